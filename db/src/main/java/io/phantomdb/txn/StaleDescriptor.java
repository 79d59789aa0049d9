package io.phantomdb.txn;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/** The shard's schema fence is above the descriptor version the statement was planned with: fetch it anew and replan. */
public final class StaleDescriptor extends StatementError {
    private static final long serialVersionUID = 1L;

    private final int descriptorId;
    private final int versionMin;

    public StaleDescriptor(int descriptorId, int versionMin) {
        super(SqlState.SERIALIZATION_FAILURE, "the schema changed while the transaction was under way", null,
                "The transaction might succeed if retried.", 0);
        this.descriptorId = descriptorId;
        this.versionMin = versionMin;
    }

    public int descriptorId() {
        return descriptorId;
    }

    /** The lowest version of the descriptor that is accepted now. */
    public int versionMin() {
        return versionMin;
    }
}
