package io.phantomdb.bench.compare;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.OptionalInt;

/** A running database. Closing it ends its processes. */
interface Contender extends AutoCloseable {
    /** What a client of keys does again and again. */
    enum Operation {
        UPDATE,
        READ,
        /** A read whose text is sent each time; but for the key it is the same. */
        READ_TEXT,
        /** A read whose text nobody has seen before, not even with another key. */
        READ_NEW_TEXT
    }

    String name();

    /** The processes of the server, without their children. */
    Collection<Long> processes();

    /** Where a client of PostgreSQL's protocol reaches it, if it can. */
    OptionalInt sqlPort();

    /** Makes the keys 0 to {@code count - 1}; what was there before is gone or overwritten. */
    void prepareKeys(int count) throws SQLException, IOException;

    /** Lets connections from now on go to the leader: on a busy machine it may be another one than before. */
    void lookForLeader() throws IOException;

    /** A connection that does one thing; to be used by one thread. */
    KeyedClient open(Operation operation) throws IOException;

    @Override
    void close();
}
