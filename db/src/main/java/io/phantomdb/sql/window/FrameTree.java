package io.phantomdb.sql.window;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.Aggregate;
import java.util.ArrayList;
import java.util.List;

/**
 * What an aggregate knows of whole blocks of rows, of blocks of blocks, and so on: any range of rows is made of a few of them.
 *
 * <pre>
 *   level 1  |        256 rows        | …
 *   level 0  | 16 | 16 | … | 16 | 16 | …       a range: rows · blocks · bigger blocks · blocks · rows
 * </pre>
 *
 * <p>Blocks are taken in the order of their rows, so aggregates that mind the order may use it. States are kept encoded.
 */
final class FrameTree {
    /** Adds rows one by one. */
    interface Rows {
        void add(Accumulator accumulator, int from, int to);
    }

    private static final int FAN_BITS = 4;
    private static final int FAN = 1 << FAN_BITS;
    private static final int STATE_BYTES = 40;

    private final Rows rows;
    private final List<List<Bytes>> levels = new ArrayList<>();

    FrameTree(Partition partition, Aggregate aggregate, Rows rows) {
        this.rows = rows;
        List<Bytes> blocks = new ArrayList<>();
        for (int block = 0; (block + 1) * FAN <= partition.size(); block++) {
            Accumulator accumulator = aggregate.newAccumulator();
            rows.add(accumulator, block * FAN, (block + 1) * FAN);
            blocks.add(state(accumulator, partition));
        }
        while (!blocks.isEmpty()) {
            levels.add(blocks);
            blocks = above(blocks, partition, aggregate);
        }
    }

    private static List<Bytes> above(List<Bytes> blocks, Partition partition, Aggregate aggregate) {
        List<Bytes> above = new ArrayList<>();
        for (int block = 0; (block + 1) * FAN <= blocks.size(); block++) {
            Accumulator accumulator = aggregate.newAccumulator();
            for (Bytes below : blocks.subList(block * FAN, (block + 1) * FAN)) {
                accumulator.merge(new ByteReader(below));
            }
            above.add(state(accumulator, partition));
        }
        return above;
    }

    private static Bytes state(Accumulator accumulator, Partition partition) {
        ByteWriter writer = new ByteWriter(STATE_BYTES);
        accumulator.encode(writer);
        Bytes state = writer.take();
        partition.memory().reserve(STATE_BYTES + state.length());
        partition.tick();
        return state;
    }

    void add(Accumulator accumulator, int from, int to) {
        int at = from;
        while (at < to) {
            int level = level(at, to);
            if (level < 0) {
                rows.add(accumulator, at, at + 1);
                at++;
            } else {
                int bits = FAN_BITS * (level + 1);
                accumulator.merge(new ByteReader(levels.get(level).get(at >> bits)));
                at += 1 << bits;
            }
        }
    }

    /** The level of the biggest block that begins at that row and ends in the range; -1 if there is none. */
    private int level(int at, int to) {
        int level = -1;
        for (int next = 0; next < levels.size(); next++) {
            long span = 1L << FAN_BITS * (next + 1);
            if (at % span != 0 || at + span > to) {
                break;
            }
            level = next;
        }
        return level;
    }
}
