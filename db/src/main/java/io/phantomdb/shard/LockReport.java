package io.phantomdb.shard;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Span;
import java.util.List;

/** A deadlock, told to people, in the words of PostgreSQL (15, src/backend/storage/lmgr/deadlock.c, DeadLockReport). */
final class LockReport {
    private static final int TABLE_KEY = 1;

    /** One of the cycle: what it waits for. */
    record Wait(LockOwner owner, Span span, boolean exclusive) {}

    private LockReport() {}

    /** Each waits for the next, the last for the first. */
    static String of(List<Wait> cycle) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < cycle.size(); at++) {
            Wait wait = cycle.get(at);
            int blocker = cycle.get((at + 1) % cycle.size()).owner.backendPid();
            text.append(at == 0 ? "" : "\n").append("Process ").append(wait.owner.backendPid()).append(" waits for ")
                    .append(wait.exclusive ? "ExclusiveLock" : "ShareLock").append(" on ").append(what(wait.span))
                    .append("; blocked by process ").append(blocker).append('.');
        }
        return text.toString();
    }

    private static String what(Span span) {
        ByteReader key = new ByteReader(span.start());
        if (span.start().length() < 5 || key.u8() != TABLE_KEY) {
            return "a key";
        }
        boolean isPoint = span.equals(Span.of(span.start()));
        return (isPoint ? "a row of relation " : "rows of relation ") + Integer.toUnsignedString(key.u32());
    }
}
