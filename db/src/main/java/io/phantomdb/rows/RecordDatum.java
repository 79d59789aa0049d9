package io.phantomdb.rows;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.Arrays;

/**
 * A row as a value (PostgreSQL 15, chapter 8.16): its parts side by side, each of its own type, null for NULL. Immutable;
 * {@code equals} compares the very parts, {@link #compareTo} compares as SQL does.
 */
public final class RecordDatum implements Comparable<RecordDatum> {
    private final Type type;
    private final Object[] values;

    /** Of a type whose fields are known; the values are the datum's own from now on. */
    public RecordDatum(Type type, Object[] values) {
        this.type = type;
        this.values = values;
        Check.that(type.fields() != null && type.fields().size() == values.length, "a value for each field");
    }

    public Type type() {
        return type;
    }

    public int size() {
        return values.length;
    }

    /** All of them, in a copy. */
    public Object[] values() {
        return values.clone();
    }

    /** Fields count from 0. */
    public Object value(int field) {
        return values[field];
    }

    public Type typeOf(int field) {
        return type.fields().get(field).type().type();
    }

    /** What IS NULL asks of a row; IS NOT NULL is not its opposite. */
    public boolean isAllNull() {
        return Arrays.stream(values).allMatch(value -> value == null);
    }

    /** What IS NOT NULL asks of a row. */
    public boolean hasNoNull() {
        return Arrays.stream(values).noneMatch(value -> value == null);
    }

    /** PostgreSQL's record_cmp: field by field, NULL above everything. 42804 if the two do not have the same types. */
    @Override
    public int compareTo(RecordDatum other) {
        int shared = Math.min(values.length, other.values.length);
        for (int at = 0; at < shared; at++) {
            if (!typeOf(at).equals(other.typeOf(at))) {
                throw new StatementError(SqlState.DATATYPE_MISMATCH, "cannot compare dissimilar column types "
                        + typeOf(at).sqlName() + " and " + other.typeOf(at).sqlName() + " at record column "
                        + (at + 1));
            }
            int compared = compare(typeOf(at), values[at], other.values[at]);
            if (compared != 0) {
                return compared;
            }
        }
        if (values.length != other.values.length) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "cannot compare record types with different numbers of columns");
        }
        return 0;
    }

    private static int compare(Type type, Object left, Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        return Datums.compare(type, left, right);
    }

    /** About how many bytes of memory it takes. */
    public int bytes() {
        long bytes = 32 + 8L * values.length;
        for (Object value : values) {
            bytes += Datums.bytes(value);
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordDatum record && Arrays.equals(values, record.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
