package io.phantomdb.simulator.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetCheckTest {
    private long moments;
    private final List<Operation<Long, Boolean>> additions = new ArrayList<>();
    private final List<Operation<String, SetCheck.Contents>> reads = new ArrayList<>();

    private void add(long element, Operation.Outcome outcome) {
        long start = ++moments;
        additions.add(new Operation<>(1, element, true, outcome, start, outcome == Operation.Outcome.UNKNOWN
                ? Operation.NEVER
                : ++moments));
    }

    private void read(Long... elements) {
        reads.add(new Operation<>(2, "read", new SetCheck.Contents(List.of(elements)), Operation.Outcome.OK, ++moments,
                ++moments));
    }

    private Verdict check() {
        return SetCheck.check(additions, reads);
    }

    @Test
    void acknowledgedIsThereAndUnknownMayBe() {
        add(1, Operation.Outcome.OK);
        add(2, Operation.Outcome.UNKNOWN);
        read(1L);
        read(1L, 2L);
        assertTrue(check().isGood(), check().reason());
    }

    @Test
    void lostDoubledRefusedAndInventedAreFound() {
        add(1, Operation.Outcome.OK);
        read();
        assertTrue(check().reason().contains("missing"), check().reason());
        reads.clear();
        read(1L, 1L);
        assertTrue(check().reason().contains("twice"), check().reason());
        reads.clear();
        read(1L, 7L);
        assertTrue(check().reason().contains("never added"), check().reason());
        reads.clear();
        add(3, Operation.Outcome.FAILED);
        read(1L, 3L);
        assertTrue(check().reason().contains("refused"), check().reason());
    }

    @Test
    void anUnknownOneThatWasSeenStays() {
        add(2, Operation.Outcome.UNKNOWN);
        read(2L);
        read();
        assertTrue(check().reason().contains("seen before"), check().reason());
    }

    /** Both additions may still be missing when the read begins, but not the earlier one alone. */
    @Test
    void aCausalReverseIsFound() {
        long start = ++moments;
        add(1, Operation.Outcome.OK);
        add(2, Operation.Outcome.OK);
        reads.add(
                new Operation<>(2, "read", new SetCheck.Contents(List.of(2L)), Operation.Outcome.OK, start, ++moments));
        assertTrue(check().reason().contains("causal reverse"), check().reason());
    }

    @Test
    void bankAndIndexFindWhatIsMissing() {
        assertTrue(BankCheck.check(30, 2, List.of(bank(10L, 20L))).isGood());
        assertTrue(BankCheck.check(30, 2, List.of(bank(10L, 21L))).isBad());
        assertTrue(BankCheck.check(30, 2, List.of(bank(30L))).isBad());
        assertTrue(IndexCheck.check(List.of("b", "a", "a"), List.of("a", "b", "a")).isGood());
        assertTrue(IndexCheck.check(List.of("a", "b"), List.of("a", "a", "b")).isBad());
        assertTrue(IndexCheck.check(List.of("a", "c"), List.of("a", "b")).isBad());
    }

    private static Operation<String, List<Long>> bank(Long... balances) {
        return new Operation<>(1, "read", List.of(balances), Operation.Outcome.OK, 1, 2);
    }
}
