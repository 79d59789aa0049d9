package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.BoundChange;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import java.util.List;

/** How a statement that changes rows is carried out. Immutable and shared by all who run it. */
public sealed interface ChangePlan {
    /** Over the new row (for DELETE the old one) in its place; null without RETURNING. */
    List<Program> returning();

    /** A CHECK constraint over a row of the table. */
    record Check(String name, Program condition) {}

    /** The row's programs see rows of the source; null stands for a new row id. Keeps the source's rows first if it must. */
    record Insert(Table table, Plan source, List<Program> row, Rules rules, Conflict conflict,
            List<Program> returning, boolean keepsRows) implements ChangePlan {}

    /** ON CONFLICT. */
    sealed interface Conflict {}

    record DoNothing(List<IndexLayout> arbiters) implements Conflict {}

    /** Programs see the row that is there, then the one that was to be inserted; the condition may be null. */
    record DoUpdate(IndexLayout arbiter, List<Assignment> assignments, Program condition) implements Conflict {}

    record Assignment(int ordinal, Program value) {}

    /** The table's row has its place at the offset in the rows. Keeps all rows before it changes one if it must. */
    record Update(Table table, int offset, Plan rows, List<Assignment> assignments, Rules rules,
            List<Program> returning, boolean keepsRows) implements ChangePlan {}

    record Delete(Table table, int offset, Plan rows, Rules rules, List<Program> returning, boolean keepsRows)
            implements
                ChangePlan {}

    /** The table's row has its place at the offset in the rows, or NULLs are there: then it is not matched. */
    record Merge(Table table, int offset, Plan rows, List<MergeWhen> whens, Rules rules) implements ChangePlan {
        @Override
        public List<Program> returning() {
            return null;
        }
    }

    /** The condition may be null. */
    record MergeWhen(boolean matched, Program condition, MergeAction action) {}

    sealed interface MergeAction {}

    record MergeUpdate(List<Assignment> assignments) implements MergeAction {}

    record MergeDelete() implements MergeAction {}

    /** Null stands for a new row id. */
    record MergeInsert(List<Program> row) implements MergeAction {}

    record MergeNothing() implements MergeAction {}

    /** A change whose WITH changes rows as well: all of these are carried out, whoever reads them. */
    record WithChanges(ChangePlan change, List<Plan.Shared> changes) implements ChangePlan {
        @Override
        public List<Program> returning() {
            return change.returning();
        }
    }

    record LockTables(List<Table> tables, BoundChange.TableLock mode, boolean nowait) implements ChangePlan {
        @Override
        public List<Program> returning() {
            return null;
        }
    }

    /** The rules are those of tables with triggers. */
    record Truncate(List<Table> tables, boolean restartIdentity, List<Rules.OfTable> rules) implements ChangePlan {
        @Override
        public List<Program> returning() {
            return null;
        }
    }
}
