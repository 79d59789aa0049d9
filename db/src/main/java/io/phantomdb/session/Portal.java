package io.phantomdb.session;

import io.phantomdb.sql.Engine;
import io.phantomdb.sql.Engine.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * A prepared statement with its parameters, and how far its rows have been fetched. It belongs to one attempt of one
 * transaction: in another it starts anew.
 */
final class Portal {
    private static final int OVERHEAD_BYTES = 512;

    private final String name;
    private final PreparedStatement statement;
    private final List<Object> parameters;
    private final Formats formats;
    private final long memoryBytes;
    private Engine.Rows rows;
    private Object transaction;
    private List<Object[]> batch = List.of();
    private int next;
    private boolean atEnd;

    Portal(String name, PreparedStatement statement, List<Object> parameters, Formats formats, long parameterBytes) {
        this.name = name;
        this.statement = statement;
        this.parameters = parameters;
        this.formats = formats;
        this.memoryBytes = OVERHEAD_BYTES + parameterBytes;
    }

    String name() {
        return name;
    }

    PreparedStatement statement() {
        return statement;
    }

    List<Object> parameters() {
        return parameters;
    }

    List<Column> columns() {
        return statement.columns();
    }

    Formats formats() {
        return formats;
    }

    long memoryBytes() {
        return memoryBytes;
    }

    /** True if its rows are those of that transaction. */
    boolean isStartedIn(Object inTransaction) {
        return rows != null && transaction == inTransaction;
    }

    void start(Object inTransaction, Engine.Rows started) {
        close();
        transaction = inTransaction;
        rows = started;
        batch = List.of();
        next = 0;
        atEnd = false;
    }

    /** The next row; null at the end. */
    Object[] nextRow() {
        if (next >= batch.size()) {
            if (atEnd) {
                return null;
            }
            batch = rows.nextBatch();
            next = 0;
            if (batch.isEmpty()) {
                atEnd = true;
                return null;
            }
        }
        return batch.get(next++);
    }

    /** Executes all that is left, keeping the rows: changes happen at once, however slowly their rows are fetched. */
    void finish() {
        List<Object[]> all = new ArrayList<>(batch.subList(next, batch.size()));
        for (List<Object[]> more = rows.nextBatch(); !more.isEmpty(); more = rows.nextBatch()) {
            all.addAll(more);
        }
        batch = all;
        next = 0;
        atEnd = true;
    }

    /** Gives back what its rows hold; harmless if there are none. */
    void close() {
        if (rows != null) {
            rows.close();
        }
    }

    String commandTag() {
        return rows.commandTag();
    }
}
