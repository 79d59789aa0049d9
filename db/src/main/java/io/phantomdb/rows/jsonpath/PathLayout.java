package io.phantomdb.rows.jsonpath;

import io.phantomdb.rows.Json;

/**
 * Numbers the objects in a value, for the ids that keyvalue() gives: the outermost is 0, the others by the order in which
 * they stand. PostgreSQL takes where an object lies in memory, so that only whether two ids differ means anything.
 */
final class PathLayout {
    private final Json wanted;
    private long next;

    private PathLayout(Json wanted) {
        this.wanted = wanted;
    }

    static long place(Json root, Json wanted) {
        PathLayout layout = new PathLayout(wanted);
        return layout.find(root) ? layout.next : 0;
    }

    private boolean find(Json item) {
        if (item == wanted) {
            return true;
        }
        next += item.isScalar() ? 0 : 1;
        return switch (item) {
            case Json.Array array -> array.elements().stream().anyMatch(this::find);
            case Json.Object object -> object.entries().values().stream().anyMatch(this::find);
            default -> false;
        };
    }
}
