package io.phantomdb.session;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.SessionObjects;
import io.phantomdb.sql.Engine;
import io.phantomdb.sql.Engine.Column;
import java.util.List;

/**
 * A prepared statement with its parameters, and how far its rows have been fetched: a portal of the protocol, or a cursor
 * of DECLARE. It belongs to one attempt of one transaction: in another it starts anew. The rows of a cursor WITH HOLD are
 * kept when its transaction commits, and belong to the session then.
 */
final class Portal {
    private static final int OVERHEAD_BYTES = 512;

    private final String name;
    private final PreparedStatement statement;
    private final List<Object> parameters;
    private final Formats formats;
    private final Cursor cursor;
    private final long memoryBytes;
    private ReadRows rows;
    private long number;
    private long madeMicros;
    private Object transaction;
    private boolean isHeld;
    private boolean hasOutlivedTransaction;

    /** What DECLARE said about a cursor, or that a routine has opened it. */
    record Cursor(ReadRows.Keep keep, boolean hold, boolean ofRoutine) {
        static final Cursor NONE = new Cursor(ReadRows.Keep.NOTHING, false, false);
    }

    Portal(String name, PreparedStatement statement, List<Object> parameters, Formats formats, long parameterBytes) {
        this(name, statement, parameters, formats, parameterBytes, Cursor.NONE);
    }

    Portal(String name, PreparedStatement statement, List<Object> parameters, Formats formats, long parameterBytes,
            Cursor cursor) {
        this.name = name;
        this.statement = statement;
        this.parameters = parameters;
        this.formats = formats;
        this.cursor = cursor;
        this.memoryBytes = OVERHEAD_BYTES + parameterBytes;
    }

    String name() {
        return name;
    }

    /** Which of its session's portals it is, in the order in which they were made. */
    long number() {
        return number;
    }

    void made(long given, long micros) {
        number = given;
        madeMicros = micros;
    }

    SessionObjects.Opened shown() {
        boolean isDeclared = cursor != Cursor.NONE;
        return new SessionObjects.Opened(name, statement.isEmpty() ? "" : statement.statement().text(), madeMicros,
                cursor.hold(), isDeclared && formats.isBinary(0), cursor.keep() != ReadRows.Keep.NOTHING);
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

    /** What of its rows is kept is charged to this memory. */
    void start(Object inTransaction, Engine.Rows started, MemoryAccount memory) {
        if (rows != null) {
            rows.close();
        }
        isHeld = false;
        transaction = inTransaction;
        rows = new ReadRows(started, cursor.keep(), memory);
    }

    ReadRows rows() {
        return rows;
    }

    /** The next row; null at the end. */
    Object[] nextRow() {
        return rows.next();
    }

    /** As {@link SessionObjects#currentRow}. */
    RecordDatum currentRow(int tableId, String tableName) {
        if (!isQuery()) {
            throw state("is not a SELECT query");
        }
        if (hasOutlivedTransaction) {
            throw state("is held from a previous transaction");
        }
        if (isOfRoutine()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "WHERE CURRENT OF a cursor that a function has opened is not supported");
        }
        Object[] row = rows == null ? null : rows.standing();
        if (row == null) {
            throw state("is not positioned on a row");
        }
        return statement.plan().cursorTables().key(row, tableId, name, tableName);
    }

    private boolean isQuery() {
        return !statement.isEmpty() && statement.statement().commandName().equals("SELECT");
    }

    private StatementError state(String what) {
        return new StatementError(SqlState.INVALID_CURSOR_STATE, "cursor \"" + name + "\" " + what);
    }

    /** Executes all that is left, keeping the rows: changes happen at once, however slowly their rows are fetched. */
    void finish() {
        rows.finish();
    }

    /** Only the statement that has called the routine can start it anew. */
    boolean isOfRoutine() {
        return cursor.ofRoutine();
    }

    boolean mustBeHeld() {
        return cursor.hold() && !hasOutlivedTransaction;
    }

    /** The transaction is about to be committed: keeps all rows beyond its end. */
    void hold() {
        rows.finish();
        isHeld = true;
    }

    /** The transaction was committed. */
    void outlive() {
        hasOutlivedTransaction = true;
        transaction = null;
    }

    /** True for a cursor whose rows belong to no transaction any more. */
    boolean hasOutlivedTransaction() {
        return hasOutlivedTransaction;
    }

    /** Forgets how far it was fetched. */
    void reset() {
        close();
        rows = null;
        transaction = null;
    }

    /** The transaction is over: gives back what rows that are not held take; harmless if there are none. */
    void close() {
        if (rows != null && !isHeld) {
            rows.close();
        }
    }

    /** Gives back everything. */
    void discard() {
        if (rows != null) {
            rows.close();
        }
    }

    String commandTag() {
        return rows.commandTag();
    }
}
