package io.phantomdb.simulator.fault;

import io.phantomdb.simulator.world.SimNode;
import java.util.List;
import java.util.function.Consumer;

/** The machines that may suffer, and how their processes are started again. */
public interface Fleet {
    List<SimNode> nodes();

    /** Who was elected last, as far as is known, or null: the most rewarding victim. */
    SimNode leader();

    /** Whether these alone can get everything done. */
    default boolean canDecide(List<SimNode> present) {
        return present.size() * 2 > nodes().size();
    }

    /** Changes whenever this node applies an entry of a log. */
    long applied(SimNode node);

    /** Changes whenever this node begins to ask for votes. */
    long campaigns(SimNode node);

    /** Whoever leads hands its leaderships over to this node, if it is up. */
    void handOver(SimNode to);

    /**
     * The same for the leadership of one shard, by its place: the first gives out the timestamps. Where there is one alone,
     * that one.
     */
    default void handOver(SimNode to, int place) {
        handOver(to);
    }

    /** Has something happen whenever a node begins to put a state in place that its log is no part of; where that is known. */
    default void whenHistoryIsReplaced(Consumer<SimNode> then) {}

    /** Has something happen whenever a node is about to say that it has taken a piece of a commit; where that is known. */
    default void whenCommitIsTaken(CommitTaken then) {}

    /** Who has taken it, and whether it was the last piece: then the commit has happened. */
    @FunctionalInterface
    interface CommitTaken {
        void taken(SimNode by, boolean isLast);
    }

    /** Starts the node's program over what is left on its disk. */
    void start(SimNode node);
}
