package io.phantomdb.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What every {@link Disk.Journal} keeps. */
public abstract class JournalContract extends Contract {
    private Disk.Journal journal() {
        return world.host(1).disk().journal();
    }

    private void append(Bytes... records) {
        Outcome<Void> synced = new Outcome<>();
        world.on(1, () -> journal().append(List.of(records), synced));
        world.runUntil("the batch is durable", synced::isDone);
        assertNull(synced.error());
    }

    private List<Bytes> read(int segment) throws Exception {
        List<Bytes> records = new ArrayList<>();
        labour(1, () -> {
            journal().read(segment, record -> {
                records.add(record);
                return Disk.Wanted.NEXT;
            });
            return null;
        });
        return records;
    }

    private static Bytes record(int number) {
        return Bytes.ofUtf8("record " + number);
    }

    /** All of the journal, segment after segment. */
    private List<Bytes> readAll() throws Exception {
        List<Bytes> records = new ArrayList<>();
        for (int segment : journal().segments()) {
            records.addAll(read(segment));
        }
        return records;
    }

    @Test
    public void aNewJournalIsEmpty() {
        assertEquals(List.of(), journal().segments());
    }

    @Test
    public void whatWasAcknowledgedIsThereAfterACrash() throws Exception {
        world.on(1, () -> journal().roll(1));
        append(record(1), record(2));
        append(record(3));
        world.crash(1);
        assertEquals(List.of(1), journal().segments());
        assertEquals(List.of(record(1), record(2), record(3)), read(1));
    }

    @Test
    public void whatWasNotAcknowledgedIsAPrefixAtMost() throws Exception {
        world.on(1, () -> journal().roll(1));
        append(record(0));
        world.on(1, () -> {
            for (int number = 1; number <= 20; number++) {
                journal().append(List.of(record(number)), (value, error) -> {});
            }
        });
        world.crash(1);
        List<Bytes> left = readAll();
        assertFalse(left.isEmpty());
        assertEquals(record(0), left.get(0));
        assertTrue(left.size() <= 21);
    }

    @Test
    public void afterReopeningAppendsGoToANewSegment() throws Exception {
        world.on(1, () -> journal().roll(5));
        append(record(1));
        world.crash(1);
        append(record(2));
        List<Integer> segments = journal().segments();
        assertEquals(2, segments.size());
        assertEquals(5, segments.get(0));
        assertTrue(segments.get(1) > 5);
        world.crash(1);
        assertEquals(List.of(record(1), record(2)), readAll());
    }

    @Test
    public void batchesCompleteInOrderOnTheLoop() {
        List<Integer> order = new CopyOnWriteArrayList<>();
        Loop loop = world.host(1).loops().store();
        world.on(1, () -> {
            journal().roll(1);
            for (int number = 0; number < 200; number++) {
                int batch = number;
                journal().append(List.of(record(number)), (value, error) -> {
                    Check.that(error == null && loop.isHere(), "a batch failed or completed elsewhere");
                    order.add(batch);
                });
            }
        });
        world.runUntil("all complete", () -> order.size() == 200);
        for (int number = 0; number < 200; number++) {
            assertEquals(number, order.get(number));
        }
    }

    @Test
    public void completionsComeLaterNotWithinTheCall() {
        world.on(1, () -> {
            boolean[] completed = new boolean[1];
            journal().append(List.of(record(1)), (value, error) -> completed[0] = true);
            Check.that(!completed[0], "completed within the call");
        });
    }

    @Test
    public void rollingStartsANewSegment() throws Exception {
        List<Integer> done = new CopyOnWriteArrayList<>();
        world.on(1, () -> {
            for (int segment = 1; segment <= 4; segment++) {
                int number = segment;
                journal().roll(segment);
                journal().append(List.of(record(segment), record(100 + segment)), (value, error) -> done.add(number));
            }
        });
        world.runUntil("all are durable", () -> done.size() == 4);
        assertEquals(List.of(1, 2, 3, 4), journal().segments());
        world.crash(1);
        assertEquals(List.of(1, 2, 3, 4), journal().segments());
        for (int segment = 1; segment <= 4; segment++) {
            assertEquals(List.of(record(segment), record(100 + segment)), read(segment));
        }
    }

    @Test
    public void segmentNumbersOnlyRise() {
        world.on(1, () -> journal().roll(3));
        append(record(1));
        assertThrows(Check.Broken.class, () -> world.on(1, () -> journal().roll(3)));
    }

    @Test
    public void droppedSegmentsAreGone() throws Exception {
        for (int segment = 1; segment <= 3; segment++) {
            int number = segment;
            world.on(1, () -> journal().roll(number));
            append(record(segment));
        }
        world.on(1, () -> journal().drop(1));
        world.on(1, () -> journal().drop(2));
        append(record(33));
        assertEquals(List.of(3), journal().segments());
        assertThrows(Check.Broken.class, () -> world.on(1, () -> journal().drop(3)));
        world.crash(1);
        assertEquals(List.of(record(3), record(33)), readAll());
    }

    @Test
    public void recordsOfAllSizesComeBackWhole() throws Exception {
        int[] sizes = {1, 2, 3, 4, 5, 63, 64, 65, 4_095, 4_096, 4_097, 70_000, 1 << 20, 5_000_003};
        world.on(1, () -> journal().roll(1));
        List<Bytes> written = new ArrayList<>();
        for (int size : sizes) {
            written.add(pattern(size, size));
        }
        append(written.toArray(new Bytes[0]));
        world.crash(1);
        assertEquals(written, read(1));
    }

    @Test
    public void aReaderThatHasEnoughIsAskedNoMore() throws Exception {
        world.on(1, () -> journal().roll(1));
        append(record(1), record(2), record(3));
        world.crash(1);
        List<Bytes> taken = new ArrayList<>();
        labour(1, () -> {
            journal().read(1, record -> {
                taken.add(record);
                return taken.size() < 2 ? Disk.Wanted.NEXT : Disk.Wanted.NOTHING;
            });
            return null;
        });
        assertEquals(List.of(record(1), record(2)), taken);
    }

    @Test
    public void behindWhatTheReaderCallsNoRecordTheOthersAreStillFound() throws Exception {
        world.on(1, () -> journal().roll(1));
        append(record(1), record(2), record(3));
        world.crash(1);
        List<Bytes> taken = new ArrayList<>();
        labour(1, () -> {
            journal().read(1, record -> {
                taken.add(record);
                return record.equals(record(1)) ? Disk.Wanted.ANY : Disk.Wanted.NEXT;
            });
            return null;
        });
        assertTrue(taken.containsAll(List.of(record(1), record(2), record(3))));
        assertEquals(record(3), taken.getLast());
    }

    @Test
    public void manyCrashesLoseNothing() throws Exception {
        List<Bytes> expected = new ArrayList<>();
        for (int life = 0; life < 4; life++) {
            append(record(2 * life), record(2 * life + 1));
            expected.add(record(2 * life));
            expected.add(record(2 * life + 1));
            world.crash(1);
            assertEquals(expected, readAll());
        }
    }
}
