package io.phantomdb.raft;

import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * The properties of Raft's figure 3, and that what is claimed is durable, on groups in trouble; after it, everything must
 * finish. {@code -Dphantomdb.raft.campaign=N} runs N long schedules instead of a few;
 * {@code -Dphantomdb.raft.seed=S} is where they begin.
 */
class RaftSafetyProperties {
    private static final int EVENTS = 1_000;

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void aGroupInTroubleStaysSafeAndFinishesAfterwards(@ForAll long seed) {
        run(seed, EVENTS);
    }

    @Example
    void longSchedulesStaySafe() {
        long first = Long.getLong("phantomdb.raft.seed", 1);
        long count = Long.getLong("phantomdb.raft.campaign", 12);
        long committed = 0;
        long leaders = 0;
        long reads = 0;
        long snapshots = 0;
        for (long seed = first; seed < first + count; seed++) {
            TestCluster cluster = run(seed, 5 * EVENTS);
            committed += cluster.ledger().committedIndex();
            leaders += cluster.ledger().leaders().size();
            reads += cluster.ledger().readsConfirmed();
            snapshots += cluster.snapshotsInstalled();
        }
        System.out.printf("%d schedules: %d entries committed, %d leaders, %d reads, %d snapshots%n", count, committed,
                leaders, reads, snapshots);
        assertTrue(committed > 50 * count && leaders > 3 * count && reads > 2 * count && snapshots > 0,
                "the schedules were too quiet to show anything");
    }

    private static TestCluster run(long seed, int events) {
        RandomSchedule schedule = new RandomSchedule(seed);
        try {
            schedule.run(events);
            schedule.finish();
        } catch (AssertionError | RuntimeException found) {
            throw new AssertionError("seed " + seed + ", " + events + " events: " + found.getMessage(), found);
        }
        return schedule.cluster();
    }
}
