package io.phantomdb.simulator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.check.RowTransaction.Done;
import io.phantomdb.simulator.check.RowTransaction.Row;
import io.phantomdb.simulator.check.RowTransaction.Scan;
import io.phantomdb.simulator.check.anomaly.Anomaly;
import io.phantomdb.simulator.check.anomaly.AnomalyKind;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class PhantomsTest {
    private final History<RowTransaction, Done> history = new History<>();
    private int clients;

    private History<RowTransaction, Done>.Open start(Row insert) {
        return history.start(++clients, new RowTransaction(insert));
    }

    private static Scan scan(int group, Long... ids) {
        return new Scan(group, group, RowTransaction.UNCOUNTED,
                Arrays.stream(ids).map(id -> new Row(id, group)).toList());
    }

    private static Done looked(Scan... scans) {
        return new Done(List.of(scans), false, RowTransaction.NONE, false);
    }

    private static Done inserted(Scan... scans) {
        return new Done(List.of(scans), true, RowTransaction.NONE, false);
    }

    private static Done deleted(long id, Scan... scans) {
        return new Done(List.of(scans), false, id, false);
    }

    private List<AnomalyKind> kinds() {
        return Phantoms.anomalies(history.operations()).stream().map(Anomaly::kind).toList();
    }

    @Test
    void twoWhoDoNotSeeTheRowOfTheOtherAreAPhantom() {
        var one = start(new Row(1, 5));
        var other = start(new Row(2, 5));
        one.ok(inserted(scan(5)));
        other.ok(inserted(scan(5)));
        assertEquals(List.of(AnomalyKind.G2), kinds());
        assertTrue(Phantoms.check(history.operations()).reason().contains("T0 did not see row 2, which T1 put in"),
                Phantoms.check(
                        history.operations()).reason());
        start(null).ok(looked(scan(5, 1L, 2L)));
        assertTrue(Phantoms.atMost(1, history.operations()).isBad());
        assertTrue(Phantoms.atMost(2, history.operations()).isGood());
    }

    @Test
    void aPhantomMayNeedRealTime() {
        var middle = start(new Row(1, 5));
        start(new Row(2, 6)).ok(inserted());
        var late = start(null);
        middle.ok(inserted(scan(6)));
        late.ok(looked(scan(5)));
        assertEquals(List.of(AnomalyKind.G2_REALTIME), kinds());
    }

    @Test
    void aRowThatWasAcknowledgedIsNotMissing() {
        start(new Row(1, 5)).ok(inserted());
        start(null).ok(looked(scan(5)));
        assertEquals(List.of(AnomalyKind.G_SINGLE_REALTIME), kinds());
    }

    @Test
    void aRowThatWasTakenOutDoesNotComeBack() {
        start(new Row(1, 5)).ok(inserted());
        start(null).ok(deleted(1, scan(5, 1L)));
        start(null).ok(looked(scan(5)));
        assertEquals(List.of(), kinds());
        start(null).ok(looked(scan(5, 1L)));
        assertEquals(List.of(AnomalyKind.G_SINGLE_REALTIME), kinds());
    }

    @Test
    void halfOfWhatATransactionSawIsReadSkew() {
        var writer = start(new Row(1, 5));
        start(null).ok(looked(scan(5, 1L), scan(5)));
        writer.ok(inserted());
        assertEquals(List.of(AnomalyKind.G_SINGLE), kinds());
    }

    @Test
    void oneRowIsTakenOutOnce() {
        start(new Row(1, 5)).ok(inserted());
        var one = start(null);
        var other = start(null);
        one.ok(deleted(1, scan(5, 1L)));
        other.ok(deleted(1, scan(5, 1L)));
        assertTrue(kinds().contains(AnomalyKind.LOST_UPDATE), kinds().toString());
    }

    @Test
    void rowsOfFailedTransactionsAndOfNobodyAndDoublesAreFound() {
        start(new Row(1, 5)).failed();
        start(null).ok(looked(scan(5, 1L)));
        assertEquals(List.of(AnomalyKind.G1A), kinds());
        start(null).ok(looked(scan(6, 9L, 9L)));
        assertEquals(List.of(AnomalyKind.UNWRITTEN, AnomalyKind.DUPLICATE, AnomalyKind.G1A), kinds());
    }

    @Test
    void countingAndListingSayTheSame() {
        start(null).ok(looked(new Scan(1, 2, 3, List.of())));
        assertEquals(List.of(AnomalyKind.INTERNAL), kinds());
    }

    private static List<Operation<RowTransaction, Done>> play(SplitEntropy entropy) {
        TreeMap<Long, Row> rows = new TreeMap<>();
        long[] last = {0};
        return Overlapping.play(entropy, 60, 5, () -> new RowTransaction(entropy.below(2) == 0
                ? null
                : new Row(++last[0], entropy.below(3))), input -> {
                    int low = entropy.below(3);
                    int high = low + entropy.below(3 - low);
                    List<Row> seen = rows.values().stream().filter(row -> row.group() >= low && row.group() <= high)
                            .toList();
                    long deleted = input.insert() == null && !seen.isEmpty() && entropy.below(2) == 0
                            ? seen.get(entropy.below(seen.size())).id()
                            : RowTransaction.NONE;
                    rows.remove(deleted);
                    if (input.insert() != null) {
                        rows.put(input.insert().id(), input.insert());
                    }
                    return new Done(List.of(new Scan(low, high, seen.size(), seen)), input.insert() != null, deleted,
                            false);
                });
    }

    @Property(tries = 300)
    void whatReallyHappenedIsGood(@ForAll long seed) {
        Verdict verdict = Phantoms.check(play(new SplitEntropy(seed)));
        assertTrue(verdict.isGood(), verdict.reason());
    }

    /** A last look misses a row that was acknowledged and never taken out. */
    @Property(tries = 300)
    void aMissingRowIsFound(@ForAll long seed) {
        List<Operation<RowTransaction, Done>> all = new ArrayList<>(play(new SplitEntropy(seed)));
        Operation<RowTransaction, Done> writer = all.stream()
                .filter(each -> each.outcome() == Operation.Outcome.OK && each
                        .output().inserted()
                        && all.stream().noneMatch(other -> other.output() != null && other.output().deleted() == each
                                .input().insert().id()))
                .findFirst().orElse(null);
        Assume.that(writer != null);
        int group = writer.input().insert().group();
        all.add(new Operation<>(99, new RowTransaction(null), looked(scan(group)), Operation.Outcome.OK, 10_000,
                10_001));
        assertTrue(Phantoms.check(all).reason().contains("G-single"), Phantoms.check(all).reason());
    }
}
