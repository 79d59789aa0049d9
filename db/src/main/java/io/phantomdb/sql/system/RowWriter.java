package io.phantomdb.sql.system;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Lookup;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rows of one table by the names of its columns. What is not written is NULL, or, where the column is NOT NULL,
 * nothing of its kind: 0, false, the empty text or array.
 */
final class RowWriter {
    private final SystemTable table;
    private final Lookup<String, Integer> ordinals = new Lookup<>();
    private final List<Object[]> rows = new ArrayList<>();
    private Object[] row;

    RowWriter(SystemTable table) {
        this.table = table;
        for (int at = 0; at < table.columns().size(); at++) {
            ordinals.put(table.columns().get(at).name(), at);
        }
    }

    /** The next row begins. */
    RowWriter row() {
        row = new Object[table.columns().size()];
        for (int at = 0; at < row.length; at++) {
            SystemTable.Column column = table.columns().get(at);
            row[at] = column.notNull() ? nothing(column.type().type()) : null;
        }
        rows.add(row);
        return this;
    }

    /** Numbers are made to fit the column, and truth values where it is of text become YES and NO. */
    RowWriter put(String column, Object value) {
        int at = Check.present(ordinals.get(column), "column " + column + " of " + table.name());
        row[at] = value == null ? null : fitting(table.columns().get(at).type(), value);
        return this;
    }

    /** The same value in several columns. */
    RowWriter putAll(Object value, String... columns) {
        for (String column : columns) {
            put(column, value);
        }
        return this;
    }

    List<Object[]> rows() {
        return rows;
    }

    private static Object fitting(ColumnType type, Object value) {
        return switch (type.type().kind()) {
            case INT2 -> ((Number) value).shortValue();
            case INT4 -> ((Number) value).intValue();
            case INT8, OID, REG, XID, XID8, LSN, TID -> ((Number) value).longValue();
            case FLOAT4 -> ((Number) value).floatValue();
            case FLOAT8 -> ((Number) value).doubleValue();
            case TEXT, VARCHAR, NAME, CHAR -> value instanceof Boolean truth
                    ? (Object) (truth ? "YES" : "NO")
                    : value.toString();
            case BOOL, BYTEA, NUMERIC, BPCHAR, UNKNOWN, DATE, TIMESTAMP, TIMESTAMPTZ, INTERVAL, BIT, UUID, TIME, TIMETZ,
                    JSON, JSONPATH,
                    JSONB, VECTOR, VOID, ENUM, ARRAY, RANGE, MULTIRANGE, INET, MACADDR, MONEY, TSVECTOR, TSQUERY,
                    RECORD, PSEUDO ->
                value;
        };
    }

    private static Object nothing(Type type) {
        return switch (type.kind()) {
            case BOOL -> false;
            case INT2 -> (short) 0;
            case INT4 -> 0;
            case INT8, OID, REG, TIMESTAMPTZ, XID, XID8, LSN, TID -> 0L;
            case FLOAT4 -> 0f;
            case FLOAT8 -> 0d;
            case TEXT, VARCHAR, NAME, CHAR -> "";
            case VECTOR, ARRAY -> ArrayDatum.empty(type.element());
            case BYTEA -> Bytes.EMPTY;
            case NUMERIC, BPCHAR, UNKNOWN, DATE, TIMESTAMP, INTERVAL, BIT, UUID, TIME, TIMETZ, JSON, JSONPATH,
                    JSONB, VOID,
                    ENUM,
                    RANGE, MULTIRANGE, INET, MACADDR, MONEY, TSVECTOR, TSQUERY, RECORD, PSEUDO ->
                throw Check.unreachable("a column of type " + type);
        };
    }
}
