package io.phantomdb.session;

import io.phantomdb.base.Probe;

/** Rare branches of sessions. */
public enum SessionProbe implements Probe {
    STARTED_OVER("a transaction was done again from its first statement, unseen by its client"),
    STATEMENT_STARTED_OVER("at READ COMMITTED a statement was done again alone, unseen by its client"),
    QUEUE_NOT_READ("notifications could not be looked for, and were looked for again later"),
    NOTIFICATIONS_MISSED("a session was so far behind that notifications were not kept for it, and was ended"),
    DEAD_HOLDER_REMOVED("an advisory lock was still written down for a session that is gone"),
    PLANNED_AGAIN("a table changed, and a transaction was planned and done again"),
    STEP_PLANNED_AGAIN("a table changed, and the last statement alone was planned and done again"),
    ENDED_WITHIN("a statement ended its transaction and went on in another"),
    CONFLICT_AFTER_A_PART("a statement that had ended a transaction by itself met a conflict in a later one"),
    CONFLICT_TOLD("a conflict was told to the client, who has seen results already");

    private final String meaning;

    SessionProbe(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String area() {
        return "session";
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
