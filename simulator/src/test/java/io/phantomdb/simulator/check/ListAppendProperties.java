package io.phantomdb.simulator.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.anomaly.Anomaly;
import io.phantomdb.simulator.check.anomaly.AnomalyKind;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Lists that execute one transaction at a time are good, however they overlap; broken ones are bad, and for the right reason. */
final class ListAppendProperties {
    private static final int TRANSACTIONS = 80;

    private static List<Operation<ListTransaction, Answers>> play(SplitEntropy entropy) {
        return SerialLists.play(entropy, TRANSACTIONS, entropy.below(6) + 2, entropy.below(4) + 2);
    }

    private static Set<AnomalyKind> kinds(List<Operation<ListTransaction, Answers>> history) {
        return ListAppend.anomalies(history).stream().map(Anomaly::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(
                        AnomalyKind.class)));
    }

    @Property(tries = 500)
    void whatReallyHappenedIsGood(@ForAll long seed) {
        Verdict verdict = ListAppend.check(play(new SplitEntropy(seed)));
        assertTrue(verdict.isGood(), verdict.reason());
    }

    @Property(tries = 1_500)
    void whatWasBrokenIsNamed(@ForAll long seed, @ForAll ListBreak broken) {
        SplitEntropy entropy = new SplitEntropy(seed);
        List<Operation<ListTransaction, Answers>> history = broken.apply(play(entropy), entropy);
        Assume.that(history != null);
        Set<AnomalyKind> found = kinds(history);
        assertFalse(java.util.Collections.disjoint(found, broken.names()),
                broken + " is judged as " + ListAppend.anomalies(
                        history));
    }

    /** Whoever is asked again says the same. */
    @Property(tries = 50)
    void theVerdictIsAFunctionOfTheHistory(@ForAll long seed) {
        SplitEntropy entropy = new SplitEntropy(seed);
        List<Operation<ListTransaction, Answers>> history = ListBreak.STALE_READ.apply(play(entropy), entropy);
        Assume.that(history != null);
        assertTrue(ListAppend.check(history).equals(ListAppend.check(List.copyOf(history))));
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(@ForAll long seed) {
        List<Operation<ListTransaction, Answers>> history = play(new SplitEntropy(seed));
        List<Operation<ListTransaction, Answers>> read = ListEdn
                .read(new HistoryEdn().add(history, ListEdn::call).toString());
        assertTrue(sameButForClients(history, read), () -> history + "\nis read as\n" + read);
    }

    /** A client that lost track of an operation is another process afterwards. */
    private static boolean sameButForClients(List<Operation<ListTransaction, Answers>> history,
            List<Operation<ListTransaction, Answers>> read) {
        return history.stream().map(ListAppendProperties::withoutClient).toList().equals(read.stream().map(
                ListAppendProperties::withoutClient).toList());
    }

    private static Operation<ListTransaction, Answers> withoutClient(Operation<ListTransaction, Answers> each) {
        return new Operation<>(0, each.input(), each.output(), each.outcome(), each.start(), each.end());
    }
}
