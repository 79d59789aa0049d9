package io.phantomdb.rows;

/** What functions may do to the session that runs them, beside giving values. All may wait and throw StatementErrors. */
public interface SessionEffects {
    /** How an advisory lock is wanted: shared with others, until the end of the transaction, waiting for others. */
    record LockWish(boolean shared, boolean forTransaction, boolean waits) {}

    /** True if the lock is held now; false if somebody else holds it and it was not to be waited for. */
    boolean lockAdvisory(AdvisoryKey key, LockWish wish);

    /** Gives a lock of the session back; false, with a warning, if it does not hold it. */
    boolean unlockAdvisory(AdvisoryKey key, boolean shared);

    void unlockAllAdvisory();

    /** NOTIFY: told to those who listen if the transaction commits. 22023 if the channel or the payload cannot be. */
    void notify(String channel, String payload);

    /** What an advisory lock is named by: one number, or two; these never mean the same lock. */
    record AdvisoryKey(boolean isPair, long number) {
        public static AdvisoryKey of(long number) {
            return new AdvisoryKey(false, number);
        }

        public static AdvisoryKey of(int first, int second) {
            return new AdvisoryKey(true, (long) first << 32 | second & 0xFFFF_FFFFL);
        }
    }
}
