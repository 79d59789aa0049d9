package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;
import java.util.ArrayList;
import java.util.List;

/** array_agg: all values in the order they came, NULLs included; of arrays an array of one dimension more. NULL of nothing. */
final class ArrayAccumulator implements Accumulator {
    private final Type type;
    private final List<Object> values = new ArrayList<>();
    private long bytes;

    ArrayAccumulator(Type type) {
        this.type = type;
    }

    @Override
    public void add(Object first, Object second) {
        if (type.isArray()) {
            refuseUnlike((ArrayDatum) first);
        }
        values.add(first);
        bytes += 8 + Datums.bytes(first);
    }

    private void refuseUnlike(ArrayDatum array) {
        if (array == null) {
            throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "cannot accumulate null arrays");
        }
        if (array.size() == 0) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "cannot accumulate empty arrays");
        }
        if (!values.isEmpty()
                && !java.util.Arrays.equals(array.lengths(), ((ArrayDatum) values.getFirst()).lengths())) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR,
                    "cannot accumulate arrays of different dimensionality");
        }
    }

    @Override
    public Object result() {
        if (values.isEmpty()) {
            return null;
        }
        return type.isArray()
                ? ArrayConstructs.stacked(type.element(), values.toArray())
                : ArrayDatum.of(type, values.toArray());
    }

    @Override
    public void encode(ByteWriter to) {
        to.varint(values.size());
        values.forEach(value -> DatumBytes.encode(to, type, value));
    }

    @Override
    public void merge(ByteReader from) {
        int count = from.size();
        for (int at = 0; at < count; at++) {
            add(DatumBytes.decode(from, type), null);
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
