package io.phantomdb.rows;

/** A type with its modifier as in pg_attribute.atttypmod: -1 = none; for varchar(n) and char(n) n + 4. */
public record ColumnType(Type type, int modifier) {
    public static ColumnType of(Type type) {
        return new ColumnType(type, -1);
    }
}
