package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.Verdict;
import java.util.List;

/** What clients do to the database and what they then expect of it. All clients of a run share one. */
public interface Workload {
    /** As on the command line. */
    String name();

    /**
     * Statements that make its tables and first rows, in this order. Each is tried until it has happened; one that finds
     * its object or row there has happened before.
     */
    List<String> preparation();

    /** One operation of one client. Throws {@link NotDone}, {@link Unknown} or {@link Finding}. */
    void step(SqlClient client);

    /** The last look, when everything is well again; tried until it has been had. */
    void conclude(SqlClient client);

    /** The order that its histories and verdicts speak of. */
    Moments moments();

    /** What to make of all of it. */
    List<Verdict> verdicts();

    /** What clients did and saw, in Jepsen's notation. */
    HistoryEdn history();

    /** Operations that started while another was under way. */
    int overlaps();
}
