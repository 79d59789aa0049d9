package io.phantomdb.simulator.world;

import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Streams;

/** The client's side of streams, which the database itself has no use for. */
public interface Dialer {
    /** Told on the loop if there will be no connection; the cause is one line. */
    interface Refused {
        void refused(String cause);
    }

    /** Opens a connection; exactly one of the two is called, on the loop of whoever dials. */
    void dial(PeerAddress to, Streams.Acceptor connected, Refused refused);

    /** Sends no more on a connection that was dialled here, and still reads from it. */
    void end(Streams.Connection connection);
}
