package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.List;

/**
 * A table of WITH RECURSIVE inside its own query: where it may be named, and how often (PostgreSQL 15, chapter 7.8.2). Until
 * the first term is bound, nobody knows its columns, and nobody may ask.
 */
final class SelfReference {
    private final String name;
    private final int number;
    private final int barriersBefore;
    private String refusal;
    private List<BoundQuery.OutputColumn> columns;
    private int hidden;
    private boolean used;

    /** Barriers are what a reference may not stand in; those that are there already do not count. */
    SelfReference(String name, int number, int barriersBefore) {
        this.name = name;
        this.number = number;
        this.barriersBefore = barriersBefore;
    }

    /** Not to be named now: the rest of the message that says so. */
    void refuse(String because) {
        refusal = because;
    }

    /** From here on it may be named, as a table of these columns, so many of which, the last ones, no star stands for. */
    void allow(List<BoundQuery.OutputColumn> known, int hiddenColumns) {
        refusal = null;
        columns = known;
        hidden = hiddenColumns;
    }

    int hidden() {
        return hidden;
    }

    boolean isUsed() {
        return used;
    }

    BoundQuery named(List<String> barriers, int position) {
        if (refusal != null) {
            throw invalid(refusal, position);
        }
        if (barriers.size() > barriersBefore) {
            throw invalid("must not appear within " + barriers.getLast(), position);
        }
        if (used) {
            throw invalid("must not appear more than once", position);
        }
        used = true;
        return new BoundQuery(new BoundQuery.WorkingTable(number), columns, List.of(), null, null);
    }

    private StatementError invalid(String what, int position) {
        boolean form = what.startsWith("does not");
        return new StatementError(SqlState.INVALID_RECURSION,
                "recursive " + (form ? "query" : "reference to query") + " \"" + name + "\" " + what).at(position);
    }

    int number() {
        return number;
    }
}
