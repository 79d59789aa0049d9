package io.phantomdb.txn;

import io.phantomdb.base.NodeId;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Scope;

/** Where transactions begin; one per node. */
public interface Transactions {
    /** The transaction waits through the scope, and charges its buffer to the scope's memory. */
    Transaction begin(Scope scope, TransactionMode mode);

    /** A serializable one. */
    default Transaction begin(Scope scope, boolean readOnly) {
        return begin(scope, readOnly ? TransactionMode.SERIALIZABLE.asReadOnly() : TransactionMode.SERIALIZABLE);
    }

    /**
     * What became of the transaction with this commit token, whichever node coordinated it and while it is being committed,
     * too: asked before it is durable, it is made to abort. Waits through the scope, for a commit that is under way. 22023 if
     * the text is not a token of this cluster; 57P03 if the answer cannot be had now. Source: DESIGN §5 rule 7.
     */
    TransactionStatus statusOf(Scope scope, String commitToken);

    /** True if that node still coordinates the transaction, or does not say: nobody is taken for gone who may not be. */
    boolean isOpen(Scope scope, NodeId node, TxnId txn);

    /** The node whose transactions these are. */
    NodeId node();

    /**
     * Raises the schema fence of a table at every shard that holds a part of it; when it returns, no request planned with
     * a lower version will be accepted anywhere. Idempotent.
     */
    void raiseFence(Scope scope, TableVersion versionMin);
}
