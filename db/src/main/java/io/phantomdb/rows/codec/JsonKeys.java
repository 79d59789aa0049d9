package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * jsonb as ordered bytes: a kind, then the value; of containers first how many parts they have. A scalar by itself comes
 * as an array of one that stands before real arrays of one, as it is compared.
 *
 * <pre>
 *   01 null   02 string   03 number   04 boolean   05 array: size, elements   06 object: size, keys and values
 *   at the top: 05 · size · 00 and a scalar, or 01 and the elements
 * </pre>
 */
final class JsonKeys {
    private static final int NULL = 1;
    private static final int STRING = 2;
    private static final int NUMBER = 3;
    private static final int BOOLEAN = 4;
    private static final int ARRAY = 5;
    private static final int OBJECT = 6;
    private static final int DEPTH_MAX = 1_000;

    private JsonKeys() {}

    static void encode(ByteWriter to, Json json) {
        if (json instanceof Json.Object) {
            nested(to, json);
        } else if (json instanceof Json.Array array) {
            to.u8(ARRAY).u32(array.elements().size()).u8(1);
            array.elements().forEach(each -> nested(to, each));
        } else {
            to.u8(ARRAY).u32(1).u8(0);
            nested(to, json);
        }
    }

    private static void nested(ByteWriter to, Json json) {
        switch (json) {
            case Json.Null none -> to.u8(NULL);
            case Json.Text text -> KeyCodec.value(to.u8(STRING), Type.TEXT, text.value());
            case Json.Number number -> NumericKeys.encode(to.u8(NUMBER), number.value());
            case Json.Bool bool -> to.u8(BOOLEAN).u8(bool.value() ? 1 : 0);
            case Json.Array array -> {
                to.u8(ARRAY).u32(array.elements().size());
                array.elements().forEach(each -> nested(to, each));
            }
            case Json.Object object -> {
                to.u8(OBJECT).u32(object.entries().size());
                for (Map.Entry<String, Json> entry : object.entries().entrySet()) {
                    KeyCodec.value(to, Type.TEXT, entry.getKey());
                    nested(to, entry.getValue());
                }
            }
        }
    }

    static Json decode(KeySource from) {
        int kind = from.u8();
        if (kind == OBJECT) {
            return object(from, 1);
        }
        if (kind != ARRAY) {
            throw new Malformed("a jsonb of kind " + kind + " in a key");
        }
        int size = size(from);
        int real = from.u8();
        if (real == 1) {
            return array(from, size, 1);
        }
        if (real != 0 || size != 1) {
            throw new Malformed("a jsonb scalar of size " + size);
        }
        return nested(from, 1);
    }

    private static int size(KeySource from) {
        int size = from.u32();
        if (size < 0 || size > from.remaining()) {
            throw new Malformed("a jsonb of " + size + " parts in a key of " + from.remaining() + " more bytes");
        }
        return size;
    }

    private static Json nested(KeySource from, int depth) {
        if (depth > DEPTH_MAX) {
            throw new Malformed("a jsonb nested too deeply");
        }
        int kind = from.u8();
        return switch (kind) {
            case NULL -> Json.NULL;
            case STRING -> new Json.Text((String) KeyCodec.value(from, Type.TEXT));
            case NUMBER -> new Json.Number(NumericKeys.decode(from));
            case BOOLEAN -> Json.of(from.u8() != 0);
            case ARRAY -> array(from, size(from), depth + 1);
            case OBJECT -> object(from, depth + 1);
            default -> throw new Malformed("a jsonb of kind " + kind + " in a key");
        };
    }

    private static Json array(KeySource from, int size, int depth) {
        List<Json> elements = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            elements.add(nested(from, depth));
        }
        return new Json.Array(elements);
    }

    private static Json object(KeySource from, int depth) {
        int size = size(from);
        SequencedMap<String, Json> entries = new LinkedHashMap<>();
        for (int at = 0; at < size; at++) {
            String key = (String) KeyCodec.value(from, Type.TEXT);
            entries.put(key, nested(from, depth));
        }
        return new Json.Object(entries);
    }
}
