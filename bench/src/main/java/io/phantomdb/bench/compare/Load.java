package io.phantomdb.bench.compare;

import java.io.IOException;
import java.sql.SQLException;

/** Something to do with a contender for a while. */
interface Load {
    /** Makes what it needs, before the first round. */
    void prepare(Contender contender) throws SQLException, IOException, InterruptedException;

    /** One round. */
    Sample run(Contender contender, int seconds) throws IOException, InterruptedException;
}
