package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import io.phantomdb.rows.ColumnType;

/**
 * One column. The id is PostgreSQL's attribute number, never reused within the table; the default is SQL text, or null.
 */
public record ColumnDescriptor(int id, String name, ColumnType type, boolean notNull, String defaultSql, State state) {
    /** What users see of a column. */
    public enum State {
        PUBLIC,
        /** Never seen by users: the row id of a table that was made without a primary key. Written while an index needs it. */
        HIDDEN,
        /** Gone; its number stays taken. */
        DROPPED
    }

    public ColumnDescriptor {
        Check.that(id >= 1, "column ids count from 1");
        Check.present(name, "name");
        Check.present(type, "type");
        Check.present(state, "state");
    }

    public ColumnDescriptor withNotNull() {
        return new ColumnDescriptor(id, name, type, true, defaultSql, state);
    }

    public ColumnDescriptor withState(State newState) {
        return new ColumnDescriptor(id, name, type, notNull, defaultSql, newState);
    }
}
