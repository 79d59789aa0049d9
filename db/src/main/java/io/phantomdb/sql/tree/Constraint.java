package io.phantomdb.sql.tree;

import java.util.List;

/** A constraint of a table or of a column; the name is null where none was written. A column's own has that column in its lists. */
public sealed interface Constraint extends Node {
    String name();

    /** When a constraint is checked: at once, or if it is deferrable at the end of the statement or of the transaction. */
    record Deferral(boolean deferrable, boolean initiallyDeferred) {
        public static final Deferral NONE = new Deferral(false, false);
    }

    /** @param included INCLUDE; empty if there is none */
    record PrimaryKey(String name, List<Identifier> columns, List<Identifier> included, Deferral deferral, int position)
            implements
                Constraint {
        public PrimaryKey {
            columns = List.copyOf(columns);
            included = List.copyOf(included);
        }
    }

    /** @param included INCLUDE; empty if there is none */
    record Unique(String name, List<Identifier> columns, List<Identifier> included, boolean nullsNotDistinct,
            Deferral deferral, int position) implements Constraint {
        public Unique {
            columns = List.copyOf(columns);
            included = List.copyOf(included);
        }
    }

    record CheckThat(String name, Expression condition, boolean noInherit, boolean notValid, int position)
            implements
                Constraint {}

    /**
     * FOREIGN KEY, or REFERENCES of a column.
     *
     * @param referencedColumns empty if none were named
     * @param setColumns behind ON DELETE SET NULL or SET DEFAULT; empty if none were named
     */
    record ForeignKey(String name, List<Identifier> columns, Name referencedTable, List<Identifier> referencedColumns,
            Match match, Action onDelete, Action onUpdate, List<Identifier> setColumns, boolean deferrable,
            boolean initiallyDeferred, boolean notValid, int position) implements Constraint {
        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
            setColumns = List.copyOf(setColumns);
        }
    }

    enum Match {
        SIMPLE,
        PARTIAL,
        FULL
    }

    enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }
}
