package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import java.util.List;

/**
 * Rows as values, as bytes. Inside rows: the fields that are not NULL, each as the value of the column with its number; so fields
 * can come and go without a value being written anew. A row without a name counts its fields from 1.
 *
 * <p>In keys: the fields up to the last that is not NULL, ascending with NULLs last, and 03. What a key lacks is NULL, so that one
 * from before a field came is still as it would be written now; the end is above a value and above a NULL, because all that
 * follows is NULL.
 */
final class RecordValues {
    private static final int END = 3;

    private RecordValues() {}

    private static int number(List<Type.Field> fields, int at) {
        int number = fields.get(at).number();
        return number == 0 ? at + 1 : number;
    }

    /** About how many bytes; exactly, if all text is ASCII. */
    static int bytes(RecordDatum record) {
        List<Type.Field> fields = record.type().fields();
        int bytes = 0;
        for (int at = 0; at < record.size(); at++) {
            if (record.value(at) != null) {
                bytes += RowValues.varintBytes((long) number(fields, at) << 3)
                        + RowValues.bytes(record.typeOf(at), record.value(at));
            }
        }
        return bytes;
    }

    static Bytes encode(RecordDatum record) {
        List<Type.Field> fields = record.type().fields();
        RowSink sink = new RowSink(bytes(record));
        for (int at = 0; at < record.size(); at++) {
            if (record.value(at) != null) {
                RowValues.write(sink, number(fields, at), record.typeOf(at), record.value(at));
            }
        }
        return sink.whole();
    }

    /** Fields that the type does not have any more are passed over. */
    static RecordDatum decode(RowSource from, Type type) {
        if (type.fields() == null) {
            throw new Malformed("a value of type " + type);
        }
        int size = from.size();
        int end = from.remaining() - size;
        Object[] values = new Object[type.fields().size()];
        while (from.remaining() > end) {
            int header = from.header();
            int field = field(type.fields(), header >>> 3);
            if (field < 0) {
                RowValues.skip(from, header & 7);
            } else {
                values[field] = RowValues.read(from, header & 7, type.fields().get(field).type().type());
            }
        }
        if (from.remaining() != end) {
            throw new Malformed("a row that is longer than its fields");
        }
        return new RecordDatum(type, values);
    }

    private static int field(List<Type.Field> fields, int number) {
        for (int at = 0; at < fields.size(); at++) {
            if (number(fields, at) == number) {
                return at;
            }
        }
        return -1;
    }

    static void key(ByteWriter to, RecordDatum record) {
        int size = record.size();
        while (size > 0 && record.value(size - 1) == null) {
            size--;
        }
        for (int at = 0; at < size; at++) {
            KeyCodec.encode(to, record.typeOf(at), record.value(at));
        }
        to.u8(END);
    }

    static RecordDatum read(KeySource from, Type type) {
        if (type.fields() == null) {
            throw new Malformed("a key of type " + type);
        }
        Object[] values = new Object[type.fields().size()];
        for (int at = 0; true; at++) {
            int mark = from.u8();
            if (mark == END) {
                return new RecordDatum(type, values);
            }
            if (at == values.length || mark != KeyCodec.VALUE && mark != KeyCodec.NULL_LAST) {
                throw new Malformed("a row in a key with a mark of " + mark);
            }
            values[at] = mark == KeyCodec.VALUE ? KeyCodec.value(from, type.fields().get(at).type().type()) : null;
        }
    }
}
