package io.phantomdb.rows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A jsonb value (PostgreSQL 15, chapter 8.14). Numbers keep their digits after the point; an object has each key once, the
 * shorter keys first, those of one length by their bytes. Immutable. {@code equals} is what SQL calls equal, and the order
 * is that of the type's B-tree indexes: containers by their size before anything in them.
 */
public sealed interface Json extends Comparable<Json> {
    /** By length in UTF-8, then by the bytes. */
    Comparator<String> KEYS = Comparator.<String>comparingInt(key -> key.getBytes(StandardCharsets.UTF_8).length)
            .thenComparing(Datums::compareText);

    record Null() implements Json {}

    record Bool(boolean value) implements Json {}

    record Number(Numeric value) implements Json {}

    record Text(String value) implements Json {}

    /** [ … ] */
    record Array(List<Json> elements) implements Json {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    /** { … } */
    record Object(SequencedMap<String, Json> entries) implements Json {
        public Object {
            TreeMap<String, Json> sorted = new TreeMap<>(KEYS);
            sorted.putAll(entries);
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sorted));
        }
    }

    Json NULL = new Null();
    Json TRUE = new Bool(true);
    Json FALSE = new Bool(false);

    static Json of(String text) {
        return text == null ? NULL : new Text(text);
    }

    static Json of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Json array(Json... elements) {
        return new Array(Arrays.asList(elements));
    }

    default boolean isScalar() {
        return !(this instanceof Array || this instanceof Object);
    }

    /** As json_typeof says it. */
    default String typeName() {
        return switch (this) {
            case Null none -> "null";
            case Bool bool -> "boolean";
            case Number number -> "number";
            case Text text -> "string";
            case Array array -> "array";
            case Object object -> "object";
        };
    }

    /** PostgreSQL's compareJsonbContainers; a scalar by itself counts as an array of one that comes before real ones. */
    @Override
    default int compareTo(Json other) {
        boolean scalar = isScalar();
        boolean otherScalar = other.isScalar();
        if (scalar == otherScalar) {
            return compareNested(other);
        }
        Json container = scalar ? other : this;
        int order = container instanceof Array array && array.elements().isEmpty() ? -1 : 1;
        return scalar ? -order : order;
    }

    private int compareNested(Json other) {
        int byKind = Integer.compare(kind(), other.kind());
        if (byKind != 0) {
            return byKind;
        }
        return switch (this) {
            case Null none -> 0;
            case Bool bool -> Boolean.compare(bool.value, ((Bool) other).value);
            case Number number -> number.value.compareTo(((Number) other).value);
            case Text text -> Datums.compareText(text.value, ((Text) other).value);
            case Array array -> compare(array.elements, ((Array) other).elements);
            case Object object -> compare(flat(object), flat((Object) other));
        };
    }

    private static List<Json> flat(Object object) {
        List<Json> all = new ArrayList<>();
        for (Map.Entry<String, Json> entry : object.entries.entrySet()) {
            all.add(new Text(entry.getKey()));
            all.add(entry.getValue());
        }
        return all;
    }

    private static int compare(List<Json> left, List<Json> right) {
        if (left.size() != right.size()) {
            return Integer.compare(left.size(), right.size());
        }
        for (int at = 0; at < left.size(); at++) {
            int compared = left.get(at).compareNested(right.get(at));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    /** null, string, number, boolean, array, object: in this order. */
    private int kind() {
        return switch (this) {
            case Null none -> 0;
            case Text text -> 1;
            case Number number -> 2;
            case Bool bool -> 3;
            case Array array -> 4;
            case Object object -> 5;
        };
    }

    /** About how many bytes of memory it takes. */
    default int bytes() {
        return switch (this) {
            case Null none -> 0;
            case Bool bool -> 0;
            case Number number -> 16 + Datums.bytes(number.value);
            case Text text -> 16 + Datums.bytes(text.value);
            case Array array -> 40 + array.elements.stream().mapToInt(each -> 8 + each.bytes()).sum();
            case Object object -> 80 + object.entries.entrySet().stream()
                    .mapToInt(entry -> 56 + Datums.bytes(entry.getKey()) + entry.getValue().bytes()).sum();
        };
    }
}
