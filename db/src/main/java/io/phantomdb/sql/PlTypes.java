package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.parse.Parser;
import io.phantomdb.sql.plpgsql.PlType;
import io.phantomdb.sql.plpgsql.PlVariable;
import java.util.List;
import java.util.stream.Collectors;

/** What the types of variables mean when a run comes to them: SQL is asked, so that tables are as they are now. */
final class PlTypes {
    private final NestedStatements nested;
    private final PlVariables variables;

    PlTypes(NestedStatements nested, PlVariables variables) {
        this.nested = nested;
        this.variables = variables;
    }

    /** Null of a record that becomes what is assigned to it. */
    ColumnType of(PlVariable variable) {
        return switch (variable.type()) {
            case PlType.Named named -> named(named.sql());
            case PlType.OfColumn column -> ofColumn(column.parts());
            case PlType.OfVariable other -> variables.type(other.variable().slot());
            case PlType.OfRow row -> rowOf(row.parts());
            case PlType.Record record -> null;
            case PlType.Known known -> known.type();
            case PlType.Transition transition -> throw io.phantomdb.base.Check.unreachable("it is set, not begun");
            case PlType.Cursor cursor -> ColumnType.of(Type.REFCURSOR);
        };
    }

    private ColumnType named(String sql) {
        Type builtIn = Type.named(sql);
        if (builtIn != null && builtIn.kind() != Type.Kind.PSEUDO && builtIn.kind() != Type.Kind.RECORD) {
            return ColumnType.of(builtIn);
        }
        try {
            return columns("SELECT CAST(NULL AS " + sql + ")").getFirst();
        } catch (StatementError missing) {
            if (missing.state() != SqlState.UNDEFINED_OBJECT) {
                throw missing.nowhere();
            }
            try {
                return row("SELECT * FROM " + sql);
            } catch (StatementError noTable) {
                throw NestedStatements.isRetried(noTable) ? noTable : missing.nowhere();
            }
        }
    }

    private static String quoted(List<String> parts) {
        return parts.stream().map(part -> "\"" + part.replace("\"", "\"\"") + "\"").collect(Collectors.joining("."));
    }

    private ColumnType ofColumn(List<String> parts) {
        List<String> table = parts.subList(0, parts.size() - 1);
        return columns("SELECT t." + quoted(parts.subList(parts.size() - 1, parts.size())) + " FROM " + quoted(table)
                + " AS t").getFirst();
    }

    private ColumnType rowOf(List<String> parts) {
        return row("SELECT * FROM " + quoted(parts));
    }

    private ColumnType row(String sql) {
        return ColumnType.of(PlVariables.rowType(nested.columns(statement(sql), List.of())));
    }

    private List<ColumnType> columns(String sql) {
        return nested.columns(statement(sql), List.of()).stream()
                .map(column -> new ColumnType(column.type(), column.modifier())).toList();
    }

    private static SqlStatement statement(String sql) {
        return new SqlStatement(Parser.parse(sql).getFirst().tree(), sql, 0, null);
    }
}
