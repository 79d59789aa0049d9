package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A FOREIGN KEY constraint, kept by the table that refers (PostgreSQL 15, chapter 5.4.5). The table referred to knows only
 * which tables refer to it.
 *
 * @param columnIds those that refer, in the order of {@code referencedColumnIds}
 * @param setColumnIds what ON DELETE SET NULL or SET DEFAULT sets; empty for all that refer
 * @param validated false while rows from before the constraint have not been looked at
 */
public record ForeignKeyDescriptor(String name, List<Integer> columnIds, int referencedTableId,
        List<Integer> referencedColumnIds, boolean matchFull, Action onDelete, Action onUpdate,
        List<Integer> setColumnIds, boolean deferrable, boolean initiallyDeferred, boolean validated) {
    /** What becomes of rows that refer when what they refer to goes. */
    public enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT;

        /** True if rows that refer are changed, false if they are in the way. */
        public boolean changesRows() {
            return this == CASCADE || this == SET_NULL || this == SET_DEFAULT;
        }
    }

    public ForeignKeyDescriptor {
        Check.present(name, "name");
        columnIds = List.copyOf(columnIds);
        referencedColumnIds = List.copyOf(referencedColumnIds);
        setColumnIds = List.copyOf(setColumnIds);
        Check.that(!columnIds.isEmpty() && columnIds.size() == referencedColumnIds.size(), "columns come in pairs");
        Check.that(deferrable || !initiallyDeferred, "what is deferred is deferrable");
    }

    public ForeignKeyDescriptor asValidated() {
        return new ForeignKeyDescriptor(name, columnIds, referencedTableId, referencedColumnIds, matchFull, onDelete,
                onUpdate, setColumnIds, deferrable, initiallyDeferred, true);
    }

    public ForeignKeyDescriptor withDeferral(boolean nowDeferrable, boolean nowInitiallyDeferred) {
        return new ForeignKeyDescriptor(name, columnIds, referencedTableId, referencedColumnIds, matchFull, onDelete,
                onUpdate, setColumnIds, nowDeferrable, nowInitiallyDeferred, validated);
    }

    /** The same of a table in which the columns that refer have these numbers. */
    public ForeignKeyDescriptor from(IntUnaryOperator column) {
        return new ForeignKeyDescriptor(name, mapped(columnIds, column), referencedTableId, referencedColumnIds,
                matchFull, onDelete, onUpdate, mapped(setColumnIds, column), deferrable, initiallyDeferred, validated);
    }

    /** The same to another table, in which the columns referred to have these numbers. */
    public ForeignKeyDescriptor to(int tableId, IntUnaryOperator column) {
        return new ForeignKeyDescriptor(name, columnIds, tableId, mapped(referencedColumnIds, column), matchFull,
                onDelete, onUpdate, setColumnIds, deferrable, initiallyDeferred, validated);
    }

    private static List<Integer> mapped(List<Integer> ids, IntUnaryOperator column) {
        return ids.stream().map(column::applyAsInt).toList();
    }

    public ForeignKeyDescriptor withName(String newName) {
        return new ForeignKeyDescriptor(newName, columnIds, referencedTableId, referencedColumnIds, matchFull,
                onDelete, onUpdate, setColumnIds, deferrable, initiallyDeferred, validated);
    }
}
