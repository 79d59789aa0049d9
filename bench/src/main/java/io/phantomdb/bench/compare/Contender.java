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
        READ
    }

    String name();

    /** The processes of the server, without their children. */
    Collection<Long> processes();

    /** Where a client of PostgreSQL's protocol reaches it, if it can. */
    OptionalInt sqlPort();

    /** Makes the keys 0 to {@code count - 1}; what was there before is gone or overwritten. */
    void prepareKeys(int count) throws SQLException, IOException;

    /** A connection that does one thing; to be used by one thread. */
    KeyedClient open(Operation operation) throws IOException;

    @Override
    void close();
}
