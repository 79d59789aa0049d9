package io.phantomdb.shard;

import io.phantomdb.host.Loop;
import io.phantomdb.shard.Term.Confirmation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Shares quorum rounds: one is under way at a time, and everybody who asks meanwhile is confirmed by the next. A round
 * begins at the end of the turn, so that all who ask in one turn are in it.
 */
final class Confirmations {
    private final Loop loop;
    private final LongConsumer beginRound;
    private List<Confirmation> waiting = new ArrayList<>();
    private List<Confirmation> underWay = List.of();
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
        if (!isScheduled && underWay.isEmpty()) {
            isScheduled = true;
            loop.post(this::begin);
        }
    }

    private void begin() {
        isScheduled = false;
        if (!waiting.isEmpty() && underWay.isEmpty()) {
            underWay = waiting;
            waiting = new ArrayList<>();
            beginRound.accept(++token);
        }
    }

    void confirmed(long confirmedToken) {
        if (confirmedToken == token) {
            List<Confirmation> told = underWay;
            underWay = List.of();
            told.forEach(Confirmation::confirmed);
            if (!waiting.isEmpty()) {
                schedule();
            }
        }
    }

    /** The term is over, or this replica does not lead. */
    void refuseAll() {
        List<Confirmation> told = new ArrayList<>(underWay);
        told.addAll(waiting);
        underWay = List.of();
        waiting = new ArrayList<>();
        told.forEach(Confirmation::refused);
    }
}
