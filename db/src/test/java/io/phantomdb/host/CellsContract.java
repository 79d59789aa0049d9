package io.phantomdb.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What every {@link Disk.Cells} keeps. */
public abstract class CellsContract extends Contract {
    private Disk.Cells cells() {
        return world.host(1).disk().cells();
    }

    private Bytes read(String name) throws Exception {
        return labour(1, () -> cells().read(name));
    }

    private void writeNow(String name, Bytes value) throws Exception {
        labour(1, () -> {
            cells().writeNow(name, value);
            return null;
        });
    }

    @Test
    public void whatWasNeverWrittenIsNull() throws Exception {
        assertNull(read("identity"));
    }

    @Test
    public void whatWasWrittenIsThereAlsoAfterACrash() throws Exception {
        writeNow("identity", pattern(1_000, 1));
        writeNow("manifest", Bytes.EMPTY);
        assertEquals(pattern(1_000, 1), read("identity"));
        world.crash(1);
        assertEquals(pattern(1_000, 1), read("identity"));
        assertEquals(Bytes.EMPTY, read("manifest"));
    }

    @Test
    public void theLastWriteWins() throws Exception {
        writeNow("identity", pattern(5_000, 1));
        writeNow("identity", pattern(50, 2));
        assertEquals(pattern(50, 2), read("identity"));
        world.crash(1);
        assertEquals(pattern(50, 2), read("identity"));
    }

    @Test
    public void writesCompleteInOrderOnTheLoop() throws Exception {
        List<Integer> order = new CopyOnWriteArrayList<>();
        List<Boolean> here = new CopyOnWriteArrayList<>();
        world.on(1, () -> {
            for (int number = 0; number < 20; number++) {
                int write = number;
                cells().write("counter", Bytes.ofUtf8("" + number), (value, error) -> {
                    order.add(error == null ? write : -1);
                    here.add(world.host(1).loops().store().isHere());
                });
            }
        });
        world.runUntil("all complete", () -> order.size() == 20);
        List<Integer> ascending = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            ascending.add(number);
        }
        assertEquals(ascending, order);
        assertTrue(here.stream().allMatch(Boolean::booleanValue));
        world.crash(1);
        assertEquals("19", read("counter").utf8());
    }

    @Test
    public void aCrashLeavesTheOldOrTheNew() throws Exception {
        writeNow("manifest", pattern(20_000, 1));
        world.on(1, () -> cells().write("manifest", pattern(30_000, 2), (value, error) -> {}));
        world.crash(1);
        Bytes left = read("manifest");
        assertTrue(left.equals(pattern(20_000, 1)) || left.equals(pattern(30_000, 2)), "neither old nor new");
    }

    @Test
    public void aMegabyteFits() throws Exception {
        writeNow("manifest", pattern(1 << 20, 5));
        world.crash(1);
        assertEquals(pattern(1 << 20, 5), read("manifest"));
    }
}
