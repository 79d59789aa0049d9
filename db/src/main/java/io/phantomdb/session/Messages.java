package io.phantomdb.session;

import io.phantomdb.sql.SessionCommand;
import io.phantomdb.txn.Transaction;

/** The statements about notifications, and what DISCARD ALL does beyond the session. NOTIFY is a step of its transaction: where that is done again, this is too. */
final class Messages {
    private final Work work;
    private final Block block;
    private final Notifications notifications;
    private final AdvisoryLocks advisory;

    Messages(Work work, Block block, Notifications notifications, AdvisoryLocks advisory) {
        this.advisory = advisory;
        this.work = work;
        this.block = block;
        this.notifications = notifications;
    }

    /** DISCARD ALL. */
    void discard() {
        notifications.unlisten(null);
        advisory.unlockAll();
    }

    String listen(String channel) {
        notifications.listen(channel);
        return "LISTEN";
    }

    String unlisten(String channel) {
        notifications.unlisten(channel);
        return "UNLISTEN";
    }

    String notify(SessionCommand.Notify notify) {
        work.perform(new Work.Body() {
            @Override
            public void run(Transaction transaction) {
                notifications.send(notify.channel(), notify.payload() == null ? "" : notify.payload());
            }

            @Override
            public boolean startsAnew() {
                return true;
            }

            @Override
            public void planAgain() {}

            @Override
            public void close() {}
        }, block.mode());
        return "NOTIFY";
    }
}
