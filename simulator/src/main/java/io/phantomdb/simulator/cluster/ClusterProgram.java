package io.phantomdb.simulator.cluster;

import io.phantomdb.host.Host;
import io.phantomdb.host.PeerAddress;

/** What runs on the machines of a cluster. */
public interface ClusterProgram {
    /** How many there are, numbered from 1. */
    int nodes();

    /** Runs a node; called on a thread of its process, at each start. */
    void run(int node, Host host);

    /** Told what a replica holds. */
    @FunctionalInterface
    interface Digests {
        /** All of the group's state on this node after the entry at the index, as a number. */
        void digest(int node, long group, long index, long value);
    }

    /** Has the node fold the state of each of its replicas; told later, never if the process ends before. */
    void digest(int node, Digests told);

    /** The node gives away what it leads. */
    void handOver(int node, int to);

    /** The same for the shard at that place among all, if there are so many. */
    void handOver(int node, int to, int place);

    /** Where the node listens for SQL. */
    PeerAddress sqlAddress(int node);
}
