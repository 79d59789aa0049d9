package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.QueryBody;
import java.util.List;

/** Columns that get their values by themselves, and statements that give them others (PostgreSQL 15, INSERT: OVERRIDING). */
final class SourcedColumns {
    private SourcedColumns() {}

    /** VALUES may give such columns nothing but DEFAULT. */
    static void refuseValues(QueryBody.Values values, List<Assignee> targets, Change.Overriding overriding) {
        for (List<Expression> row : values.rows()) {
            for (int at = 0; at < Math.min(row.size(), targets.size()); at++) {
                if (!(row.get(at) instanceof Expression.Default)) {
                    refuseInsert(targets.get(at).column(), overriding);
                }
            }
        }
    }

    /** 428C9 if INSERT may not give the column a value. */
    static void refuseInsert(ColumnDescriptor column, Change.Overriding overriding) {
        if (column.generatedSql() != null) {
            throw nonDefault(column, null);
        }
        if (column.identity() == ColumnDescriptor.Identity.ALWAYS && overriding == null) {
            throw nonDefault(column, "Use OVERRIDING SYSTEM VALUE to override.");
        }
    }

    private static StatementError nonDefault(ColumnDescriptor column, String hint) {
        return new StatementError(SqlState.GENERATED_ALWAYS,
                "cannot insert a non-DEFAULT value into column \"" + column.name() + "\"", why(column), hint, 0);
    }

    /** 428C9 if UPDATE may not give the column a value. */
    static void refuseUpdate(ColumnDescriptor column) {
        if (column.generatedSql() != null || column.identity() == ColumnDescriptor.Identity.ALWAYS) {
            throw new StatementError(SqlState.GENERATED_ALWAYS,
                    "column \"" + column.name() + "\" can only be updated to DEFAULT", why(column), null, 0);
        }
    }

    private static String why(ColumnDescriptor column) {
        return "Column \"" + column.name() + "\" is " + (column.generatedSql() != null
                ? "a generated column."
                : "an identity column defined as GENERATED ALWAYS.");
    }

    /** True if what was given for the column does not count. */
    static boolean isIgnored(ColumnDescriptor column, Change.Overriding overriding) {
        return column.generatedSql() != null
                || column.identity() != null && overriding == Change.Overriding.USER;
    }
}
