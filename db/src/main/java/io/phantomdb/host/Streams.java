package io.phantomdb.host;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Encryption;

/**
 * Byte streams that others open to us: PostgreSQL's protocol and HTTP. All methods are called on the store loop, and all
 * callbacks arrive on it.
 */
public interface Streams {
    /** A listener that can be closed; connections that are open stay. */
    interface Listener {
        /** Where it listens, with the port that was chosen if 0 was asked for. */
        PeerAddress address();

        void close();
    }

    /** Called for each new connection; answers who handles it. */
    interface Acceptor {
        Handler accepted(Connection connection);
    }

    /** What happens on one connection. */
    interface Handler {
        /** Bytes in order, cut anywhere. */
        void received(Bytes chunk);

        /** The peer will send no more; it may still read. */
        void ended();

        /** After a write was answered with "full": there is room again. */
        void writable();

        /** The last call: closed by either side or broken. */
        void closed(String cause);
    }

    /** One connection. */
    interface Connection {
        /**
         * Queues the bytes in order. True: go on; false: accepted, but the buffer is full now, so wait for
         * {@link Handler#writable()} before the next. Bytes written to a closed connection vanish.
         */
        boolean write(Bytes bytes);

        /** While false, nothing more is read from the peer, beyond what is already under way. */
        void reading(boolean wanted);

        /**
         * Speaks TLS, as the server, from the next byte on in both directions: what was written before is sent as it is, and the
         * handler is given plain bytes only. It waits for nothing: what is written before the handshake is over goes out after it. A
         * handshake that fails closes the connection, with the reason as the cause; one that does not end is ended by whoever has
         * the patience. Once at most.
         */
        void startTls(TlsIdentity identity);

        /** Null before the handshake of {@link #startTls} is over. */
        Encryption encryption();

        /** Sends what is queued, then closes. */
        void close();

        /** Closes at once. */
        void abort();

        /** Who is there, for people to read. */
        String remote();
    }

    /** Throws {@link HostException} with a sentence for the operator if the address is taken. */
    Listener listen(PeerAddress at, Acceptor acceptor);
}
