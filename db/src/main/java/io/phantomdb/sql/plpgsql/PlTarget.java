package io.phantomdb.sql.plpgsql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
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

    /** A variable, or a field of one, by its name; null if none is known by it. 22005 if it is a constant. */
    public static PlTarget named(PlScope scope, List<String> parts) {
        PlScope.Found found = scope.find(parts);
        if (found == null || found.rest().size() > 1) {
            return null;
        }
        if (found.variable().constant()) {
            throw new StatementError(SqlState.ERROR_IN_ASSIGNMENT,
                    "variable \"" + found.variable().name() + "\" is declared CONSTANT");
        }
        return new PlTarget(found.variable(), found.rest().isEmpty() ? null : found.rest().getFirst(), List.of());
    }

    public boolean isWhole() {
        return field == null && subscripts.isEmpty();
    }
}
