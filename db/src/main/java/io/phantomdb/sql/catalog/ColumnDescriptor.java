package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;

/**
 * One column. The id is PostgreSQL's attribute number, never reused within the table.
 *
 * @param defaultSql SQL text, or null
 * @param generatedSql what the column is always computed from, as SQL text over the row's other columns; or null
 * @param identity null if it is no identity column
 * @param sequenceId the sequence that goes with the column, 0 for none
 */
public record ColumnDescriptor(int id, String name, ColumnType type, boolean notNull, String defaultSql, State state,
        String generatedSql, Identity identity, int sequenceId) {
    /** What users see of a column. */
    public enum State {
        PUBLIC,
        /**
         * Never seen by users, and there as long as an index needs it: the row id of a table that was made without a primary
         * key, or the value of an expression that is indexed.
         */
        HIDDEN,
        /** Gone; its number stays taken. */
        DROPPED
    }

    /** GENERATED … AS IDENTITY. */
    public enum Identity {
        ALWAYS,
        BY_DEFAULT
    }

    public ColumnDescriptor {
        Check.that(id >= 1, "column ids count from 1");
        Check.present(name, "name");
        Check.present(type, "type");
        Check.present(state, "state");
        Check.that(generatedSql == null || defaultSql == null && identity == null, "a value has one source");
    }

    /** A column that is neither generated nor goes with a sequence. */
    public ColumnDescriptor(int id, String name, ColumnType type, boolean notNull, String defaultSql, State state) {
        this(id, name, type, notNull, defaultSql, state, null, null, 0);
    }

    public ColumnDescriptor withNotNull() {
        return new ColumnDescriptor(id, name, type, true, defaultSql, state, generatedSql, identity, sequenceId);
    }

    public ColumnDescriptor withoutNotNull() {
        return new ColumnDescriptor(id, name, type, false, defaultSql, state, generatedSql, identity, sequenceId);
    }

    public ColumnDescriptor withName(String newName) {
        return new ColumnDescriptor(id, newName, type, notNull, defaultSql, state, generatedSql, identity, sequenceId);
    }

    public ColumnDescriptor withType(ColumnType newType) {
        return new ColumnDescriptor(id, name, newType, notNull, defaultSql, state, generatedSql, identity, sequenceId);
    }

    public ColumnDescriptor withState(State newState) {
        return new ColumnDescriptor(id, name, type, notNull, defaultSql, newState, generatedSql, identity, sequenceId);
    }

    public ColumnDescriptor withDefault(String newDefaultSql) {
        return new ColumnDescriptor(id, name, type, notNull, newDefaultSql, state, generatedSql, identity, sequenceId);
    }

    public ColumnDescriptor withSequence(Identity newIdentity, int newSequenceId) {
        return new ColumnDescriptor(id, name, type, notNull, defaultSql, state, generatedSql, newIdentity,
                newSequenceId);
    }

    public ColumnDescriptor withGenerated(String newGeneratedSql) {
        return new ColumnDescriptor(id, name, type, notNull, defaultSql, state, newGeneratedSql, identity, sequenceId);
    }

    /** What a user defined of its type: itself, or its elements; null if nothing. */
    public Type userType() {
        return TypeCodec.userType(type.type());
    }

    /** The same column when the type that a user defined has changed. */
    public ColumnDescriptor ofType(Type changed) {
        return withType(new ColumnType(type.type().isArray() ? changed.array() : changed, type.modifier()));
    }

    public boolean isPublic() {
        return state == State.PUBLIC;
    }

    /** True for the id of rows that have no primary key. */
    public boolean isRowId() {
        return state == State.HIDDEN && generatedSql == null;
    }
}
