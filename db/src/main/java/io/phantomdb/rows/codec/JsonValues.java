package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * jsonb inside rows: a kind, then what it says; strings and numbers as the values of a column of text or numeric.
 *
 * <pre>
 *   0 null   1 false   2 true   3 string   4 number   5 array: varint size, elements   6 object: varint size, keys and values
 * </pre>
 */
final class JsonValues {
    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int STRING = 3;
    private static final int NUMBER = 4;
    private static final int ARRAY = 5;
    private static final int OBJECT = 6;
    private static final int COLUMN = 1;
    private static final int DEPTH_MAX = 1_000;

    private JsonValues() {}

    static Bytes encode(Json json) {
        RowSink sink = new RowSink(64);
        write(sink, json);
        return sink.whole();
    }

    private static void write(RowSink to, Json json) {
        switch (json) {
            case Json.Null none -> to.u8(NULL);
            case Json.Bool bool -> to.u8(bool.value() ? TRUE : FALSE);
            case Json.Text text -> {
                to.u8(STRING);
                RowValues.write(to, COLUMN, Type.TEXT, text.value());
            }
            case Json.Number number -> {
                to.u8(NUMBER);
                RowValues.write(to, COLUMN, Type.NUMERIC, number.value());
            }
            case Json.Array array -> {
                to.u8(ARRAY);
                to.varint(array.elements().size());
                array.elements().forEach(each -> write(to, each));
            }
            case Json.Object object -> {
                to.u8(OBJECT);
                to.varint(object.entries().size());
                for (Map.Entry<String, Json> entry : object.entries().entrySet()) {
                    RowValues.write(to, COLUMN, Type.TEXT, entry.getKey());
                    write(to, entry.getValue());
                }
            }
        }
    }

    static Json decode(RowSource from) {
        int size = from.size();
        int end = from.remaining() - size;
        Json json = read(from, 0);
        if (from.remaining() != end) {
            throw new Malformed("a jsonb that does not fill its value");
        }
        return json;
    }

    private static Json read(RowSource from, int depth) {
        if (depth > DEPTH_MAX) {
            throw new Malformed("a jsonb nested too deeply");
        }
        int kind = from.u8();
        return switch (kind) {
            case NULL -> Json.NULL;
            case FALSE -> Json.FALSE;
            case TRUE -> Json.TRUE;
            case STRING -> new Json.Text((String) scalar(from, Type.TEXT));
            case NUMBER -> new Json.Number((io.phantomdb.rows.Numeric) scalar(from, Type.NUMERIC));
            case ARRAY -> {
                int size = from.size();
                List<Json> elements = new ArrayList<>();
                for (int at = 0; at < size; at++) {
                    elements.add(read(from, depth + 1));
                }
                yield new Json.Array(elements);
            }
            case OBJECT -> {
                int size = from.size();
                SequencedMap<String, Json> entries = new LinkedHashMap<>();
                for (int at = 0; at < size; at++) {
                    String key = (String) scalar(from, Type.TEXT);
                    entries.put(key, read(from, depth + 1));
                }
                yield new Json.Object(entries);
            }
            default -> throw new Malformed("a jsonb of kind " + kind);
        };
    }

    private static Object scalar(RowSource from, Type type) {
        int header = from.header();
        Object datum = header >>> 3 == COLUMN ? RowValues.read(from, header & 7, type) : null;
        if (datum == null) {
            throw new Malformed("a jsonb with a part whose header is " + header);
        }
        return datum;
    }
}
