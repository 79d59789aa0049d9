package io.phantomdb.sql.tree;

import java.util.List;

/**
 * A type as written. The SQL standard's spellings have become PostgreSQL's own names in pg_catalog, as in its grammar:
 * {@code integer} is {@code pg_catalog.int4}, {@code timestamp(3) with time zone} is {@code pg_catalog.timestamptz} with
 * the modifier 3, {@code char} is {@code pg_catalog.bpchar} with the modifier 1; other names are as they stood.
 *
 * @param modifiers constants or names in parentheses, as text
 * @param intervalFields for interval, its fields in lower case, such as {@code day to second}; else null
 * @param arrayBounds one entry for each pair of brackets, -1 where it was empty
 */
public record TypeName(Name name, List<String> modifiers, String intervalFields, List<Integer> arrayBounds,
        boolean setOf, int position) implements Node {
    public TypeName {
        modifiers = List.copyOf(modifiers);
        arrayBounds = List.copyOf(arrayBounds);
    }

    public boolean isArray() {
        return !arrayBounds.isEmpty();
    }
}
