package io.phantomdb.host;

import io.phantomdb.base.Bytes;
import java.util.function.BooleanSupplier;

/**
 * A calm world with three nodes, 1 to 3, in which a contract is tested: nothing in it fails unless a test makes it. In the
 * real one time passes by itself, in a simulated one it passes only in {@link #runUntil} and {@link #advance}. Called by
 * the thread of the test. What callbacks on loops leave for the test must be safe to read from that thread.
 */
public interface World extends AutoCloseable {
    /** The node's host, opened at first use, and again after a crash. */
    Host host(int node);

    /** Runs a turn on the node's store loop and returns when it has ended; what it throws is thrown here. */
    void on(int node, Runnable turn);

    /** Lets time pass until it holds; fails with an {@link AssertionError} that says what did not come about. */
    void runUntil(String what, BooleanSupplier condition);

    /** Lets at least so much time pass on every node's clock. */
    void advance(long nanos);

    /**
     * Ends the node as a crash does: what its disk had not synced may be lost or torn, nothing of it runs any more, and its
     * connections break. {@link #host} then opens a new one over what is left.
     */
    void crash(int node);

    /** What stopped the node, or null while it goes on. */
    Throwable failure(int node);

    /** An address where the node can listen, the same one for the life of the world. */
    PeerAddress address(int node);

    /** Opens a byte stream to a listener, as psql would; fails with an {@link AssertionError} if nobody is there. */
    Client connect(PeerAddress at);

    /** As {@link #connect}, to a listener that speaks TLS from the first byte on, and with a client that trusts {@link #identity}. */
    Client connectTls(PeerAddress at);

    /** What a node shows to {@link #connectTls}. */
    TlsIdentity identity();

    /** Ends all nodes and clients. */
    @Override
    void close();

    /** The far end of a connection: raw bytes, no protocol. Nothing here waits. */
    interface Client {
        void send(Bytes bytes);

        /** All that has arrived so far. */
        Bytes received();

        /** While false, it takes nothing, so that the sender's buffers fill. */
        void reading(boolean wanted);

        /** Sends no more, still reads. */
        void end();

        /** Breaks the connection without a goodbye. */
        void abort();

        /** The other side sends no more, or the connection is broken. */
        boolean isEnded();
    }
}
