package io.phantomdb.shard;

import io.phantomdb.host.Loop;
import io.phantomdb.shard.Term.Confirmation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Shares quorum rounds: a few are under way at a time, and everybody who asks beyond that is confirmed by the next. A round
 * begins at the end of the turn, so that all who ask in one turn are in it. With one alone those who ask would come in step,
 * and the loop would wait for an answer when it could read for others.
 */
final class Confirmations {
    private static final int UNDER_WAY_MAX = 3;

    private record Round(long token, List<Confirmation> asked) {}

    private final Loop loop;
    private final LongConsumer beginRound;
    private List<Confirmation> waiting = new ArrayList<>();
    private final ArrayDeque<Round> underWay = new ArrayDeque<>();
    private long token;
    private boolean isScheduled;

    /** Begins a round with the token. */
    Confirmations(Loop loop, LongConsumer beginRound) {
        this.loop = loop;
        this.beginRound = beginRound;
    }

    void ask(Confirmation confirmation) {
        waiting.add(confirmation);
        schedule();
    }

    private void schedule() {
        if (!isScheduled && underWay.size() < UNDER_WAY_MAX) {
            isScheduled = true;
            loop.post(this::begin);
        }
    }

    private void begin() {
        isScheduled = false;
        if (!waiting.isEmpty() && underWay.size() < UNDER_WAY_MAX) {
            underWay.addLast(new Round(++token, waiting));
            waiting = new ArrayList<>();
            beginRound.accept(token);
        }
    }

    /** Rounds are confirmed in their order. What was refused meanwhile is not asked any more. */
    void confirmed(long confirmedToken) {
        if (underWay.isEmpty() || underWay.peekFirst().token != confirmedToken) {
            return;
        }
        underWay.removeFirst().asked.forEach(Confirmation::confirmed);
        if (!waiting.isEmpty()) {
            schedule();
        }
    }

    /** The term is over, or this replica does not lead. */
    void refuseAll() {
        List<Confirmation> told = new ArrayList<>();
        underWay.forEach(round -> told.addAll(round.asked));
        told.addAll(waiting);
        underWay.clear();
        waiting = new ArrayList<>();
        told.forEach(Confirmation::refused);
    }
}
