package io.phantomdb.sql.bind;

import java.util.List;

/** A table of WITH, bound: a query, or a statement that changes rows and returns some. Known by its number in the statement. */
public final class WithTable {
    private final int number;
    private final String name;
    private final BoundQuery query;
    private final BoundChange change;
    private final List<BoundQuery.OutputColumn> columns;
    private final Boolean materialized;
    private int references;

    private WithTable(int number, String name, BoundQuery query, BoundChange change,
            List<BoundQuery.OutputColumn> columns,
            Boolean materialized) {
        this.number = number;
        this.name = name;
        this.query = query;
        this.change = change;
        this.columns = List.copyOf(columns);
        this.materialized = materialized;
    }

    static WithTable of(int number, String name, BoundQuery query, Boolean materialized) {
        return new WithTable(number, name, query, null, query.columns(), materialized);
    }

    static WithTable of(int number, String name, BoundChange change) {
        List<BoundQuery.OutputColumn> columns = change.returning() == null ? List.of() : change.returning().columns();
        return new WithTable(number, name, null, change, columns, true);
    }

    public int number() {
        return number;
    }

    public String name() {
        return name;
    }

    /** Null if it is a change. */
    public BoundQuery query() {
        return query;
    }

    /** Null if it is a query. */
    public BoundChange change() {
        return change;
    }

    List<BoundQuery.OutputColumn> columns() {
        return columns;
    }

    void refer() {
        references++;
    }

    /** False if MATERIALIZED was said, or if it is named more than once and nothing was said: then its rows are kept. */
    public boolean mayBeInlined() {
        return change == null && (materialized == null ? references < 2 : !materialized);
    }
}
