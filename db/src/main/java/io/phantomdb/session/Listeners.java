package io.phantomdb.session;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Host;
import io.phantomdb.host.Scope;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transactions;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The sessions of this node that listen. While there are any, a story looks whether something new is in the queue, and wakes
 * them: each reads for itself. What is sent from this node wakes them at once. On the store loop, but for the story.
 */
public final class Listeners {
    private static final long EVERY_NANOS = 100_000_000L;
    private static final long MEMORY_BYTES_MAX = 1 << 20;

    private final Host host;
    private final Transactions transactions;
    private final MemoryAccount memory;
    private final LinkedHashMap<Integer, Runnable> wakeUps = new LinkedHashMap<>();
    private boolean isWatching;
    private volatile boolean isWanted;

    public Listeners(Host host, Transactions transactions, MemoryAccount memory) {
        this.host = host;
        this.transactions = transactions;
        this.memory = memory;
    }

    /** From now on the session of that pid is woken, on the loop, when there is something new. Any thread. */
    void add(int backendPid, Runnable wakeUp) {
        host.loops().store().post(() -> {
            wakeUps.put(backendPid, wakeUp);
            isWanted = true;
            watch();
        });
    }

    /** Harmless if it did not listen. Any thread. */
    void remove(int backendPid) {
        host.loops().store().post(() -> {
            wakeUps.remove(backendPid);
            isWanted = !wakeUps.isEmpty();
        });
    }

    /** Something was sent from this node. Any thread. */
    void sent() {
        host.loops().store().post(this::wakeAll);
    }

    private void wakeAll() {
        List.copyOf(wakeUps.values()).forEach(Runnable::run);
    }

    private void watch() {
        if (isWatching || wakeUps.isEmpty()) {
            return;
        }
        isWatching = true;
        Scope scope = new Scope(host, memory.child("watching for notifications", MEMORY_BYTES_MAX));
        host.tasks().start("notifications", scope, () -> look(scope)).onDone(() -> host.loops().store().post(() -> {
            isWatching = false;
            watch();
        }));
    }

    private void look(Scope scope) {
        long seen = -1;
        while (isWanted) {
            long last = last(scope, seen);
            if (last != seen) {
                seen = last;
                sent();
            }
            scope.sleep(EVERY_NANOS);
        }
    }

    /** What cannot be read now is read later. */
    private long last(Scope scope, long seen) {
        Transaction transaction = transactions.begin(scope, true);
        try {
            return NotificationQueue.last(transaction);
        } catch (StatementError unreachable) {
            scope.reached(SessionProbe.QUEUE_NOT_READ);
            return seen;
        } finally {
            transaction.rollback();
        }
    }
}
