package io.phantomdb.session;

import io.phantomdb.rows.SessionEffects;

/** What functions do to the session, handed to whom it concerns. */
record Effects(AdvisoryLocks locks, Notifications notifications) implements SessionEffects {
    @Override
    public boolean lockAdvisory(AdvisoryKey key, LockWish wish) {
        return locks.lock(key, wish);
    }

    @Override
    public boolean unlockAdvisory(AdvisoryKey key, boolean shared) {
        return locks.unlock(key, shared);
    }

    @Override
    public void unlockAllAdvisory() {
        locks.unlockAll();
    }

    @Override
    public void notify(String channel, String payload) {
        notifications.send(channel, payload);
    }
}
