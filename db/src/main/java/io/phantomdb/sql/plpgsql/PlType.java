package io.phantomdb.sql.plpgsql;

import io.phantomdb.rows.ColumnType;
import java.util.List;

/** The type of a variable, as it is declared. */
public sealed interface PlType {
    /** A type by its name, which may be that of a table. */
    record Named(String sql) implements PlType {}

    /** {@code table.column%TYPE} */
    record OfColumn(List<String> parts) implements PlType {
        public OfColumn {
            parts = List.copyOf(parts);
        }
    }

    /** {@code variable%TYPE} */
    record OfVariable(PlVariable variable) implements PlType {}

    /** {@code table%ROWTYPE} */
    record OfRow(List<String> parts) implements PlType {
        public OfRow {
            parts = List.copyOf(parts);
        }
    }

    /** Whatever row is assigned. */
    record Record() implements PlType {}

    /** One that is known from the start. */
    record Known(ColumnType type) implements PlType {}

    /** The rows that a statement has changed: a table by its name in SQL, and nothing else. */
    record Transition() implements PlType {}

    /** A cursor. */
    record Cursor() implements PlType {}
}
