package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** A change at the end of a path into jsonb: everything on the way is made anew, all else is shared (PostgreSQL 15, setPath of jsonfuncs.c). */
record JsonChange(List<String> path, Json value, Mode mode) {
    enum Mode {
        /** Replaces, or adds what is not there. */
        SET,
        REPLACE,
        INSERT_BEFORE,
        INSERT_AFTER,
        DELETE
    }

    Json of(Json target) {
        return path.isEmpty() ? target : changed(target, 0);
    }

    private Json changed(Json json, int depth) {
        String step = path.get(depth);
        if (step == null) {
            throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED,
                    "path element at position " + (depth + 1) + " is null");
        }
        return switch (json) {
            case Json.Object object -> object(object, step, depth);
            case Json.Array array -> array(array, step, depth);
            default -> json;
        };
    }

    private boolean isLast(int depth) {
        return depth + 1 == path.size();
    }

    private Json object(Json.Object object, String key, int depth) {
        LinkedHashMap<String, Json> entries = new LinkedHashMap<>(object.entries());
        Json there = entries.get(key);
        if (!isLast(depth)) {
            if (there != null) {
                entries.put(key, changed(there, depth + 1));
            }
            return new Json.Object(entries);
        }
        boolean inserts = mode == Mode.INSERT_BEFORE || mode == Mode.INSERT_AFTER;
        if (there != null && inserts) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "cannot replace existing key").withHint(
                    "Try using the function jsonb_set to replace key value.");
        }
        if (mode == Mode.DELETE) {
            entries.remove(key);
        } else if (there != null || mode != Mode.REPLACE) {
            entries.put(key, value);
        }
        return new Json.Object(entries);
    }

    private Json array(Json.Array array, String step, int depth) {
        Integer place = JsonParts.place(step);
        if (place == null) {
            throw new StatementError(SqlState.INVALID_TEXT_REPRESENTATION,
                    "path element at position " + (depth + 1) + " is not an integer: \"" + step + "\"");
        }
        List<Json> elements = new ArrayList<>(array.elements());
        long index = place < 0 ? (long) elements.size() + place : place;
        boolean there = index >= 0 && index < elements.size();
        if (there && !isLast(depth)) {
            elements.set((int) index, changed(elements.get((int) index), depth + 1));
        } else if (there) {
            change(elements, (int) index);
        } else if (isLast(depth) && mode != Mode.DELETE && mode != Mode.REPLACE) {
            elements.add(index < 0 ? 0 : elements.size(), value);
        }
        return new Json.Array(elements);
    }

    private void change(List<Json> elements, int index) {
        switch (mode) {
            case SET, REPLACE -> elements.set(index, value);
            case INSERT_BEFORE -> elements.add(index, value);
            case INSERT_AFTER -> elements.add(index + 1, value);
            case DELETE -> elements.remove(index);
        }
    }
}
