package io.phantomdb.shard;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Transactions that lock points and ranges at random, each one thing at a time: whatever they do, somebody can always go on,
 * two of them never hold what conflicts, and when all are over nothing is left.
 */
final class LockTableProperties {
    private static final int TRANSACTIONS = 6;
    private static final int KEYS = 4;

    /** What a transaction does next if it does not wait: end, or lock the keys from one to another. */
    record Step(int transaction, boolean ends, int from, int to, boolean exclusive) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> keys = Arbitraries.integers().between(0, KEYS - 1);
        return Combinators
                .combine(Arbitraries.integers().between(1, TRANSACTIONS), Arbitraries.integers().between(0, 9),
                        keys, keys, Arbitraries.of(true, false))
                .as((transaction, kind, one, other, exclusive) -> new Step(
                        transaction, kind == 0, kind < 7 ? one : Math.min(one, other), kind < 7
                                ? one
                                : Math.max(one, other),
                        exclusive))
                .list().ofMinSize(10).ofMaxSize(120);
    }

    @Property(tries = 2_000)
    void somebodyCanAlwaysGoOn(@ForAll("steps") List<Step> steps) {
        World world = new World();
        steps.forEach(world::take);
        world.finish();
    }

    private static final class World {
        private final LockTable table = new LockTable(Runnable::run);
        private final TreeMap<Integer, List<Step>> held = new TreeMap<>();
        private final TreeMap<Integer, Step> waiting = new TreeMap<>();
        private final TreeSet<Integer> victims = new TreeSet<>();

        private void take(Step step) {
            int number = step.transaction;
            if (waiting.containsKey(number)) {
                return;
            }
            if (step.ends) {
                release(number);
            } else {
                lock(step);
            }
            endVictims();
            check();
        }

        private void lock(Step step) {
            held.putIfAbsent(step.transaction, new ArrayList<>());
            waiting.put(step.transaction, step);
            LockTable.Outcome outcome = outcome(step);
            LockOwner who = new LockOwner(new TxnId(0, step.transaction), 1, 1, step.transaction,
                    new TxnId(0, step.transaction), step.transaction);
            boolean isHeld = step.from == step.to
                    ? table.lockPoint(who, key(step.from), step.exclusive, outcome)
                    : table.lockRange(who, new Span(key(step.from), key(step.to)), step.exclusive, outcome);
            if (isHeld) {
                holds(step);
            }
        }

        private LockTable.Outcome outcome(Step step) {
            return new LockTable.Outcome() {
                @Override
                public void granted() {
                    holds(step);
                }

                @Override
                public void deadlock(String report) {
                    waiting.remove(step.transaction);
                    victims.add(step.transaction);
                }

                @Override
                public void superseded() {
                    throw new AssertionError("a transaction asks for one thing at a time");
                }
            };
        }

        private void holds(Step step) {
            assertTrue(waiting.remove(step.transaction) == step, "it was told what it had asked for");
            for (var other : held.entrySet()) {
                for (Step theirs : other.getValue()) {
                    boolean conflicts = other.getKey() != step.transaction && (theirs.exclusive || step.exclusive)
                            && span(theirs).overlaps(span(step));
                    assertFalse(conflicts, () -> step + " was granted beside " + theirs);
                }
            }
            held.get(step.transaction).add(step);
        }

        /** As a coordinator does: who is to end a deadlock gives up all it holds. */
        private void endVictims() {
            while (!victims.isEmpty()) {
                release(victims.pollFirst());
            }
        }

        private void release(int number) {
            held.remove(number);
            table.release(new TxnId(0, number));
        }

        private void check() {
            assertTrue(waiting.isEmpty() || waiting.size() < held.size(), () -> "all wait for each other: " + waiting);
        }

        private void finish() {
            while (!held.isEmpty()) {
                int next = held.keySet().stream().filter(number -> !waiting.containsKey(number)).findFirst()
                        .orElseThrow(() -> new AssertionError("all wait for each other: " + waiting));
                release(next);
                endVictims();
            }
            assertTrue(table.isEmpty(), "something is left");
        }

        private static Bytes key(int number) {
            return Bytes.ofUtf8("" + (char) ('a' + number));
        }

        private static Span span(Step step) {
            return step.from == step.to ? Span.of(key(step.from)) : new Span(key(step.from), key(step.to));
        }
    }
}
