package io.phantomdb.host.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.FatalError;
import io.phantomdb.host.Disk;
import io.phantomdb.host.HostException;
import io.phantomdb.host.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RealHostTest {
    @TempDir
    private Path directory;

    private static HostConfig config(CompletableFuture<Throwable> fatal) {
        return new HostConfig("n1", 1, 1, 1, 1 << 20, fatal::complete);
    }

    private List<String> filesOf(String part) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(part))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void twoHostsDoNotShareADirectory() {
        try (RealHost first = RealHost.open(directory, config(new CompletableFuture<>()))) {
            assertTrue(first.host().disk().freeBytes() > 0);
            assertThrows(HostException.class, () -> RealHost.open(directory, config(new CompletableFuture<>())));
        }
        RealHost.open(directory, config(new CompletableFuture<>())).close();
    }

    @Test
    void afterAFatalErrorNoTurnRunsAndClosingStillWorks() throws Exception {
        CompletableFuture<Throwable> fatal = new CompletableFuture<>();
        AtomicInteger ranAfter = new AtomicInteger();
        FatalError reason = new FatalError("The journal is gone.");
        RealHost host = RealHost.open(directory, config(fatal));
        host.host().loops().store().post(() -> {
            host.host().loops().store().post(ranAfter::incrementAndGet);
            throw reason;
        });
        assertSame(reason, fatal.get(5, TimeUnit.SECONDS));
        host.host().loops().store().post(ranAfter::incrementAndGet);
        host.close();
        assertEquals(0, ranAfter.get());
        RealHost.open(directory, config(new CompletableFuture<>())).close();
    }

    @Test
    void whatTheJournalWasGivenBeforeClosingIsWritten() throws IOException {
        RealHost host = RealHost.open(directory, config(new CompletableFuture<>()));
        host.host().loops().store().post(() -> {
            for (int number = 0; number < 50; number++) {
                host.host().disk().journal().append(List.of(Bytes.ofUtf8("r" + number)), (value, error) -> {});
            }
        });
        host.close();
        try (RealHost again = RealHost.open(directory, config(new CompletableFuture<>()))) {
            Disk.Journal journal = again.host().disk().journal();
            AtomicInteger records = new AtomicInteger();
            journal.read(journal.segments().getFirst(), record -> {
                records.incrementAndGet();
                return Disk.Wanted.NEXT;
            });
            assertEquals(50, records.get());
        }
    }

    @Test
    void rolledButUnwrittenSegmentsLeaveNothingBehind() throws Exception {
        try (RealHost host = RealHost.open(directory, config(new CompletableFuture<>()))) {
            CountDownLatch written = new CountDownLatch(1);
            host.host().loops().store().post(() -> {
                host.host().disk().journal().roll(1);
                host.host().disk().journal().append(List.of(Bytes.ofUtf8("one")),
                        (value, error) -> written.countDown());
                host.host().disk().journal().roll(2);
            });
            assertTrue(written.await(5, TimeUnit.SECONDS));
        }
        try (RealHost host = RealHost.open(directory, config(new CompletableFuture<>()))) {
            assertEquals(List.of(1), host.host().disk().journal().segments());
            assertTrue(filesOf("journal").stream().noneMatch(name -> name.endsWith(".precreated")));
        }
    }

    @Test
    void onlyNotableEventsAreLinesAndALineIsOneLine() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LineTrace trace = new LineTrace("n7", new PrintStream(out, true, StandardCharsets.UTF_8));
        trace.event(new Trace.Note("raft.elected", "term 3\nshard 1"));
        trace.event(new Trace.Event() {
            @Override
            public String kind() {
                return "raft.append";
            }

            @Override
            public String text() {
                throw new AssertionError("nobody reads this");
            }
        });
        trace.close();
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.endsWith(" n7 raft.elected term 3 shard 1\n"), text);
        assertFalse(text.contains("raft.append"));
    }

    @Test
    void aTraceThatCannotKeepUpDropsAndCounts() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LineTrace trace = new LineTrace("n7", new PrintStream(out, true, StandardCharsets.UTF_8));
        trace.event(new Trace.Event() {
            @Override
            public String kind() {
                return "slow";
            }

            @Override
            public boolean isNotable() {
                return true;
            }

            @Override
            public String text() {
                try {
                    stuck.await();
                } catch (InterruptedException never) {
                    throw new AssertionError(never);
                }
                return "disk";
            }
        });
        for (int number = 0; number < 20_000; number++) {
            trace.event(new Trace.Note("many", "event"));
        }
        stuck.countDown();
        trace.close();
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("trace.dropped 118"),
                () -> out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("dropped")).toList()
                        .toString());
    }
}
