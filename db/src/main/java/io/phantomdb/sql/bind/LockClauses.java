package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.bind.BoundQuery.LockWait;
import io.phantomdb.sql.bind.BoundQuery.RowLock;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** FOR UPDATE and its like around one SELECT: which items of FROM they lock, and how (PostgreSQL 15, "SELECT"). */
final class LockClauses {
    static final LockClauses NONE = new LockClauses(List.of());

    private final List<Query.Locking> clauses;
    private final TreeSet<String> found = new TreeSet<>();

    LockClauses(List<Query.Locking> clauses) {
        this.clauses = clauses;
        for (Query.Locking clause : clauses) {
            for (Name table : clause.tables()) {
                if (table.parts().size() > 1) {
                    throw new StatementError(SqlState.SYNTAX_ERROR,
                            spelling(clause) + " must specify unqualified relation names").at(table.position());
                }
            }
        }
    }

    /** As it is written: FOR NO KEY UPDATE. */
    static String spelling(Query.Locking clause) {
        return "FOR " + clause.strength().name().replace('_', ' ');
    }

    /** How a table of that name is locked; null if it is not. Where several clauses name it, all count. */
    RowLock of(String name) {
        RowLock all = null;
        for (Query.Locking clause : clauses) {
            if (covers(clause, name)) {
                RowLock one = lock(clause);
                all = all == null ? one : all.and(one);
            }
        }
        return all;
    }

    private boolean covers(Query.Locking clause, String name) {
        boolean isNamed = clause.tables().stream().anyMatch(table -> table.last().equals(name));
        if (isNamed) {
            found.add(name);
        }
        return isNamed || clause.tables().isEmpty();
    }

    private static RowLock lock(Query.Locking clause) {
        boolean exclusive = switch (clause.strength()) {
            case UPDATE, NO_KEY_UPDATE -> true;
            case SHARE, KEY_SHARE -> false;
        };
        LockWait waiting = switch (clause.waiting()) {
            case WAIT -> LockWait.WAIT;
            case SKIP_LOCKED -> LockWait.SKIP_LOCKED;
            case NOWAIT -> LockWait.NOWAIT;
        };
        return new RowLock(exclusive, waiting);
    }

    /** A query in FROM: its tables are locked, all of them. */
    Query into(Query query, String name) {
        List<Query.Locking> inner = new ArrayList<>(query.locking());
        for (Query.Locking clause : clauses) {
            if (covers(clause, name)) {
                inner.add(new Query.Locking(clause.strength(), List.of(), clause.waiting(), clause.position()));
            }
        }
        return inner.size() == query.locking().size()
                ? query
                : new Query(query.with(), query.body(), query.orderBy(), query.limit(), query.offset(),
                        query.withTies(), inner, query.position());
    }

    /** What has no rows of tables, such as {@code a function}: 0A000 if it is named, otherwise it is left alone. */
    void refuse(String name, String what) {
        for (Query.Locking clause : clauses) {
            for (Name table : clause.tables()) {
                if (table.last().equals(name)) {
                    throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                            spelling(clause) + " cannot be applied to " + what).at(table.position());
                }
            }
        }
    }

    /** 42P01 if a clause names what is not there; 0A000 if something that is locked may be missing from a row. */
    void check(BoundQuery.From from) {
        for (Query.Locking clause : clauses) {
            for (Name table : clause.tables()) {
                if (!found.contains(table.last())) {
                    throw new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + table.last() + "\" in "
                            + spelling(clause) + " clause not found in FROM clause").at(table.position());
                }
            }
        }
        if (!clauses.isEmpty()) {
            refuseNullable(from, false);
        }
    }

    private void refuseNullable(BoundQuery.From from, boolean mayBeMissing) {
        switch (from) {
            case BoundQuery.FromTable table -> {
                if (mayBeMissing && table.lock() != null) {
                    throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, spelling(clauses.getFirst())
                            + " cannot be applied to the nullable side of an outer join");
                }
            }
            case BoundQuery.FromJoin join -> {
                boolean full = join.kind() == BoundQuery.JoinKind.FULL;
                boolean left = join.kind() == BoundQuery.JoinKind.LEFT;
                refuseNullable(join.left(), mayBeMissing || full);
                refuseNullable(join.right(), mayBeMissing || full || left);
            }
            case BoundQuery.FromQuery query -> {
            }
            case null -> {
            }
        }
    }
}
