package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.check.edn.Edn;
import io.phantomdb.simulator.client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Clients change what stands in two places, and look in one transaction whether both places still say the same. */
abstract class Comparing implements Workload {
    private final String verb;
    private final String vacuous;
    private final Moments moments = new Moments();
    private final History<String, Boolean> changes = new History<>(moments);
    private final List<Verdict> verdicts = new ArrayList<>();
    private int comparisons;

    /**
     * @param verb what clients do, for the history
     * @param vacuous what is said of a run in which nobody has looked
     */
    Comparing(String verb, String vacuous) {
        this.verb = verb;
        this.vacuous = vacuous;
    }

    final History<String, Boolean>.Open start(SqlClient client, String what) {
        return changes.start(client.number(), what);
    }

    /** Somebody has looked. */
    final void compared(Verdict... found) {
        comparisons++;
        for (Verdict verdict : found) {
            if (!verdict.isGood()) {
                verdicts.add(verdict);
            }
        }
    }

    static List<String> rows(Answer answer) {
        return answer.rows().stream().map(List::toString).toList();
    }

    /** What is refused in one of these ways has not happened, and need not have. */
    static <T> T notDoneIf(List<String> states, Supplier<T> asked) {
        try {
            return asked.get();
        } catch (Refused refused) {
            if (!states.contains(refused.state())) {
                throw refused;
            }
            throw new NotDone(refused.getMessage());
        }
    }

    @Override
    public final Moments moments() {
        return moments;
    }

    @Override
    public final List<Verdict> verdicts() {
        return comparisons > 0 ? verdicts : List.of(Verdict.bad(vacuous));
    }

    @Override
    public final HistoryEdn history() {
        return new HistoryEdn().add(changes.operations(),
                (what, done) -> new HistoryEdn.Call(verb, new Edn.Text(what)));
    }

    @Override
    public final int overlaps() {
        return changes.overlaps();
    }
}
