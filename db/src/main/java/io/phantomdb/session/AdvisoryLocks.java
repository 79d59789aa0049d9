package io.phantomdb.session;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.SessionEffects.AdvisoryKey;
import io.phantomdb.rows.SessionEffects.LockWish;
import io.phantomdb.session.AdvisoryHolders.Holder;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transaction.Waiting;
import io.phantomdb.txn.TransactionMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * Advisory locks of one session (PostgreSQL 15, chapter 13.3.5): keys in the lock table of a shard's leader, so that they are
 * waited for in turn, and deadlocks are found.
 *
 * <pre>
 *   of a transaction   held by it, and validated by its commit: a lock that was lost with a leader fails it
 *   of the session     held by a transaction that is kept open for them; and written in a row, which no leader loses
 * </pre>
 *
 * <p>Whoever has got the key in the lock table looks for rows of others. There are some only if a leader has forgotten their
 * locks, or if their session ended without giving them back: the first are waited for, the second removed.
 */
final class AdvisoryLocks implements Work.Trace {
    private static final long LOOK_AGAIN_NANOS = 100_000_000L;
    private static final TransactionMode MODE = TransactionMode.SERIALIZABLE;

    /** How often the session has taken a lock in a mode. */
    private record Held(AdvisoryKey key, boolean shared) {}

    private final SessionParts parts;
    private final Scope scope;
    private final SessionEnvironment environment;
    private final Work work;
    /** 0 times: taken by a statement that is being done again. */
    private final LinkedHashMap<Held, Integer> held = new LinkedHashMap<>();
    /** What the session has taken since the transaction began. */
    private final List<Held> taken = new ArrayList<>();
    /** Holds what the session holds; null while that is nothing. */
    private Transaction keeper;
    /** Holds what a transaction holds that cannot lock, because it only reads; null while that is nothing. */
    private Transaction aside;

    AdvisoryLocks(SessionParts parts, Scope scope, SessionEnvironment environment, Work work) {
        this.parts = parts;
        this.scope = scope;
        this.environment = environment;
        this.work = work;
    }

    /** False if somebody else holds it and it was not to be waited for. */
    boolean lock(AdvisoryKey key, LockWish wish) {
        return wish.forTransaction() ? lockInTransaction(key, wish) : lockInSession(key, wish);
    }

    private boolean lockInTransaction(AdvisoryKey key, LockWish wish) {
        Transaction transaction = work.transaction();
        boolean guarded = transaction != null && !transaction.isReadOnly();
        if (!guarded) {
            aside = aside == null ? begin() : aside;
            transaction = aside;
        }
        transaction.statement(lockNanosMax());
        if (!take(transaction, key, wish, guarded)) {
            return false;
        }
        while (isHeldElsewhere(key, wish)) {
            if (!wish.waits()) {
                return false;
            }
            scope.sleep(LOOK_AGAIN_NANOS);
        }
        return true;
    }

    private Transaction begin() {
        return parts.transactions().begin(scope, MODE.of(work.self()));
    }

    private long lockNanosMax() {
        return environment.limits().lock() * 1_000_000;
    }

    private static boolean take(Transaction holder, AdvisoryKey key, LockWish wish, boolean guarded) {
        return holder.lockKey(AdvisoryHolders.TABLE, AdvisoryHolders.lock(key),
                wish.shared() ? Lock.HELD : Lock.EXCLUSIVE, wish.waits() ? Waiting.WAIT : Waiting.NOWAIT, guarded);
    }

    private boolean isHeldElsewhere(AdvisoryKey key, LockWish wish) {
        return work.repeat(() -> {
            Transaction transaction = parts.transactions().begin(scope, true);
            try {
                return AdvisoryHolders.of(transaction, key).stream().anyMatch(holder -> isInTheWay(holder, wish)
                        && isAlive(holder));
            } finally {
                transaction.rollback();
            }
        });
    }

    private boolean isInTheWay(Holder holder, LockWish wish) {
        boolean isOwn = keeper != null && holder.session().equals(keeper.id());
        return !isOwn && !(holder.shared() && wish.shared());
    }

    private boolean isAlive(Holder holder) {
        return parts.transactions().isOpen(scope, holder.node(), holder.session());
    }

    private boolean lockInSession(AdvisoryKey key, LockWish wish) {
        Held lock = new Held(key, wish.shared());
        if (!held.containsKey(lock)) {
            keeper = keeper == null ? begin() : keeper;
            keeper.statement(lockNanosMax());
            if (!take(keeper, key, wish, false)) {
                return false;
            }
            while (!write(key, wish)) {
                if (!wish.waits()) {
                    giveUp(key);
                    return false;
                }
                scope.sleep(LOOK_AGAIN_NANOS);
            }
        }
        held.merge(lock, 1, Integer::sum);
        taken.add(lock);
        return true;
    }

    @Override
    public int length() {
        return taken.size();
    }

    /** They stay held, for the statement to take them again. */
    @Override
    public void cut(int length) {
        while (taken.size() > length) {
            held.merge(taken.removeLast(), -1, Integer::sum);
        }
    }

    /** The row of the lock; false if somebody alive has one that is in the way. */
    private boolean write(AdvisoryKey key, LockWish wish) {
        boolean[] isFree = new boolean[1];
        alone(transaction -> {
            isFree[0] = true;
            for (Holder holder : AdvisoryHolders.of(transaction, key)) {
                if (isInTheWay(holder, wish) && isAlive(holder)) {
                    isFree[0] = false;
                    return;
                }
                if (isInTheWay(holder, wish)) {
                    scope.reached(SessionProbe.DEAD_HOLDER_REMOVED);
                    AdvisoryHolders.remove(transaction, key, holder);
                }
            }
            AdvisoryHolders.put(transaction, key, holder(wish.shared()));
        });
        return isFree[0];
    }

    private Holder holder(boolean shared) {
        return new Holder(parts.transactions().node(), keeper.id(), shared);
    }

    private void alone(Consumer<Transaction> body) {
        work.repeat(() -> {
            Transaction transaction = begin();
            try {
                body.accept(transaction);
                transaction.commit();
                return null;
            } finally {
                transaction.rollback();
            }
        });
    }

    /** False, with a warning, if the session does not hold it. */
    boolean unlock(AdvisoryKey key, boolean shared) {
        Held lock = new Held(key, shared);
        Integer times = held.get(lock);
        if (times == null || times == 0) {
            environment.notice(Notice.warning(SqlState.WARNING,
                    "you don't own a lock of type " + (shared ? "ShareLock" : "ExclusiveLock")));
            return false;
        }
        if (times > 1) {
            held.put(lock, times - 1);
            return true;
        }
        alone(transaction -> AdvisoryHolders.remove(transaction, key, holder(shared)));
        held.remove(lock);
        giveUp(key);
        return true;
    }

    /** The key in the lock table, unless it is still held in the other mode. */
    private void giveUp(AdvisoryKey key) {
        if (!held.containsKey(new Held(key, true)) && !held.containsKey(new Held(key, false))) {
            keeper.unlockKey(AdvisoryHolders.TABLE, AdvisoryHolders.lock(key));
        }
    }

    void unlockAll() {
        if (held.isEmpty()) {
            return;
        }
        List<Held> all = new ArrayList<>(held.keySet());
        alone(transaction -> all.forEach(
                lock -> AdvisoryHolders.remove(transaction, lock.key, holder(lock.shared))));
        close();
    }

    /** The transaction is over; what it held itself goes with it. */
    void transactionEnded() {
        taken.clear();
        if (aside != null) {
            aside.rollback();
            aside = null;
        }
    }

    /** The session ends: its rows are those of nobody, for whoever comes next to remove. Does not wait. */
    void close() {
        transactionEnded();
        held.clear();
        if (keeper != null) {
            keeper.rollback();
            keeper = null;
        }
    }
}
