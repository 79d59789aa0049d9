package io.phantomdb.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every {@link Disk.Runs} keeps. */
public abstract class RunsContract extends Contract {
    private Disk.Runs runs(String queue) {
        return world.host(1).disk().runs(queue);
    }

    /** Writes blocks into a new run and returns their offsets. */
    private List<Long> write(String queue, int run, List<Bytes> blocks) throws Exception {
        return labour(1, () -> {
            Disk.RunWriter writer = runs(queue).create(run);
            List<Long> offsets = new ArrayList<>();
            for (Bytes block : blocks) {
                offsets.add(writer.append(block));
            }
            writer.finish();
            return offsets;
        });
    }

    private Bytes readNow(String queue, int run, long offset, int length) throws Exception {
        return labour(1, () -> runs(queue).readNow(run, offset, length));
    }

    private static List<Bytes> blocks(int count, int salt) {
        List<Bytes> blocks = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            blocks.add(pattern(1_000 + 977 * number % 30_000, salt + number));
        }
        return blocks;
    }

    @Test
    public void blocksAreReadWhereTheyWereWritten() throws Exception {
        List<Bytes> blocks = blocks(200, 1);
        List<Long> offsets = write("flush", 1, blocks);
        for (int number = blocks.size() - 1; number >= 0; number--) {
            Bytes block = blocks.get(number);
            assertEquals(block, readNow("flush", 1, offsets.get(number), block.length()));
        }
        Bytes third = blocks.get(3);
        assertEquals(third.slice(10, 20), readNow("flush", 1, offsets.get(3) + 10, 10));
    }

    @Test
    public void readsCompleteOnTheLoop() throws Exception {
        List<Bytes> blocks = blocks(3, 2);
        List<Long> offsets = write("flush", 1, blocks);
        AtomicBoolean here = new AtomicBoolean();
        Outcome<Bytes> outcome = new Outcome<>();
        world.on(1, () -> runs("flush").read(1, offsets.get(2), blocks.get(2).length(), (value, error) -> {
            here.set(world.host(1).loops().store().isHere());
            outcome.done(value, error);
        }));
        world.runUntil("the read completes", outcome::isDone);
        assertEquals(blocks.get(2), outcome.value());
        assertTrue(here.get());
    }

    @Test
    public void aFinishedRunSurvivesACrash() throws Exception {
        List<Bytes> blocks = blocks(50, 3);
        List<Long> offsets = write("flush", 7, blocks);
        world.crash(1);
        assertEquals(List.of(7), labour(1, () -> runs("flush").list()));
        for (int number = 0; number < blocks.size(); number++) {
            assertEquals(blocks.get(number),
                    readNow("flush", 7, offsets.get(number), blocks.get(number).length()));
        }
        write("flush", 8, blocks);
        assertEquals(List.of(7, 8), labour(1, () -> runs("flush").list()));
    }

    @Test
    public void anUnfinishedRunCanBeDroppedAfterACrash() throws Exception {
        labour(1, () -> {
            Disk.RunWriter writer = runs("flush").create(3);
            writer.append(pattern(5_000, 1));
            return null;
        });
        world.crash(1);
        labour(1, () -> {
            for (int run : runs("flush").list()) {
                runs("flush").drop(run);
            }
            return null;
        });
        assertEquals(List.of(), labour(1, () -> runs("flush").list()));
        List<Long> offsets = write("flush", 4, blocks(2, 9));
        assertEquals(blocks(2, 9).get(1), readNow("flush", 4, offsets.get(1), blocks(2, 9).get(1).length()));
    }

    @Test
    public void queuesAreApart() throws Exception {
        List<Long> one = write("flush", 1, List.of(pattern(100, 1)));
        List<Long> other = write("compact", 1, List.of(pattern(100, 2)));
        assertEquals(pattern(100, 1), readNow("flush", 1, one.get(0), 100));
        assertEquals(pattern(100, 2), readNow("compact", 1, other.get(0), 100));
        labour(1, () -> {
            runs("flush").drop(1);
            return null;
        });
        assertEquals(List.of(), labour(1, () -> runs("flush").list()));
        assertEquals(List.of(1), labour(1, () -> runs("compact").list()));
    }

    @Test
    public void whatIsNotThereIsAnError() throws Exception {
        assertThrows(IOException.class, () -> readNow("flush", 9, 0, 10));
        List<Long> offsets = write("flush", 1, List.of(pattern(100, 1)));
        assertThrows(IOException.class, () -> readNow("flush", 1, offsets.get(0) + (1L << 40), 10));
        labour(1, () -> {
            runs("flush").drop(1);
            return null;
        });
        assertThrows(IOException.class, () -> readNow("flush", 1, offsets.get(0), 100));
        Outcome<Bytes> outcome = new Outcome<>();
        world.on(1, () -> runs("flush").read(1, offsets.get(0), 100, outcome));
        world.runUntil("the read completes", outcome::isDone);
        assertNotNull(outcome.error());
    }

    @Test
    public void anAbandonedRunIsGone() throws Exception {
        labour(1, () -> {
            Disk.RunWriter writer = runs("flush").create(2);
            writer.append(pattern(50_000, 1));
            writer.abandon();
            return null;
        });
        assertEquals(List.of(), labour(1, () -> runs("flush").list()));
        write("flush", 3, blocks(3, 3));
        assertEquals(List.of(3), labour(1, () -> runs("flush").list()));
    }

    @Test
    public void runNumbersOnlyRise() throws Exception {
        write("flush", 4, blocks(1, 1));
        assertThrows(Check.Broken.class, () -> write("flush", 4, blocks(1, 1)));
        assertThrows(Check.Broken.class, () -> write("flush", 3, blocks(1, 1)));
    }

    @Test
    public void aLargeBlockAndALargeRun() throws Exception {
        List<Bytes> blocks = new ArrayList<>();
        blocks.add(pattern(3_000_000, 1));
        for (int number = 0; number < 300; number++) {
            blocks.add(pattern(32_768, number));
        }
        blocks.add(pattern(1, 1));
        List<Long> offsets = write("flush", 1, blocks);
        for (int number = 0; number < blocks.size(); number += 50) {
            assertEquals(blocks.get(number),
                    readNow("flush", 1, offsets.get(number), blocks.get(number).length()));
        }
    }

    @Test
    public void oldRunsStayReadableWhileANewOneIsWritten() throws Exception {
        List<Bytes> old = blocks(5, 1);
        List<Long> offsets = write("flush", 1, old);
        labour(1, () -> {
            Disk.RunWriter writer = runs("flush").create(2);
            for (Bytes block : blocks(5, 50)) {
                writer.append(block);
            }
            for (int number = 0; number < 5; number++) {
                Bytes read = runs("flush").readNow(1, offsets.get(number), old.get(number).length());
                Check.that(read.equals(old.get(number)), "an old block changed");
            }
            runs("flush").drop(1);
            writer.finish();
            return null;
        });
        assertEquals(List.of(2), labour(1, () -> runs("flush").list()));
    }
}
