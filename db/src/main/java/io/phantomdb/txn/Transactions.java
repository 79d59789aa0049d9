package io.phantomdb.txn;

import io.phantomdb.host.Scope;

/** Where transactions begin; one per node. */
public interface Transactions {
    /** The transaction waits through the scope, and charges its buffer to the scope's memory. */
    Transaction begin(Scope scope, boolean readOnly);

    /**
     * Raises the schema fence of a table at every shard that holds a part of it; when it returns, no request planned with
     * a lower version will be accepted anywhere. Idempotent.
     */
    void raiseFence(Scope scope, TableVersion versionMin);
}
