package io.phantomdb.base;

/**
 * What an error is about, for programs that branch on it: fields s, t, c, d and n of ErrorResponse (PostgreSQL 15, chapter
 * 55.8). Null where it is about none of the kind.
 */
public record ErrorSubject(String schema, String table, String column, String dataType, String constraint) {
    public static final ErrorSubject NONE = new ErrorSubject(null, null, null, null, null);

    public static ErrorSubject column(String schema, String table, String column) {
        return new ErrorSubject(schema, table, column, null, null);
    }

    public static ErrorSubject table(String schema, String table) {
        return new ErrorSubject(schema, table, null, null, null);
    }

    public static ErrorSubject constraint(String schema, String table, String constraint) {
        return new ErrorSubject(schema, table, null, null, constraint);
    }
}
