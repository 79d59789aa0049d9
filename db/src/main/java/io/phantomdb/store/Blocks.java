package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.host.Caches;
import io.phantomdb.host.Disk;
import io.phantomdb.host.Loop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The blocks of all runs as far as they are in memory. Who finds one missing goes on without it, so that all that a piece
 * of reading misses is noted at once; then it is read, and the piece is done again.
 *
 * <p>A cache promises nothing: with a small one, reading the last missing block could push out the first, for ever. So
 * what was read is held until the piece has been done again, and what that touches while it misses something else is held
 * as well: each round holds at least one block more of the finite number that the piece needs.
 */
final class Blocks {
    /** A block; run numbers are given out once over all queues. */
    private record Id(int run, int ordinal) {}

    /** A block somebody misses. */
    private record Wanted(Run run, int ordinal) {}

    /** A piece of reading that waits for its blocks. */
    private static final class Round {
        private final Lookup<Id, Block> held = new Lookup<>();
        private final Runnable again;
        private int missing;

        Round(Runnable again) {
            this.again = again;
        }
    }

    private final Disk disk;
    private final Loop loop;
    private final RunSet runs;
    private final Caches.Cache<Id, Block> cache;
    private final LinkedHashMap<Id, Wanted> noted = new LinkedHashMap<>();
    private final LinkedHashMap<Id, List<Round>> loading = new LinkedHashMap<>();
    /** The round that is being done again, and what it has touched so far; null outside. */
    private Round current;
    private LinkedHashMap<Id, Block> touched = new LinkedHashMap<>();

    Blocks(Disk disk, Loop loop, Caches caches, long bytesMax, RunSet runs) {
        this.disk = disk;
        this.loop = loop;
        this.runs = runs;
        this.cache = caches.create("blocks", bytesMax, (id, block) -> block.weight());
    }

    /** Null if it is not in memory; then it is noted. */
    Block get(Run run, int ordinal) {
        Id id = new Id(run.id().number(), ordinal);
        Block block = current == null ? null : current.held.get(id);
        if (block == null) {
            block = cache.get(id);
        }
        if (block == null) {
            noted.put(id, new Wanted(run, ordinal));
        } else if (current != null) {
            touched.put(id, block);
        }
        return block;
    }

    /** It will be wanted soon if it is not in memory, but nobody waits to touch it. */
    void expect(Run run, int ordinal) {
        Id id = new Id(run.id().number(), ordinal);
        if (!noted.containsKey(id) && cache.get(id) == null) {
            noted.put(id, new Wanted(run, ordinal));
        }
    }

    void fetchMissing(Runnable again) {
        Round round = new Round(again);
        touched.forEach(round.held::put);
        List<Map.Entry<Id, Wanted>> wanted = new ArrayList<>(noted.entrySet());
        noted.clear();
        for (Map.Entry<Id, Wanted> block : wanted) {
            if (!block.getValue().run().isGone()) {
                round.missing++;
                load(block.getKey(), block.getValue(), round);
            }
        }
        if (round.missing == 0) {
            loop.post(() -> runAgain(round));
        }
    }

    private void load(Id id, Wanted wanted, Round round) {
        List<Round> waiting = loading.get(id);
        if (waiting != null) {
            waiting.add(round);
            return;
        }
        loading.put(id, new ArrayList<>(List.of(round)));
        Run run = wanted.run();
        RunIndex.BlockEntry entry = run.index().block(wanted.ordinal());
        run.use();
        disk.runs(run.id().queue().queueName()).read(run.id().number(), entry.offset(), entry.length(),
                (piece, error) -> loaded(id, wanted, piece, error));
    }

    private void loaded(Id id, Wanted wanted, Bytes piece, Exception error) {
        if (error != null) {
            throw Damage.of(wanted.run().nameOf(wanted.ordinal()), error);
        }
        runs.release(wanted.run());
        Block block = wanted.run().decode(wanted.ordinal(), piece);
        cache.put(id, block);
        for (Round round : loading.remove(id)) {
            round.held.put(id, block);
            round.missing--;
            if (round.missing == 0) {
                runAgain(round);
            }
        }
    }

    private void runAgain(Round round) {
        current = round;
        touched = new LinkedHashMap<>();
        try {
            round.again.run();
        } finally {
            current = null;
            touched = new LinkedHashMap<>();
        }
    }
}
