package io.phantomdb.txn;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/**
 * The shard's schema fence is above the descriptor version the statement was planned with: fetch it anew and replan. Or an earlier
 * statement of the transaction has used another version: what it has read and written holds for that one alone, so planning the later
 * one anew does not help.
 */
public final class StaleDescriptor extends StatementError {
    private static final long serialVersionUID = 1L;

    private final int descriptorId;
    private final int versionMin;
    private final boolean within;

    public StaleDescriptor(int descriptorId, int versionMin) {
        this(descriptorId, versionMin, false);
    }

    private StaleDescriptor(int descriptorId, int versionMin, boolean within) {
        super(SqlState.SERIALIZATION_FAILURE, "the schema changed while the transaction was under way", null,
                "The transaction might succeed if retried.", 0);
        this.descriptorId = descriptorId;
        this.versionMin = versionMin;
        this.within = within;
    }

    /** The table changed between two statements of a transaction. */
    static StaleDescriptor within(int descriptorId, int versionMin) {
        return new StaleDescriptor(descriptorId, versionMin, true);
    }

    public int descriptorId() {
        return descriptorId;
    }

    /** The lowest version of the descriptor that is accepted now. */
    public int versionMin() {
        return versionMin;
    }

    /** True if the whole transaction has to be done again. */
    public boolean isWithin() {
        return within;
    }
}
