package io.phantomdb.sql.plpgsql;

import java.util.List;

/**
 * Where a value goes: a variable, a field of a record, an element of an array.
 *
 * @param field null for the whole
 * @param subscripts none for the whole
 */
public record PlTarget(PlVariable variable, String field, List<PlSql> subscripts) {
    public PlTarget {
        subscripts = List.copyOf(subscripts);
    }

    public boolean isWhole() {
        return field == null && subscripts.isEmpty();
    }
}
