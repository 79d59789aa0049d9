package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.TypeName;
import java.util.List;

/** serial and its kin, which are no types but columns with a sequence; and what may not stand beside them (PostgreSQL 15, chapter 8.1.4). */
final class SerialTypes {
    private SerialTypes() {}

    /** The type of the column; null if it is no serial one. */
    static Type of(TypeName name) {
        if (name.name().parts().size() != 1) {
            return null;
        }
        Type type = switch (name.name().last()) {
            case "serial", "serial4" -> Type.INT4;
            case "bigserial", "serial8" -> Type.INT8;
            case "smallserial", "serial2" -> Type.INT2;
            default -> null;
        };
        if (type != null && name.isArray()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "array of serial is not implemented")
                    .at(name.position());
        }
        return type;
    }

    /** 42601 if a serial column has another source of values. */
    static void check(Definition.ColumnDefinition column, String table) {
        String where = "\" of table \"" + table + "\"";
        if (Boolean.TRUE.equals(column.nullable())) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "conflicting NULL/NOT NULL declarations for column \"" + column.name() + where)
                    .at(column.position());
        }
        if (column.defaultValue() != null) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "multiple default values specified for column \"" + column.name() + where).at(column.position());
        }
        if (column.identity() != null) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "both default and identity specified for column \"" + column.name() + where)
                    .at(column.position());
        }
    }

    /** What a generated column may not have beside it, nor look at. */
    static void checkGenerated(Definition.ColumnDefinition column, List<String> generated, String table) {
        String where = " for column \"" + column.name() + "\" of table \"" + table + "\"";
        if (column.defaultValue() != null || of(column.type()) != null) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "both default and generation expression specified" + where)
                    .at(column.position());
        }
        if (column.identity() != null) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "both identity and generation expression specified" + where).at(column.position());
        }
        for (String name : ColumnNames.in(column.generated())) {
            if (generated.contains(name)) {
                throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION,
                        "cannot use generated column \"" + name + "\" in column generation expression",
                        "A generated column cannot reference another generated column.", null,
                        column.generated().position());
            }
        }
    }
}
