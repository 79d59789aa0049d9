package io.phantomdb.host.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.host.Disk;
import io.phantomdb.host.Host;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes its journal in a loop is killed with SIGKILL; whatever it said was durable must be there. */
final class JournalKillTest {
    private static final int ACKNOWLEDGED_BEFORE_KILL = 150;
    private static final int BATCH_RECORDS = 3;
    private static final int BATCHES_PER_SEGMENT = 41;

    @TempDir
    private Path directory;

    @Test
    void killedInTheMiddleNothingAcknowledgedIsLost() throws Exception {
        long acknowledged = runAndKill(directory, 0);
        List<Long> found = readBack(directory);
        for (int index = 0; index < found.size(); index++) {
            assertEquals(index, found.get(index), "a record is missing, doubled or out of order");
        }
        assertTrue(found.size() > acknowledged, found.size() + " records are left of " + acknowledged + " and more");
        appendOne(directory, found.size());
        assertEquals(found.size() + 1, readBack(directory).size());
    }

    /** Whatever lock the dead process left behind, its successor must be able to write. */
    private static void appendOne(Path directory, long number) throws Exception {
        try (RealHost host = RealHost.open(directory, new HostConfig("test", 1, 1, 1, 0, reason -> {}))) {
            CountDownLatch durable = new CountDownLatch(1);
            Bytes record = new ByteWriter().u64(number).take();
            host.host().loops().store().post(() -> host.host().disk().journal().append(List.of(record), (value,
                    error) -> durable.countDown()));
            assertTrue(durable.await(5, TimeUnit.SECONDS));
        }
    }

    /** Returns the highest number that the child said was durable. */
    private static long runAndKill(Path directory, long first) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Child.class.getName(), directory.toString(),
                        Long.toString(first)));
        Process child = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        long acknowledged = -1;
        try (DataInputStream said = new DataInputStream(child.getInputStream())) {
            for (int batch = 0; batch < ACKNOWLEDGED_BEFORE_KILL; batch++) {
                acknowledged = said.readLong();
            }
            child.toHandle().destroyForcibly();
            while (true) {
                acknowledged = said.readLong();
            }
        } catch (EOFException killed) {
            assertTrue(acknowledged > first, "the child died before it wrote anything");
        } finally {
            child.destroyForcibly();
            child.waitFor(5, TimeUnit.SECONDS);
        }
        return acknowledged;
    }

    private static List<Long> readBack(Path directory) throws IOException {
        List<Long> numbers = new ArrayList<>();
        try (RealHost host = RealHost.open(directory, new HostConfig("test", 1, 1, 1, 1 << 20, reason -> {}))) {
            Disk.Journal journal = host.host().disk().journal();
            for (int segment : journal.segments()) {
                journal.read(segment, record -> {
                    numbers.add(new ByteReader(record).u64());
                    return Disk.Wanted.NEXT;
                });
            }
        }
        return numbers;
    }

    /** The process that is killed: the next batch goes out as soon as one is durable, two are under way. */
    static final class Child {
        private final Host host;
        private final DataOutputStream out = new DataOutputStream(System.out);
        private long number;
        private int batches;
        private int segment;

        private Child(Host host, long number) {
            this.host = host;
            this.number = number;
        }

        public static void main(String[] arguments) throws InterruptedException {
            HostConfig config = new HostConfig("child", 1, 1, 1, 1 << 20, reason -> Runtime.getRuntime().halt(1));
            RealHost real = RealHost.open(Path.of(arguments[0]), config);
            Child child = new Child(real.host(), Long.parseLong(arguments[1]));
            List<Integer> segments = real.host().disk().journal().segments();
            child.segment = segments.isEmpty() ? 0 : segments.getLast();
            real.host().loops().store().post(child::append);
            real.host().loops().store().post(child::append);
            Thread.currentThread().join();
        }

        private void append() {
            if (batches++ % BATCHES_PER_SEGMENT == 0) {
                host.disk().journal().roll(++segment);
            }
            List<Bytes> records = new ArrayList<>();
            for (int index = 0; index < BATCH_RECORDS; index++) {
                records.add(new ByteWriter(200).u64(number++).raw(new byte[(int) (number % 150)]).take());
            }
            long last = number - 1;
            host.disk().journal().append(records, (value, error) -> {
                if (error == null) {
                    say(last);
                    append();
                }
            });
        }

        private void say(long last) {
            try {
                out.writeLong(last);
                out.flush();
            } catch (IOException gone) {
                Runtime.getRuntime().halt(2);
            }
        }
    }
}
