package io.phantomdb.shard;

import io.phantomdb.base.Check;
import io.phantomdb.base.Probes;
import io.phantomdb.host.Clock;
import io.phantomdb.shard.Term.Confirmation;
import io.phantomdb.shard.Term.Fate;
import io.phantomdb.store.Effect;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Hands out the timestamps of all transactions (DESIGN §5 rule 1): strictly increasing, milliseconds of the wall clock
 * shifted left by 20 bits plus a counter. The clock only spreads the numbers; nothing depends on it being right. All
 * numbers lie below a replicated ceiling, and a new leader begins at the ceiling it inherits, so no number is given twice.
 * Lives as long as its term at the leader of the system shard, on the store loop.
 */
final class Oracle {
    /** A ceiling is raised by this much at once: three seconds. */
    private static final long CEILING_STEP = 3_000L << 20;
    /** It is raised when less than this is left: a second and a half. */
    private static final long CEILING_REST_MIN = 1_500L << 20;

    private record Asked(int count, LongConsumer picked, Runnable refused) {}

    private final Term term;
    private final Clock clock;
    private final Probes probes;
    private final ArrayDeque<Asked> waitingForCeiling = new ArrayDeque<>();
    private long last;
    private long ceiling;
    private boolean isRaising;

    Oracle(Term term, Clock clock, Probes probes, long inheritedCeiling) {
        this.probes = probes;
        this.term = term;
        this.clock = clock;
        this.last = inheritedCeiling;
        this.ceiling = inheritedCeiling;
    }

    /**
     * Picks consecutive numbers and tells the first, maybe in a later turn; refuses if the term ends first. They may be used
     * only after the term has been confirmed by a round that began after this.
     */
    void pick(int count, LongConsumer picked, Runnable refused) {
        Check.that(count >= 1 && count < 1 << 20, "a request for %d timestamps", count);
        waitingForCeiling.addLast(new Asked(count, picked, refused));
        serve();
    }

    /** Picks numbers, has the term confirmed, and tells the first. */
    void issue(int count, LongConsumer issued, Runnable refused) {
        pick(count, first -> term.confirm(new Confirmation() {
            @Override
            public void confirmed() {
                issued.accept(first);
            }

            @Override
            public void refused() {
                refused.run();
            }
        }), refused);
    }

    private void serve() {
        while (!waitingForCeiling.isEmpty()) {
            long first = Math.max(last + 1, clock.wallMicros() / 1_000 << 20);
            Asked asked = waitingForCeiling.peekFirst();
            if (first + asked.count > ceiling) {
                probes.reached(ShardProbe.TIMESTAMPS_WAIT_FOR_CEILING);
                raiseCeiling(first + asked.count);
                return;
            }
            waitingForCeiling.removeFirst();
            last = first + asked.count - 1;
            asked.picked.accept(first);
        }
        if (ceiling - last < CEILING_REST_MIN) {
            raiseCeiling(last);
        }
    }

    private void raiseCeiling(long above) {
        if (isRaising) {
            return;
        }
        isRaising = true;
        long raised = above + CEILING_STEP;
        term.propose(List.of(new Effect.SetLocal(LocalState.CEILING, LocalState.number(raised))), new Fate() {
            @Override
            public void applied(long index) {
                isRaising = false;
                ceiling = raised;
                serve();
            }

            @Override
            public void lost() {
                refuseAll();
            }
        });
    }

    /** Whoever asks from this node itself has no timeout: without an answer it would wait for ever, and all who share its request. */
    private void refuseAll() {
        List<Asked> told = List.copyOf(waitingForCeiling);
        waitingForCeiling.clear();
        told.forEach(asked -> asked.refused.run());
    }
}
