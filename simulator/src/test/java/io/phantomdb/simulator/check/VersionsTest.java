package io.phantomdb.simulator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.check.VersionTransaction.Done;
import io.phantomdb.simulator.check.VersionTransaction.Version;
import io.phantomdb.simulator.check.anomaly.Anomaly;
import io.phantomdb.simulator.check.anomaly.AnomalyKind;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class VersionsTest {
    private final History<VersionTransaction, Done> history = new History<>();
    private int clients;

    private static Version version(int key, long value) {
        return new Version(key, value);
    }

    private History<VersionTransaction, Done>.Open start(Version... mayWrite) {
        return history.start(++clients, new VersionTransaction(List.of(mayWrite)));
    }

    private static Done did(List<Version> reads, Version... writes) {
        return new Done(reads, List.of(writes));
    }

    private List<AnomalyKind> kinds() {
        return Versions.anomalies(history.operations()).stream().map(Anomaly::kind).toList();
    }

    @Test
    void writeSkewIsACycleOfTwoAndBreaksTheRule() {
        var one = start(version(0, 1));
        var other = start(version(1, 3));
        one.ok(did(List.of(version(0, 0), version(1, 0)), version(0, 1)));
        other.ok(did(List.of(version(0, 0), version(1, 0)), version(1, 3)));
        assertEquals(List.of(AnomalyKind.G2_ITEM), kinds());
        assertTrue(OnCallCheck.check(history.operations()).isGood(), "nobody has seen the broken rule yet");
        start().ok(did(List.of(version(0, 1), version(1, 3))));
        assertTrue(OnCallCheck.check(history.operations()).reason().contains("nobody of pair 0"));
        assertTrue(Versions.check(history.operations()).reason().contains("T0 read what T1 replaced by 3 in key 1"),
                Versions
                        .check(history.operations()).reason());
    }

    @Test
    void twoThatReplaceTheSameVersionAreALostUpdate() {
        var one = start(version(0, 2));
        var other = start(version(0, 4));
        one.ok(did(List.of(version(0, 0)), version(0, 2)));
        other.ok(did(List.of(version(0, 0)), version(0, 4)));
        assertTrue(kinds().contains(AnomalyKind.LOST_UPDATE), kinds().toString());
    }

    @Test
    void whatFailedOrWasNeverWrittenIsNotRead() {
        start(version(0, 2)).failed();
        start().ok(did(List.of(version(0, 2))));
        assertEquals(List.of(AnomalyKind.G1A), kinds());
        start().ok(did(List.of(version(0, 77))));
        assertEquals(List.of(AnomalyKind.UNWRITTEN, AnomalyKind.G1A), kinds());
    }

    @Test
    void aStaleReadIsFoundByRealTime() {
        start(version(0, 2)).ok(did(List.of(version(0, 0)), version(0, 2)));
        start().ok(did(List.of(version(0, 0))));
        assertEquals(List.of(AnomalyKind.G_SINGLE_REALTIME), kinds());
    }

    @Test
    void halfATransactionIsReadSkew() {
        var writer = start(version(0, 2), version(2, 4));
        start().ok(did(List.of(version(0, 2), version(2, 0))));
        writer.ok(did(List.of(version(0, 0), version(2, 0)), version(0, 2), version(2, 4)));
        assertEquals(List.of(AnomalyKind.G_SINGLE), kinds());
    }

    @Test
    void aTransactionThatReadsTwoVersionsContradictsItself() {
        var writer = start(version(0, 2));
        start().ok(did(List.of(version(0, 0), version(0, 2))));
        writer.ok(did(List.of(version(0, 0)), version(0, 2)));
        assertTrue(kinds().contains(AnomalyKind.INTERNAL), kinds().toString());
    }

    /** Nobody heard of the second transaction, but its version was read, so what it had read counts. */
    @Test
    void whatIsUnknownCountsOnceItWasSeen() {
        start(version(0, 2)).ok(did(List.of(version(0, 0)), version(0, 2)));
        start(version(1, 4)).wouldAnswer(did(List.of(version(0, 0), version(1, 0)), version(1, 4)));
        assertEquals(List.of(), kinds());
        start().ok(did(List.of(version(1, 4))));
        assertEquals(List.of(AnomalyKind.G_SINGLE_REALTIME), kinds());
    }

    private static List<Operation<VersionTransaction, Done>> play(SplitEntropy entropy) {
        TreeMap<Integer, Long> registers = new TreeMap<>();
        long[] last = {0};
        return Overlapping.play(entropy, 60, 5, () -> entropy.below(3) == 0
                ? new VersionTransaction(List.of())
                : new VersionTransaction(List.of(version(entropy.below(4), ++last[0]))), input -> {
                    List<Version> reads = new ArrayList<>();
                    for (int key = 0; key < 4; key++) {
                        if (entropy.below(2) == 0
                                || !input.mayWrite().isEmpty() && key == input.mayWrite().getFirst().key()) {
                            reads.add(version(key, registers.getOrDefault(key, VersionTransaction.INITIAL)));
                        }
                    }
                    input.mayWrite().forEach(write -> registers.put(write.key(), write.value()));
                    return new Done(reads, input.mayWrite());
                });
    }

    @Property(tries = 300)
    void whatReallyHappenedIsGood(@ForAll long seed) {
        Verdict verdict = Versions.check(play(new SplitEntropy(seed)));
        assertTrue(verdict.isGood(), verdict.reason());
    }

    /** A read answers what was replaced before it began. */
    @Property(tries = 300)
    void aReadOfWhatWasReplacedBeforeIsFound(@ForAll long seed) {
        List<Operation<VersionTransaction, Done>> all = new ArrayList<>(play(new SplitEntropy(seed)));
        Operation<VersionTransaction, Done> writer = all.stream()
                .filter(each -> each.outcome() == Operation.Outcome.OK && !each
                        .output().writes().isEmpty())
                .findFirst().orElse(null);
        Assume.that(writer != null);
        int key = writer.output().writes().getFirst().key();
        Version replaced = writer.output().reads().stream().filter(read -> read.key() == key).findFirst().orElseThrow();
        all.add(new Operation<>(99, new VersionTransaction(List.of()), did(List.of(replaced)), Operation.Outcome.OK,
                10_000,
                10_001));
        assertTrue(Versions.check(all).reason().contains("G-single"), Versions.check(all).reason());
    }
}
