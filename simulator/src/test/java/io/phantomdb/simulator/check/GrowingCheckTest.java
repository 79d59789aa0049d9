package io.phantomdb.simulator.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.check.UniqueCheck.Claim;
import io.phantomdb.simulator.check.UniqueCheck.Held;
import io.phantomdb.simulator.check.UniqueCheck.Look;
import io.phantomdb.simulator.check.UniqueCheck.Told;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Counters, numbers and names: all of them only grow. */
final class GrowingCheckTest {
    private static void bad(String why, Verdict verdict) {
        assertTrue(verdict.isBad() && verdict.reason().contains(why), verdict.toString());
    }

    private static void good(Verdict verdict) {
        assertTrue(verdict.isGood(), verdict.reason());
    }

    @Nested
    class OfCounters {
        private final History<Long, Long> history = new History<>();

        private Verdict check() {
            return CounterCheck.check(history.operations());
        }

        @Test
        void unknownAdditionsCountOrNot() {
            history.start(1, 5L).ok(5L);
            history.start(2, 3L);
            history.start(1, 0L).ok(5L);
            history.start(1, 0L).ok(8L);
            good(check());
            history.start(1, 0L).ok(5L);
            bad("it was 8", check());
        }

        @Test
        void twoFromTheSameValueAreALostUpdate() {
            var one = history.start(1, 5L);
            var other = history.start(2, 7L);
            one.ok(5L);
            other.ok(7L);
            bad("lost update", check());
        }

        @Test
        void whatWasAcknowledgedIsInItAndWhatWasRefusedIsNot() {
            history.start(1, 5L).ok(null);
            history.start(1, 0L).ok(0L);
            bad("make 5 or more", check());
        }

        @Test
        void whatWasRefusedIsNotInIt() {
            history.start(1, 5L).failed();
            history.start(1, 0L).ok(5L);
            bad("make 0 or less", check());
        }

        /** A last read has one less than what was acknowledged, or one more than what can have happened. */
        @Property(tries = 200)
        void oneLessOrOneMoreIsFound(@ForAll long seed, @ForAll boolean isLess) {
            long[] value = {0};
            SplitEntropy entropy = new SplitEntropy(seed);
            List<Operation<Long, Long>> all = new ArrayList<>(
                    Overlapping.play(entropy, 80, 5, () -> (long) entropy.below(4),
                            amount -> value[0] += amount));
            Operation.Outcome counted = isLess ? Operation.Outcome.OK : Operation.Outcome.UNKNOWN;
            long sum = all.stream().filter(each -> each.outcome() == Operation.Outcome.OK || each.outcome() == counted)
                    .mapToLong(
                            Operation::input)
                    .sum();
            Long wrong = isLess ? sum - 1 : sum + 1;
            all.add(new Operation<>(9, 0L, wrong, Operation.Outcome.OK, 10_000, 10_001));
            bad(isLess ? "or more" : "or less", CounterCheck.check(all));
        }

        @Property(tries = 200)
        void whatReallyHappenedIsGood(@ForAll long seed) {
            SplitEntropy entropy = new SplitEntropy(seed);
            long[] value = {0};
            good(CounterCheck.check(
                    Overlapping.play(entropy, 80, 5, () -> (long) entropy.below(4), amount -> value[0] += amount)));
        }
    }

    @Nested
    class OfNumbers {
        private final Moments moments = new Moments();
        private final History<String, Long> steps = new History<>(moments);
        private final History<String, List<Long>> looks = new History<>(moments);

        private Verdict check() {
            return MonotonicCheck.check(steps.operations(), looks.operations());
        }

        @Test
        void oneAfterTheOtherIsGood() {
            steps.start(1, "next").ok(1L);
            steps.start(2, "next");
            looks.start(3, "look").ok(List.of(1L, 2L));
            steps.start(1, "next").ok(3L);
            good(check());
        }

        @Test
        void doublesAndHolesAreFound() {
            steps.start(1, "next").ok(1L);
            steps.start(1, "next").ok(2L);
            looks.start(3, "look").ok(List.of(2L));
            bad("left out", check());
            steps.start(1, "next").ok(2L);
            bad("added twice", check());
        }

        @Test
        void laterIsNeverLess() {
            steps.start(1, "next").ok(1L);
            steps.start(1, "next").ok(2L);
            looks.start(3, "look").ok(List.of(1L));
            bad("it was 2", check());
        }

        @Test
        void aLaterStepHasAHigherNumber() {
            var unknown = steps.start(1, "next");
            steps.start(2, "next").ok(2L);
            steps.start(2, "next").ok(1L);
            bad("it was 2", check());
            unknown.failed();
        }

        @Test
        void moreThanWereBegunIsFound() {
            steps.start(1, "next").failed();
            looks.start(3, "look").ok(List.of(1L));
            bad("more numbers than steps", check());
        }
    }

    @Nested
    class OfNames {
        private final Moments moments = new Moments();
        private final History<Claim, Told> claims = new History<>(moments);
        private final History<List<Long>, Look> looks = new History<>(moments);

        private Verdict check() {
            return UniqueCheck.check(claims.operations(), looks.operations());
        }

        private History<Claim, Told>.Open claim(long owner, Long... names) {
            return claims.start((int) owner, new Claim(owner, List.of(names)));
        }

        private void look(Held... held) {
            looks.start(99, List.of()).ok(new Look(List.of(held)));
        }

        @Test
        void oneWinsAndTheOthersAreToldSo() {
            var one = claim(1, 7L);
            var other = claim(2, 7L);
            one.ok(Told.WON);
            other.ok(Told.TAKEN);
            claim(3, 8L, 9L);
            look(new Held(7, 1));
            look(new Held(7, 1), new Held(8, 3), new Held(9, 3));
            good(check());
        }

        @Test
        void twoWinnersAreFound() {
            claim(1, 7L).ok(Told.WON);
            claim(2, 7L).ok(Told.WON);
            bad("won twice", check());
        }

        @Test
        void aRefusalNeedsARival() {
            claim(1, 7L).failed();
            claim(2, 7L).ok(Told.TAKEN);
            bad("nobody else", check());
        }

        @Test
        void aNameThatWasWonIsThereOnceAndStaysWithItsOwner() {
            claim(1, 7L).ok(Told.WON);
            look();
            bad("is missing", check());
        }

        @Test
        void aNameThatCausedARefusalIsThere() {
            claim(1, 7L);
            claim(2, 7L).ok(Told.TAKEN);
            look();
            bad("is missing", check());
        }

        @Test
        void doublesAndWrongOwnersAreFound() {
            claim(1, 7L);
            claim(2, 7L);
            look(new Held(7, 1), new Held(7, 2));
            bad("there twice", check());
        }

        @Test
        void ownersDoNotChange() {
            claim(1, 7L);
            claim(2, 7L);
            look(new Held(7, 1));
            look(new Held(7, 2));
            bad("was seen with 1 before", check());
        }

        @Test
        void whoWasRefusedOwnsNothing() {
            claim(1, 7L);
            claim(2, 7L).ok(Told.TAKEN);
            look(new Held(7, 2));
            bad("did not win", check());
        }
    }
}
