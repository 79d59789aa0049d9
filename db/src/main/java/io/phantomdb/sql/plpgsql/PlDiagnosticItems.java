package io.phantomdb.sql.plpgsql;

import java.util.List;

/** What GET DIAGNOSTICS can be asked for, in lower case. */
final class PlDiagnosticItems {
    private static final List<String> CURRENT = List.of("row_count", "pg_context");
    private static final List<String> STACKED = List.of("returned_sqlstate", "message_text", "pg_exception_detail",
            "pg_exception_hint", "pg_exception_context", "column_name", "constraint_name", "pg_datatype_name",
            "table_name", "schema_name");

    private PlDiagnosticItems() {}

    static boolean isKnown(String name, boolean stacked) {
        return (stacked ? STACKED : CURRENT).contains(name);
    }
}
