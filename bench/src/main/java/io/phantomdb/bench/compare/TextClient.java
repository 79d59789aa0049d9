package io.phantomdb.bench.compare;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Reads by key with a text each time (simple query). A new text has a column name of its own, so that no plan that is kept by the
 * shape of a statement fits it.
 */
record TextClient(SqlClient client, boolean isNew) implements KeyedClient {
    @Override
    public boolean operate(int key) throws IOException {
        String column = isNew ? "n" + Long.toHexString(ThreadLocalRandom.current().nextLong()) : "v";
        return client.query("SELECT v AS " + column + " FROM bench_keys WHERE id = " + key);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
