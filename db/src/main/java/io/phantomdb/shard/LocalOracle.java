package io.phantomdb.shard;

/** The oracle, for replicas beside it on the same node: one quorum round can then confirm both (DESIGN §5 rule 12). */
interface LocalOracle {
    /** The activated leadership of the system shard on this node, or null. */
    Leadership ofThisNode();
}
