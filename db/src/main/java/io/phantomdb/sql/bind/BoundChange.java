package io.phantomdb.sql.bind;

import io.phantomdb.sql.bind.BoundQuery.OutputColumn;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import java.util.List;

/**
 * A statement that changes rows, names and types settled. A row of a table has a place for each of its stored columns, in
 * the order of {@link Table}; assigned values have the columns' types already.
 */
public sealed interface BoundChange {
    /** What RETURNING gives; null where there is none. */
    Returning returning();

    /** Expressions over the same rows as the statement's own. */
    record Returning(List<Expr> values, List<OutputColumn> columns) {}

    /** A CHECK constraint over a row of the table, or the condition of a view. */
    record Check(String name, Expr condition) {}

    /**
     * INSERT.
     *
     * @param row for each place of the table's row an expression over the rows of the source; null for the row id
     * @param readsTarget the source looks into the table itself
     */
    record Insert(Table table, BoundQuery source, List<Expr> row, BoundRules.Set rules, Conflict conflict,
            Returning returning, boolean readsTarget) implements BoundChange {}

    /** ON CONFLICT; null where there is none. */
    sealed interface Conflict {}

    /** DO NOTHING if one of these indexes has the key already. */
    record DoNothing(List<IndexLayout> arbiters) implements Conflict {}

    /** DO UPDATE. Expressions see the row that is there, then the row that was to be inserted. */
    record DoUpdate(IndexLayout arbiter, List<Assignment> assignments, Expr where) implements Conflict {}

    /** The value is for this place of the table's row. */
    record Assignment(int ordinal, Expr value) {}

    /** UPDATE: the rows are those of a block in which the table has its place at {@code offset}. */
    record Update(Table table, int offset, Rows rows, List<Assignment> assignments, BoundRules.Set rules,
            Returning returning) implements BoundChange {}

    record Delete(Table table, int offset, Rows rows, BoundRules.Set rules,
            Returning returning) implements BoundChange {}

    /**
     * MERGE: the rows are those of the source, each with the row of the table that it goes with at {@code offset}, or with NULLs
     * there.
     */
    record Merge(Table table, int offset, Rows rows, List<MergeWhen> whens, BoundRules.Set rules)
            implements
                BoundChange {
        @Override
        public Returning returning() {
            return null;
        }
    }

    /** The condition is null if there is none. */
    record MergeWhen(boolean matched, Expr condition, MergeAction action) {}

    sealed interface MergeAction {}

    record MergeUpdate(List<Assignment> assignments) implements MergeAction {}

    record MergeDelete() implements MergeAction {}

    /** For each place of the table's row an expression; null for the row id. */
    record MergeInsert(List<Expr> row) implements MergeAction {}

    record MergeNothing() implements MergeAction {}

    /** FROM and WHERE of an UPDATE or DELETE. */
    record Rows(int width, BoundQuery.From from, Expr where) {}

    /** The modes of LOCK TABLE (PostgreSQL 15, chapter 13.3.1). */
    enum TableLock {
        ACCESS_SHARE,
        ROW_SHARE,
        ROW_EXCLUSIVE,
        SHARE_UPDATE_EXCLUSIVE,
        SHARE,
        SHARE_ROW_EXCLUSIVE,
        EXCLUSIVE,
        ACCESS_EXCLUSIVE
    }

    record LockTables(List<Table> tables, TableLock mode, boolean nowait) implements BoundChange {
        @Override
        public Returning returning() {
            return null;
        }
    }

    record Truncate(List<Table> tables, boolean restartIdentity, List<BoundRules.Set> rules) implements BoundChange {
        @Override
        public Returning returning() {
            return null;
        }
    }
}
