package io.phantomdb.session;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.TransactionMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/**
 * LISTEN, UNLISTEN and NOTIFY of one session (PostgreSQL 15, "NOTIFY"). All three take effect when the transaction commits:
 * what is sent is written in the transaction itself; what came is told between two transactions, in the order of the
 * commits. The session's story, save {@link #wake}.
 */
final class Notifications implements Work.Trace {
    private static final int CHANNEL_BYTES_MAX = 63;
    private static final int PAYLOAD_BYTES_MAX = 7_999;

    /** LISTEN, or UNLISTEN; no channel (null) means all. */
    private record Change(boolean isListen, String channel) {}

    /** A place in the transaction. */
    record Mark(int changes, int sent) {}

    private final SessionParts parts;
    private final Scope scope;
    private final Replies replies;
    private final TreeSet<String> channels = new TreeSet<>();
    private final List<Change> changes = new ArrayList<>();
    /** In order, each once. */
    private final LinkedHashSet<Notification> toSend = new LinkedHashSet<>();
    private Runnable line = () -> {};
    /** The number of the last notification in the queue that this session has dealt with. */
    private long seen;
    private boolean hasSent;
    private StatementError missed;
    private volatile boolean isNews;

    Notifications(SessionParts parts, Scope scope, Replies replies) {
        this.parts = parts;
        this.scope = scope;
        this.replies = replies;
    }

    /** What to do when there is something to tell while the client waits for nothing. Run on the loop. */
    void onNews(Runnable tell) {
        line = tell;
    }

    void listen(String channel) {
        changes.add(new Change(true, channel));
    }

    /** A null channel is all. */
    void unlisten(String channel) {
        changes.add(new Change(false, channel));
    }

    /** 22023 if it cannot be sent. */
    void send(String channel, String payload) {
        if (channel.isEmpty()) {
            throw invalid("channel name cannot be empty");
        }
        if (bytes(channel) > CHANNEL_BYTES_MAX) {
            throw invalid("channel name too long");
        }
        if (bytes(payload) > PAYLOAD_BYTES_MAX) {
            throw invalid("payload string too long");
        }
        toSend.add(new Notification(parts.backendPid(), channel, payload));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE, message);
    }

    Mark mark() {
        return new Mark(changes.size(), toSend.size());
    }

    /** Forgets what was asked for since. */
    void undoTo(Mark mark) {
        changes.subList(mark.changes, changes.size()).clear();
        cut(mark.sent);
    }

    @Override
    public int length() {
        return toSend.size();
    }

    @Override
    public void cut(int length) {
        List<Notification> all = new ArrayList<>(toSend);
        toSend.clear();
        toSend.addAll(all.subList(0, Math.min(length, all.size())));
    }

    void rolledBack() {
        changes.clear();
        toSend.clear();
    }

    /** The last thing that a transaction does. One that cannot write sends in a transaction of its own. */
    void beforeCommit(Work work, TransactionMode mode) {
        if (channels.isEmpty() && changes.stream().anyMatch(Change::isListen)) {
            seen = work.repeat(this::lastInQueue);
        }
        if (toSend.isEmpty()) {
            return;
        }
        hasSent = true;
        List<Notification> sending = List.copyOf(toSend);
        if (work.isReadOnly() || mode.readOnly()) {
            work.repeat(() -> sendAlone(sending));
        } else {
            work.perform(new Sending(sending), mode);
        }
    }

    private long lastInQueue() {
        Transaction transaction = parts.transactions().begin(scope, true);
        try {
            return NotificationQueue.last(transaction);
        } finally {
            transaction.rollback();
        }
    }

    private Void sendAlone(List<Notification> sending) {
        Transaction transaction = parts.transactions().begin(scope, false);
        try {
            NotificationQueue.append(transaction, sending);
            transaction.commit();
            return null;
        } finally {
            transaction.rollback();
        }
    }

    private record Sending(List<Notification> sending) implements Work.Body {
        @Override
        public void run(Transaction transaction) {
            NotificationQueue.append(transaction, sending);
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

    void committed() {
        toSend.clear();
        boolean didListen = !channels.isEmpty();
        for (Change change : changes) {
            if (change.isListen) {
                channels.add(change.channel);
            } else if (change.channel == null) {
                channels.clear();
            } else {
                channels.remove(change.channel);
            }
        }
        changes.clear();
        if (!didListen && !channels.isEmpty()) {
            parts.listeners().add(parts.backendPid(), this::wake);
        } else if (didListen && channels.isEmpty()) {
            parts.listeners().remove(parts.backendPid());
        }
        if (hasSent) {
            hasSent = false;
            isNews = !channels.isEmpty();
            parts.listeners().sent();
        }
    }

    private void wake() {
        isNews = true;
        line.run();
    }

    /** Tells what has come, between two transactions. What cannot be read now stays in the queue until the next time. */
    void tell() {
        if (!isNews || channels.isEmpty()) {
            return;
        }
        isNews = false;
        Transaction transaction = parts.transactions().begin(scope, true);
        try {
            tell(NotificationQueue.after(transaction, seen));
        } catch (StatementError unreachable) {
            scope.reached(SessionProbe.QUEUE_NOT_READ);
            isNews = true;
        } finally {
            transaction.rollback();
        }
    }

    private void tell(NotificationQueue.Found found) {
        if (found.isGap()) {
            scope.reached(SessionProbe.NOTIFICATIONS_MISSED);
            missed = new StatementError(SqlState.CONNECTION_FAILURE,
                    "terminating connection because notifications were missed",
                    "The session fell so far behind that they are not kept any more.", null, 0);
            return;
        }
        for (Notification notification : found.notifications()) {
            if (channels.contains(notification.channel())) {
                replies.notification(notification.backendPid(), notification.channel(), notification.payload());
            }
        }
        seen = found.last();
    }

    /** Why the session cannot go on, or null: it has missed what it listens for, and would not know. */
    StatementError missed() {
        return missed;
    }

    /** The session ends. */
    void close() {
        if (!channels.isEmpty()) {
            parts.listeners().remove(parts.backendPid());
        }
    }
}
