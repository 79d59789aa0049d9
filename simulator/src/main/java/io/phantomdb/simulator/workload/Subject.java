package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.fault.Fleet;
import io.phantomdb.simulator.language.Language;
import io.phantomdb.simulator.world.SimNode;
import java.util.List;

/** What a run puts to the test: machines with their programs, and clients with what they expect. */
public interface Subject {
    /** Workload and size, for people. */
    String description();

    Fleet fleet();

    /** What its nodes speak among each other. */
    Language language();

    /** Starts everything for the first time. */
    void found();

    /** The cluster is there and prepared: faults may begin. */
    boolean isFounded();

    /** Clients begin. */
    void work();

    /** From now on clients keep to these nodes. */
    void narrow(List<SimNode> core);

    /** Every client has had a success since it was told to keep to some nodes. */
    boolean hasEveryClientSucceeded();

    /** Clients end and somebody takes the last look, anywhere. */
    void conclude();

    boolean isConcluded();

    List<Verdict> verdicts();

    /** What clients did and saw, in Jepsen's notation. */
    HistoryEdn history();

    /** Operations that were begun, and those that succeeded. */
    long operations();

    long succeeded();

    /** How often operations or events met that could disturb each other; a run without any shows nothing. */
    long encounters();

    /** What an invariant or the like never got to see, or null: a run in which nothing was compared is a failure. */
    String vacuity();
}
