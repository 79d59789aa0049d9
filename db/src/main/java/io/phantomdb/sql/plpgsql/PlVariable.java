package io.phantomdb.sql.plpgsql;

/**
 * A variable of a routine.
 *
 * @param slot where its value is while the routine runs
 * @param type what was declared
 * @param value what it begins with, or null
 * @param cursor what the variable is a cursor over, or null
 */
public record PlVariable(String name, int slot, PlType type, boolean constant, boolean notNull, PlSql value,
        PlCursor cursor, int line) {
    /** A cursor that is declared with its query. The parameters are variables. */
    public record PlCursor(java.util.List<PlVariable> parameters, PlSql query) {
        public PlCursor {
            parameters = java.util.List.copyOf(parameters);
        }
    }
}
