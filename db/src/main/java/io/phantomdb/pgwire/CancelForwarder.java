package io.phantomdb.pgwire;

import io.phantomdb.base.NodeId;

/** Carries a cancel request to the node whose session it is for. Called on the store loop; it may be lost. */
@FunctionalInterface
public interface CancelForwarder {
    void forward(NodeId node, BackendKey key);
}
