package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * {@code jsonb['a'][0] := value}, as a function that no call can name (PostgreSQL 15, chapter 8.14.5, jsonb_set_element of
 * jsonfuncs.c): what the path needs and is not there is made, gaps in arrays are filled up with nulls. The arguments are the
 * jsonb, the value and the steps, which are texts.
 */
public final class JsonbAssignment {
    private static final String INTO_ARRAY = ":=jsonb[";
    private static final String INTO_OBJECT = ":=jsonb{";

    /** Beyond that the value could not be stored. */
    private static final int ELEMENTS_MAX = 16 << 20;

    private final String[] path;
    private final Json value;

    private JsonbAssignment(String[] path, Json value) {
        this.path = path;
        this.value = value;
    }

    /** NULL becomes an array if the first step is written as a number, an object otherwise. */
    public static Function function(boolean intoArray, int steps) {
        List<Type> types = new ArrayList<>(List.of(Type.JSONB, Type.JSONB));
        types.addAll(Collections.nCopies(steps, Type.TEXT));
        return new Function(intoArray ? INTO_ARRAY : INTO_OBJECT, types, Type.JSONB, Volatility.IMMUTABLE, false,
                (BodyN) (a, c) -> assigned(a, intoArray));
    }

    /** Null if it is none of these. */
    static Function exact(String name, List<Type> arguments) {
        boolean intoArray = name.equals(INTO_ARRAY);
        if (!intoArray && !name.equals(INTO_OBJECT) || arguments.size() < 2) {
            return null;
        }
        Function function = function(intoArray, arguments.size() - 2);
        return function.argumentTypes().equals(arguments) ? function : null;
    }

    private static Json assigned(Object[] arguments, boolean intoArray) {
        String[] path = new String[arguments.length - 2];
        for (int at = 0; at < path.length; at++) {
            path[at] = (String) arguments[at + 2];
            if (path[at] == null) {
                throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED,
                        "jsonb subscript in assignment must not be null");
            }
        }
        Json whole = (Json) arguments[0];
        if (whole == null) {
            whole = intoArray ? new Json.Array(List.of()) : new Json.Object(new LinkedHashMap<>());
        }
        Json value = arguments[1] == null ? Json.NULL : (Json) arguments[1];
        return new JsonbAssignment(path, value).with(whole, 0);
    }

    private Json with(Json json, int depth) {
        if (depth == path.length) {
            return value;
        }
        return switch (json) {
            case Json.Object object -> with(object, depth);
            case Json.Array array -> with(array, depth);
            default -> throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "cannot replace existing key",
                    "The path assumes key is a composite object, but it is a scalar value.", null, 0);
        };
    }

    private Json with(Json.Object object, int depth) {
        LinkedHashMap<String, Json> entries = new LinkedHashMap<>(object.entries());
        Json there = entries.get(path[depth]);
        entries.put(path[depth], there == null ? made(depth + 1) : with(there, depth + 1));
        return new Json.Object(entries);
    }

    private Json with(Json.Array array, int depth) {
        Integer place = JsonParts.place(path[depth]);
        if (place == null) {
            throw new StatementError(SqlState.INVALID_TEXT_REPRESENTATION,
                    "path element at position " + (depth + 1) + " is not an integer: \"" + path[depth] + "\"");
        }
        List<Json> elements = new ArrayList<>(array.elements());
        long index = place < 0 ? (long) elements.size() + place : place;
        if (index < 0) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "path element at position " + (depth + 1) + " is out of range: " + place);
        }
        if (index < elements.size()) {
            elements.set((int) index, with(elements.get((int) index), depth + 1));
        } else {
            fill(elements, index);
            elements.add(made(depth + 1));
        }
        return new Json.Array(elements);
    }

    private static void fill(List<Json> elements, long size) {
        if (size >= ELEMENTS_MAX) {
            throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED,
                    "number of jsonb array elements exceeds the maximum allowed (" + ELEMENTS_MAX + ")");
        }
        while (elements.size() < size) {
            elements.add(Json.NULL);
        }
    }

    /** What comes to stand where nothing was. */
    private Json made(int depth) {
        if (depth == path.length) {
            return value;
        }
        Integer place = JsonParts.place(path[depth]);
        if (place == null) {
            LinkedHashMap<String, Json> entries = new LinkedHashMap<>();
            entries.put(path[depth], made(depth + 1));
            return new Json.Object(entries);
        }
        List<Json> elements = new ArrayList<>();
        fill(elements, place);
        elements.add(made(depth + 1));
        return new Json.Array(elements);
    }
}
