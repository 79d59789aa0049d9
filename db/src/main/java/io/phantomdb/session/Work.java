package io.phantomdb.session;

import io.phantomdb.base.Check;
import io.phantomdb.base.RetryError;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.TxnId;
import io.phantomdb.base.UnknownOutcome;
import io.phantomdb.host.Entropy;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.Engine;
import io.phantomdb.txn.Isolation;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.txn.TableVersion;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.TransactionMode;
import io.phantomdb.txn.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The transaction of a block, begun when it is first needed, and what was done in it. When the transaction has to be tried
 * again and nothing of it has left for the client, all is done again from the first step.
 *
 * <pre>
 *    replies:  ─ gap ─┬─ step 1 ─┬─ gap ─┬─ step 2 ─┬─ gap ─     step: results, made anew by each attempt
 *                     └ start    └ end   └ start    └ end        gap:  ParseComplete and the like, repeated as said
 * </pre>
 */
final class Work {
    private static final int ATTEMPTS_MAX = 100;
    /** Advisory locks of the session stay when a transaction is done again: a circle of theirs is soon told. */
    private static final int DEADLOCKS_MAX = 8;
    private static final long BACKOFF_NANOS_MIN = 500_000;
    private static final long BACKOFF_NANOS_MAX = 100_000_000;

    /** Something done inside the transaction, which can be done again in another. */
    interface Body {
        void run(Transaction transaction);

        /** True if all of it can be done once more, alone, after what was done of it is undone. */
        boolean startsAnew();

        /** The plan was too old: the next run makes a new one. */
        void planAgain();

        /** The transaction is over, or was never more than an attempt: gives back what its rows hold. */
        void close();
    }

    /** A place in the transaction that can be come back to. */
    static final class Place implements Body {
        private long mark;

        @Override
        public void run(Transaction transaction) {
            mark = transaction.mark();
        }

        @Override
        public boolean startsAnew() {
            return true;
        }

        @Override
        public void planAgain() {}

        @Override
        public void close() {}
    }

    /** Comes back to a place: of what is done again, this is too. */
    private record Return(Place place) implements Body {
        @Override
        public void run(Transaction transaction) {
            transaction.undoTo(place.mark);
        }

        @Override
        public boolean startsAnew() {
            return true;
        }

        @Override
        public void planAgain() {}

        @Override
        public void close() {}
    }

    /** What steps do beside the transaction: where they are done again, it has to be taken back. */
    interface Trace {
        int length();

        /** Takes back all but the first so many. */
        void cut(int length);
    }

    private static final class Step {
        private final Body body;
        private long start;
        private long end = -1;
        private long writesBefore;
        private int[] tracesBefore;
        /** What was said between the step before and this one; null until an attempt has failed. */
        private Replies.Held gap;

        private Step(Body body, long start) {
            this.body = body;
            this.start = start;
        }
    }

    private final Transactions transactions;
    private final Engine engine;
    private final Replies replies;
    private final Scope scope;
    private final Entropy entropy;
    private final TransactionMode.Session self;
    private final CommitReport report;
    private final Block block;
    private final List<Trace> traces = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Transaction transaction;
    private TransactionMode mode = TransactionMode.SERIALIZABLE;
    private int attempts;
    private int deadlocks;
    /** The step under way, or null. */
    private Step current;
    /** True if the step under way has ended a transaction by itself: what was before cannot be done again. */
    private boolean isPartDone;
    /** True if an attempt to do everything again has failed half-way: then places mean nothing any more. */
    private boolean isBroken;

    Work(SessionParts parts, Replies replies, Scope scope, Block block, CommitReport report) {
        this.block = block;
        this.transactions = parts.transactions();
        this.engine = parts.engine();
        this.replies = replies;
        this.scope = scope;
        this.entropy = parts.entropy().fork("backoff");
        Entropy names = parts.entropy().fork("name");
        this.self = new TransactionMode.Session(new TxnId(names.nextLong(), names.nextLong()), parts.backendPid());
        this.report = report;
    }

    /** Something else that steps leave traces in. */
    void traces(Trace trace) {
        traces.add(trace);
    }

    private void cutTraces(Step step) {
        for (int at = 0; at < step.tracesBefore.length; at++) {
            traces.get(at).cut(step.tracesBefore[at]);
        }
    }

    /** The session as lock tables know it. */
    TransactionMode.Session self() {
        return self;
    }

    /** Null before the first step. */
    Transaction transaction() {
        return transaction;
    }

    boolean isBegun() {
        return transaction != null;
    }

    /** True if the transaction was begun as one that does not write, which cannot be changed any more. */
    boolean isReadOnly() {
        return transaction != null && mode.readOnly();
    }

    /**
     * Runs the body in the transaction, as often as it takes. The mode counts if it begins with it. Within a step it is part of
     * that step.
     */
    void perform(Body body, TransactionMode wanted) {
        if (current != null) {
            body.run(transaction);
            return;
        }
        if (transaction == null) {
            mode = wanted;
            begin();
        }
        Step step = new Step(body, replies.mark());
        steps.add(step);
        try {
            run(step);
        } catch (RetryError conflict) {
            runAgain(step, conflict);
        } catch (StaleDescriptor stale) {
            planAgain(step, stale);
        }
        report.tell(transaction);
    }

    /**
     * Commits, as often as it takes; afterwards there is no transaction. Once a commit token was told to the client it takes
     * one try: the token has left, and the transaction it speaks of is not tried again as another.
     */
    void commit() {
        while (transaction != null) {
            try {
                commitOnce();
                forget();
            } catch (RetryError | StaleDescriptor conflict) {
                startOver(conflict);
            }
        }
    }

    private void commitOnce() {
        report.tell(transaction);
        List<TableVersion> changed = transaction.changedDescriptors();
        try {
            transaction.commit();
        } catch (UnknownOutcome unknown) {
            throw unknown.of(transaction.commitToken());
        }
        changed.forEach(each -> engine.forget(new StaleDescriptor(each.descriptorId(), each.version())));
    }

    /** Commits for the step under way: one try. If it fails, the step is done again, unless it has ended a transaction before. */
    void commitWithin() {
        commitOnce();
    }

    /** Rolls back for the step under way. */
    void rollbackWithin() {
        transaction.rollback();
    }

    /** The step under way goes on in another transaction; what was done before it is over. */
    Transaction goOn(TransactionMode wanted) {
        isPartDone = true;
        scope.reached(SessionProbe.ENDED_WITHIN);
        List<Step> before = steps.subList(0, steps.indexOf(current));
        before.forEach(step -> step.body.close());
        before.clear();
        mode = wanted;
        begin();
        return transaction;
    }

    /** Undoes what was done since the place. */
    void returnTo(Place place) {
        perform(new Return(place), mode);
    }

    /** A statement has failed: undoes all since the place. False if the whole transaction has to be rolled back instead. */
    boolean failed(Place place) {
        if (transaction == null || isBroken) {
            return false;
        }
        if (steps.getLast().end < 0) {
            steps.removeLast().body.close();
        }
        transaction.undoTo(place.mark);
        return true;
    }

    /** Harmless if there is no transaction. */
    void rollback() {
        Transaction ended = transaction;
        forget();
        if (ended != null) {
            ended.rollback();
        }
    }

    /** Repeats what stands outside of any transaction, such as planning, while it asks for it. */
    <T> T repeat(Supplier<T> action) {
        for (int attempt = 1;; attempt++) {
            try {
                return action.get();
            } catch (RetryError conflict) {
                if (attempt >= ATTEMPTS_MAX) {
                    throw conflict;
                }
            } catch (StaleDescriptor stale) {
                if (attempt >= ATTEMPTS_MAX) {
                    throw stale;
                }
                engine.forget(stale);
            }
            backOff(attempt);
        }
    }

    private void begin() {
        transaction = transactions.begin(scope, mode.of(self));
    }

    private void forget() {
        transaction = null;
        attempts = 0;
        deadlocks = 0;
        isBroken = false;
        isPartDone = false;
        steps.forEach(step -> step.body.close());
        steps.clear();
    }

    private void run(Step step) {
        step.writesBefore = transaction.mark();
        step.tracesBefore = traces.stream().mapToInt(Trace::length).toArray();
        current = step;
        try {
            step.body.run(transaction);
        } finally {
            current = null;
        }
        step.end = replies.mark();
    }

    /** At READ COMMITTED a statement has a snapshot of its own, and is done again alone; otherwise all is. */
    private void runAgain(Step step, RetryError conflict) {
        StatementError reason = conflict;
        while (!isDeadlock(reason) && reason instanceof RetryError && isItsOwn(step)) {
            scope.reached(SessionProbe.STATEMENT_STARTED_OVER);
            replies.takeBack(step.start);
            transaction.undoTo(step.writesBefore);
            cutTraces(step);
            backOff(attempts);
            try {
                run(step);
                return;
            } catch (RetryError | StaleDescriptor again) {
                reason = again;
            }
        }
        startOver(reason);
    }

    private static boolean isDeadlock(StatementError reason) {
        return reason instanceof RetryError conflict && conflict.isDeadlock();
    }

    private boolean isItsOwn(Step step) {
        return !isPartDone && mode.isolation() == Isolation.READ_COMMITTED && step.body.startsAnew()
                && replies.holds(step.start)
                && ++attempts < ATTEMPTS_MAX;
    }

    /**
     * A later step of a block whose first results are with the client may still be planned anew by itself, unless the earlier steps
     * have used the table as it was.
     */
    private void planAgain(Step step, StaleDescriptor stale) {
        boolean isAlone = !isPartDone && !replies.holds(steps.getFirst().start) && replies.holds(step.start);
        StaleDescriptor reason = stale;
        while (reason != null) {
            if (!isAlone || reason.isWithin()) {
                startOver(reason);
                return;
            }
            scope.reached(SessionProbe.STEP_PLANNED_AGAIN);
            engine.forget(reason);
            replies.takeBack(step.start);
            transaction.undoTo(step.writesBefore);
            cutTraces(step);
            step.body.planAgain();
            reason = plannedTooOld(step);
        }
    }

    /** Runs the step. Null if it is done; each table or sequence that it uses may be another one by now. */
    private StaleDescriptor plannedTooOld(Step step) {
        try {
            run(step);
            return null;
        } catch (StaleDescriptor again) {
            if (++attempts >= ATTEMPTS_MAX) {
                throw new RetryError(again.getMessage());
            }
            return again;
        }
    }

    private void startOver(StatementError why) {
        saveGaps();
        Step last = steps.getLast();
        Replies.Held tail = last.end >= 0 && replies.holds(last.end) ? replies.copy(last.end, replies.mark()) : null;
        StatementError reason = why;
        while (reason != null) {
            admit(reason);
            isBroken = true;
            reason = tryAll();
        }
        isBroken = false;
        if (tail != null) {
            replies.repeat(tail);
        }
    }

    private void admit(StatementError why) {
        boolean replanned = why instanceof StaleDescriptor;
        if (isPartDone) {
            scope.reached(SessionProbe.CONFLICT_AFTER_A_PART);
        }
        if (isDeadlock(why) && ++deadlocks >= DEADLOCKS_MAX) {
            throw why;
        }
        if (isPartDone || ++attempts >= ATTEMPTS_MAX || !replanned && hasOneSnapshot()
                || !replies.holds(steps.getFirst().start)) {
            scope.reached(SessionProbe.CONFLICT_TOLD);
            throw replanned ? new RetryError(why.getMessage()) : why;
        }
        transaction.rollback();
        scope.reached(replanned ? SessionProbe.PLANNED_AGAIN : SessionProbe.STARTED_OVER);
        if (why instanceof StaleDescriptor stale) {
            engine.forget(stale);
            steps.forEach(step -> step.body.planAgain());
        }
        backOff(attempts);
    }

    /** Who begins a block at REPEATABLE READ expects to be told of changes since its first statement, as by PostgreSQL. */
    private boolean hasOneSnapshot() {
        return mode.isolation() == Isolation.REPEATABLE_READ && block.isOpen();
    }

    /** One attempt from the beginning; null if all steps were done, else why not. */
    private StatementError tryAll() {
        replies.takeBack(steps.getFirst().start);
        cutTraces(steps.getFirst());
        begin();
        try {
            for (Step step : List.copyOf(steps)) {
                if (step.gap != null) {
                    replies.repeat(step.gap);
                }
                step.start = replies.mark();
                run(step);
            }
            return null;
        } catch (RetryError | StaleDescriptor again) {
            return again;
        }
    }

    private void saveGaps() {
        for (int index = 1; index < steps.size(); index++) {
            Step before = steps.get(index - 1);
            Step step = steps.get(index);
            Check.that(before.end >= 0, "a step began before the one before it ended");
            if (step.gap == null && replies.holds(before.end)) {
                step.gap = replies.copy(before.end, step.start);
            }
        }
    }

    private void backOff(int attempt) {
        long most = Math.min(BACKOFF_NANOS_MAX, BACKOFF_NANOS_MIN << Math.min(attempt, 20));
        scope.sleep((long) (most * (0.5 + entropy.nextDouble() / 2)));
    }
}
