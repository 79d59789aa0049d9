package io.phantomdb.rows.function;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.codec.DatumBytes;
import java.util.List;

/**
 * What stands for PostgreSQL's xmin and ctid. Programs keep xmin to see whether somebody has changed a row since they read it: here
 * it is a number made of what is in the row, so it changes when that does. They take ctid to tell rows of a table apart: here it
 * is made of what the row is held under, if that is one number, and of different rows it is different.
 */
public final class RowIdentity {
    /** PostgreSQL's first numbers of transactions mean other things. */
    private static final long FIRST_XID = 3;
    private static final long WORD = 0xFFFF_FFFFL;
    private static final int OFFSET_MAX = 0xFFFF;

    private RowIdentity() {}

    /** xmin of rows with columns of these types. */
    public static Function version(List<Type> columns) {
        List<Type> types = List.copyOf(columns);
        return new Function("row_version", types, Type.XID, Volatility.IMMUTABLE, false,
                (BodyN) (row, context) -> version(types, row));
    }

    private static Long version(List<Type> types, Object[] row) {
        ByteWriter bytes = new ByteWriter();
        for (int at = 0; at < row.length; at++) {
            DatumBytes.encode(bytes, types.get(at), row[at]);
        }
        long hash = HashBytes.of(bytes.take().toArray()) & WORD;
        return Math.max(hash, FIRST_XID);
    }

    /** ctid of rows that are held under a number that the user does not see: its epoch and its count. */
    public static Function placeOfId() {
        return new Function("row_place", List.of(Type.INT8), Type.TID, Volatility.IMMUTABLE, true,
                (Body1) (id, context) -> place((Long) id & WORD, (Long) id >>> Integer.SIZE, (Long) id));
    }

    /** ctid of rows whose primary key is a whole number of this type. */
    public static Function placeOfKey(Type integer) {
        return new Function("row_place", List.of(integer), Type.TID, Volatility.IMMUTABLE, true,
                (Body1) (key, context) -> {
                    long number = ((Number) key).longValue();
                    long high = integer.length() == Long.BYTES ? number >>> Integer.SIZE : 0;
                    return place(number & WORD, high + 1, number);
                });
    }

    /** 0A000 where there is no room for it. */
    private static Long place(long block, long offset, long number) {
        if (offset > OFFSET_MAX) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "a row that is held under " + number + " has no ctid").withHint("Use the primary key.");
        }
        return block << Short.SIZE | offset;
    }
}
