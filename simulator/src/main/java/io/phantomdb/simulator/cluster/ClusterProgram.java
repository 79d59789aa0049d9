package io.phantomdb.simulator.cluster;

import io.phantomdb.host.Host;
import io.phantomdb.host.PeerAddress;

/** What runs on the machines of a cluster. */
public interface ClusterProgram {
    /** How many there are, numbered from 1. */
    int nodes();

    /** Runs a node; called on a thread of its process, at each start. */
    void run(int node, Host host);

    /** Where the node listens for SQL. */
    PeerAddress sqlAddress(int node);
}
