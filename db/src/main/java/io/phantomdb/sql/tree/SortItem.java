package io.phantomdb.sql.tree;

/**
 * One item of ORDER BY, or one column of an index.
 *
 * @param using the operator of ORDER BY … USING, or null
 */
public record SortItem(Expression expression, boolean descending, Nulls nulls, Operator using, int position)
        implements
            Node {
    public enum Nulls {
        /** Last if ascending, first if descending. */
        DEFAULT,
        FIRST,
        LAST
    }

    /** Whether NULLs come first, said or by default. */
    public boolean nullsFirst() {
        return switch (nulls) {
            case DEFAULT -> descending;
            case FIRST -> true;
            case LAST -> false;
        };
    }
}
