package io.phantomdb.rows;

import java.util.List;

/** What a session has prepared and opened (PostgreSQL 15, chapters 54.6 and 54.15). Times are microseconds since 2000-01-01 UTC. */
public interface SessionObjects {
    /**
     * A prepared statement.
     *
     * @param text as its client wrote it
     * @param fromSql it was made by PREPARE, not by a message of the protocol
     * @param runs how often it was executed
     */
    record Prepared(String name, String text, long micros, List<Type> parameterTypes, boolean fromSql, long runs) {}

    /** A cursor of DECLARE, or a portal of the protocol. */
    record Opened(String name, String text, long micros, boolean isHoldable, boolean isBinary, boolean isScrollable) {}

    /** Those with names. */
    List<Prepared> preparedStatements();

    List<Opened> cursors();

    /**
     * What the row of that table is held under that the cursor of that name is on; null if it is on a row of another one. 34000 or
     * 24000 if there is no such cursor, or it is on no row.
     */
    RecordDatum currentRow(String cursor, int tableId, String tableName);
}
