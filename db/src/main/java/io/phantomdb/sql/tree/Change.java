package io.phantomdb.sql.tree;

import io.phantomdb.sql.tree.FromItem.Alias;
import io.phantomdb.sql.tree.QueryBody.SelectItem;
import java.util.List;

/** Statements that change rows. With is null without WITH, returning is empty without RETURNING. */
public sealed interface Change extends Statement {
    /**
     * INSERT.
     *
     * @param columns empty if none were named
     * @param overriding null, or which values win in identity columns
     * @param source null for DEFAULT VALUES; a Query whose body is Values may hold Default
     */
    record Insert(Query.With with, Name table, String alias, List<Target> columns, Overriding overriding,
            Query source, OnConflict onConflict, List<SelectItem> returning, int position) implements Change {
        public Insert {
            columns = List.copyOf(columns);
            returning = List.copyOf(returning);
        }
    }

    enum Overriding {
        USER,
        SYSTEM
    }

    /**
     * What INSERT or SET gives a value: a column, or a part of one.
     *
     * @param path the way into the column, from the outside in; empty for all of it
     */
    record Target(String column, List<Step> path, int position) implements Node {
        public Target {
            path = List.copyOf(path);
        }
    }

    /** A step into a value. */
    sealed interface Step extends Node {}

    /** {@code .name}. */
    record Field(String name, int position) implements Step {}

    /** {@code [lower]}, or, of a slice, {@code [lower:upper]} with bounds that may be null. */
    record Subscript(Expression lower, Expression upper, boolean slice, int position) implements Step {}

    /**
     * ON CONFLICT.
     *
     * @param target null if none was named
     * @param assignments null for DO NOTHING
     */
    record OnConflict(ConflictTarget target, List<Assignment> assignments, Expression where, int position)
            implements
                Node {
        public OnConflict {
            assignments = assignments == null ? null : List.copyOf(assignments);
        }

        public boolean isDoNothing() {
            return assignments == null;
        }
    }

    /** Either columns, with an index predicate or null, or a constraint's name. */
    record ConflictTarget(List<SortItem> columns, Expression where, String constraint, int position) implements Node {
        public ConflictTarget {
            columns = List.copyOf(columns);
        }
    }

    /** UPDATE. */
    record Update(Query.With with, Name table, boolean only, String alias, List<Assignment> assignments,
            List<FromItem> from, Expression where, List<SelectItem> returning, int position) implements Change {
        public Update {
            assignments = List.copyOf(assignments);
            from = List.copyOf(from);
            returning = List.copyOf(returning);
        }
    }

    /** One item of SET. */
    sealed interface Assignment extends Node {}

    /** {@code target = value}, where the value may be Default. */
    record SetColumn(Target target, Expression value, int position) implements Assignment {}

    /** {@code (a, b) = source}: a Row, whose fields may be Default, or a ScalarSubquery, or any row-valued expression. */
    record SetColumns(List<Target> columns, Expression source, int position) implements Assignment {
        public SetColumns {
            columns = List.copyOf(columns);
        }
    }

    /** DELETE. */
    record Delete(Query.With with, Name table, boolean only, String alias, List<FromItem> using, Expression where,
            List<SelectItem> returning, int position) implements Change {
        public Delete {
            using = List.copyOf(using);
            returning = List.copyOf(returning);
        }
    }

    /** MERGE. */
    record Merge(Query.With with, Name table, boolean only, String alias, FromItem source, Expression on,
            List<MergeWhen> whens, int position) implements Change {
        public Merge {
            whens = List.copyOf(whens);
        }
    }

    /** WHEN [NOT] MATCHED; the condition is null if there is none. */
    record MergeWhen(boolean matched, Expression condition, MergeAction action, int position) implements Node {}

    /** What is done for a row of the source. */
    sealed interface MergeAction {}

    record MergeUpdate(List<Assignment> assignments) implements MergeAction {
        public MergeUpdate {
            assignments = List.copyOf(assignments);
        }
    }

    record MergeDelete() implements MergeAction {}

    /** Columns are empty if none were named; values, which may be Default, are null for DEFAULT VALUES. */
    record MergeInsert(List<Target> columns, Overriding overriding, List<Expression> values)
            implements
                MergeAction {
        public MergeInsert {
            columns = List.copyOf(columns);
            values = values == null ? null : List.copyOf(values);
        }
    }

    /** DO NOTHING. */
    record MergeNothing() implements MergeAction {}

    /** TRUNCATE; only says of each table whether its children stay as they are. */
    record Truncate(List<Name> tables, List<Boolean> only, boolean restartIdentity, boolean cascade,
            int position) implements Change {
        public Truncate {
            tables = List.copyOf(tables);
        }
    }
}
