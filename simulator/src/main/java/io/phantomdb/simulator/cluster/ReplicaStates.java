package io.phantomdb.simulator.cluster;

import io.phantomdb.simulator.invariant.Invariant;
import io.phantomdb.simulator.invariant.SameStateAtSameIndex;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The end of a run: every replica catches up, and those of a shard hold the same state. Asked round by round, until all have
 * answered in one round with the same index. A node that has stopped for good, as it must not trust its disk, is not asked.
 */
final class ReplicaStates {
    private final ClusterProgram program;
    private final Consumer<Invariant.Violated> onViolation;
    private final SameStateAtSameIndex states = new SameStateAtSameIndex();
    /** Of the round under way: by shard the answers so far, and the indexes they were for. */
    private final TreeMap<Long, Integer> answers = new TreeMap<>();
    private final TreeMap<Long, TreeSet<Long>> indexes = new TreeMap<>();
    private long round;
    private int asked;

    ReplicaStates(ClusterProgram program, Consumer<Invariant.Violated> onViolation) {
        this.program = program;
        this.onViolation = onViolation;
    }

    /** Begins a round; what is answered to an earlier one is compared as well, but does not count in this. */
    void ask(List<Integer> nodes) {
        long current = ++round;
        asked = nodes.size();
        answers.clear();
        indexes.clear();
        for (int node : nodes) {
            program.digest(node, (from, shard, index, value) -> told(current, from, shard, index, value));
        }
    }

    private void told(long inRound, int node, long shard, long index, long value) {
        try {
            states.digested(node, shard, index, value);
        } catch (Invariant.Violated violated) {
            onViolation.accept(violated);
        }
        if (inRound == round) {
            answers.merge(shard, 1, Integer::sum);
            indexes.computeIfAbsent(shard, none -> new TreeSet<>()).add(index);
        }
    }

    /** Whether all replicas of all shards have answered in this round, each shard's for one index. */
    boolean areEven() {
        return !answers.isEmpty() && answers.values().stream().allMatch(count -> count == asked)
                && indexes.values().stream().allMatch(each -> each.size() == 1);
    }
}
