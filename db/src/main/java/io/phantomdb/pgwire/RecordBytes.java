package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.Modifiers;
import java.util.List;
import java.util.function.BiFunction;

/** Reads a row from its binary form (record_recv of PostgreSQL 15): how many fields, then of each its type, length and bytes. */
final class RecordBytes {
    private static final int NULL = -1;

    private final Bytes value;
    private int at;

    RecordBytes(Bytes value) {
        this.value = value;
    }

    RecordDatum read(Type type, BiFunction<Type, Bytes, Object> read) {
        if (!type.isComposite()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "input of anonymous composite types is not implemented");
        }
        List<Type.Field> fields = type.fields();
        int given = number();
        if (given != fields.size()) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "wrong number of columns: " + given + ", expected " + fields.size());
        }
        Object[] values = new Object[given];
        for (int field = 0; field < given; field++) {
            values[field] = field(fields.get(field), field, read);
        }
        if (at != value.length()) {
            throw malformed();
        }
        return new RecordDatum(type, values);
    }

    private Object field(Type.Field field, int place, BiFunction<Type, Bytes, Object> read) {
        Type type = field.type().type();
        int oid = number();
        if (oid != type.oid()) {
            Type given = Type.numbered(oid);
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "binary data has type " + Integer.toUnsignedString(oid) + " ("
                            + (given == null ? "???" : given.sqlName()) + ") instead of expected " + type.oid() + " ("
                            + type.sqlName() + ") in record column " + (place + 1));
        }
        int bytes = number();
        return bytes == NULL ? null : Modifiers.fit(field.type(), read.apply(type, take(bytes)), false);
    }

    private int number() {
        Bytes bytes = take(Integer.BYTES);
        int number = 0;
        for (int index = 0; index < Integer.BYTES; index++) {
            number = number << 8 | bytes.at(index) & 0xFF;
        }
        return number;
    }

    private Bytes take(int bytes) {
        if (bytes < 0 || bytes > value.length() - at) {
            throw malformed();
        }
        at += bytes;
        return value.slice(at - bytes, at);
    }

    private static StatementError malformed() {
        return new StatementError(SqlState.INVALID_BINARY_REPRESENTATION, "incorrect binary data format");
    }
}
