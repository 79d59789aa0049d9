package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import java.util.List;

/**
 * One index, the primary one included. Keys are the parts, followed by the suffix columns where the parts alone do not
 * make them different: always in an index that is not unique, and where a part is NULL in one that is.
 *
 * <p>An index that holds rows has whole rows as values and no suffix. The values of other unique indexes are the encoded
 * suffix columns, those of indexes that are not unique are empty: the suffix is what leads to the row.
 *
 * <p>An expression that is indexed, and the condition of a partial index, are hidden generated columns of the table: rows
 * hold their values, so that whoever maintains an index only has to look at rows.
 *
 * @param predicateColumnId the hidden boolean column that says which rows are in the index; 0 = all
 * @param nullsNotDistinct a NULL in a unique key equals another
 * @param includedColumnIds INCLUDE: what users have asked to find in the index; nothing is made of it
 * @param form how users have asked for it
 */
public record IndexDescriptor(int id, String name, boolean unique, boolean holdsRows, Constraint constraint,
        List<Part> parts, List<Integer> suffixColumnIds, State state, int predicateColumnId, boolean nullsNotDistinct,
        List<Integer> includedColumnIds, IndexForm form) {
    /** Which constraint the index stands for. */
    public enum Constraint {
        NONE,
        UNIQUE,
        PRIMARY_KEY
    }

    /**
     * How far statements take notice of the index. Neighbours differ by so little that statements planned with either may
     * run at the same time (Rae et al., "Online, Asynchronous Schema Change in F1", VLDB 2013, section 3).
     */
    public enum State {
        /** Deletes remove entries; nothing else touches it. */
        DELETE_ONLY,
        /** Every write maintains it, nobody reads it. */
        WRITE_ONLY,
        PUBLIC
    }

    /** One column of the key and how it sorts; the operator class as it was written, empty if none was. */
    public record Part(int columnId, boolean descending, boolean nullsFirst, String operatorClass) {
        public Part(int columnId, boolean descending, boolean nullsFirst) {
            this(columnId, descending, nullsFirst, "");
        }

        public static Part ascending(int columnId) {
            return new Part(columnId, false, false);
        }
    }

    public IndexDescriptor {
        Check.that(id >= 1 && id <= 0xFFFF, "index ids are 1 to 65535");
        parts = List.copyOf(parts);
        suffixColumnIds = List.copyOf(suffixColumnIds);
        includedColumnIds = List.copyOf(includedColumnIds);
        Check.that(!parts.isEmpty(), "an index has a column");
        Check.that(!holdsRows || unique && suffixColumnIds.isEmpty(), "rows are held under their own key");
        Check.that(!holdsRows || predicateColumnId == 0, "every row is held");
        Check.that(!unique || !form.isDeferrable(), "rows of a deferrable key may be the same for a while");
        Check.that(!holdsRows || form.method().hasEntries(), "rows are held by an index with entries");
    }

    /** An index over whole columns of all rows. */
    public IndexDescriptor(int id, String name, boolean unique, boolean holdsRows, Constraint constraint,
            List<Part> parts, List<Integer> suffixColumnIds, State state) {
        this(id, name, unique, holdsRows, constraint, parts, suffixColumnIds, state, 0, false, List.of(),
                IndexForm.PLAIN);
    }

    public IndexDescriptor withState(State newState) {
        return new IndexDescriptor(id, name, unique, holdsRows, constraint, parts, suffixColumnIds, newState,
                predicateColumnId,
                nullsNotDistinct, includedColumnIds, form);
    }

    public IndexDescriptor withId(int newId) {
        return new IndexDescriptor(newId, name, unique, holdsRows, constraint, parts, suffixColumnIds, state,
                predicateColumnId,
                nullsNotDistinct, includedColumnIds, form);
    }

    public IndexDescriptor withSuffix(List<Integer> columnIds) {
        return new IndexDescriptor(id, name, unique, holdsRows, constraint, parts, columnIds, state, predicateColumnId,
                nullsNotDistinct, includedColumnIds, form);
    }

    public IndexDescriptor withName(String newName) {
        return new IndexDescriptor(id, newName, unique, holdsRows, constraint, parts, suffixColumnIds, state,
                predicateColumnId,
                nullsNotDistinct, includedColumnIds, form);
    }

    /** The same index over the rows for which that column is true only (0 = all), and with these extras. */
    public IndexDescriptor with(int newPredicateColumnId, boolean newNullsNotDistinct, List<Integer> included) {
        return new IndexDescriptor(id, name, unique, holdsRows, constraint, parts, suffixColumnIds, state,
                newPredicateColumnId, newNullsNotDistinct, included, form);
    }

    public IndexDescriptor withForm(IndexForm newForm) {
        return new IndexDescriptor(id, name, unique, holdsRows, constraint, parts, suffixColumnIds, state,
                predicateColumnId, nullsNotDistinct, includedColumnIds, newForm);
    }

    public IndexDescriptor withConstraint(Constraint newConstraint) {
        return new IndexDescriptor(id, name, unique, holdsRows, newConstraint, parts, suffixColumnIds, state,
                predicateColumnId, nullsNotDistinct, includedColumnIds, form);
    }

    /** True if no two rows may have the same key in the end, though they may for a while where it is deferrable. */
    public boolean isKey() {
        return unique || form.isDeferrable();
    }

    public boolean isPartial() {
        return predicateColumnId != 0;
    }

    public boolean isPublic() {
        return state == State.PUBLIC;
    }

    /** True if an entry depends on the column. */
    public boolean hasColumn(int columnId) {
        for (Part part : parts) {
            if (part.columnId() == columnId) {
                return true;
            }
        }
        return suffixColumnIds.contains(columnId) || columnId == predicateColumnId;
    }
}
