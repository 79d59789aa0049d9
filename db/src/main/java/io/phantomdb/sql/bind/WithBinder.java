package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Binds WITH: one table after the other, each of which sees those before it, and, if it is recursive, itself. */
final class WithBinder {
    private final StatementBinder statement;
    private final Typing typing;
    private final Scope outer;
    private final TreeSet<String> names = new TreeSet<>();
    private Scope seen;
    private boolean correlated;

    /** The outer scope is that of the block around the query that WITH belongs to; null at the top. */
    WithBinder(StatementBinder statement, Scope outer, Scope seen) {
        this.statement = statement;
        this.typing = statement.typing();
        this.outer = outer;
        this.seen = seen == null ? new Scope(outer, null) : seen;
    }

    /** A place from which the tables can be seen; what was seen before for null. */
    Scope bind(Query.With with) {
        if (with != null) {
            with.tables().forEach(table -> add(table, with.recursive()));
        }
        return seen;
    }

    boolean isCorrelated() {
        return correlated;
    }

    private void add(Query.CommonTable table, boolean recursive) {
        if (!names.add(table.name())) {
            throw new StatementError(SqlState.DUPLICATE_ALIAS,
                    "WITH query name \"" + table.name() + "\" specified more than once").at(table.position());
        }
        switch (table.statement()) {
            case Query query when recursive -> addRecursive(table, query);
            case Query query when SearchAndCycle.isWanted(table) -> throw SearchAndCycle.notRecursive(table);
            case Query query -> addQuery(table, query, seen);
            case Change change -> addChange(table, change);
            default -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "this statement is not supported in WITH").at(table.position());
        }
    }

    private void addQuery(Query.CommonTable table, Query query, Scope from) {
        QueryBinder binder = new QueryBinder(statement, outer, from);
        BoundQuery bound = renamed(binder.bind(query), table);
        correlated |= binder.isCorrelated();
        WithTable shared = binder.isCorrelated()
                ? null
                : WithTable.of(statement.nextWithTable(), table.name(), bound, table.materialized());
        see(new Scope.CommonTable(table.name(), shared, () -> again(table, query, from), outer, null));
    }

    /** What looks at rows around it is bound anew wherever it is named. */
    private BoundQuery again(Query.CommonTable table, Query query, Scope from) {
        return renamed(new QueryBinder(statement, outer, from).bind(query), table);
    }

    private void see(Scope.CommonTable table) {
        seen = seen.with(table);
    }

    private void addChange(Query.CommonTable table, Change change) {
        if (change instanceof Change.Merge) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "MERGE not supported in WITH query")
                    .at(table.position());
        }
        if (outer != null || !statement.isTop(seen)) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "WITH clause containing a data-modifying statement must be at the top level").at(table.position());
        }
        BoundChange bound = new ChangeBinder(statement, seen).bind(change);
        WithTable shared = WithTable.of(statement.nextWithTable(), table.name(), bound);
        statement.addChange(shared);
        see(new Scope.CommonTable(table.name(), shared, () -> null, outer, null));
    }

    private static BoundQuery renamed(BoundQuery query, Query.CommonTable table) {
        if (table.columns().isEmpty()) {
            return query;
        }
        List<BoundQuery.OutputColumn> columns = new ArrayList<>(query.columns());
        if (table.columns().size() > columns.size()) {
            throw new StatementError(SqlState.INVALID_COLUMN_REFERENCE, "WITH query \"" + table.name() + "\" has "
                    + columns.size() + " columns available but " + table.columns().size() + " columns specified")
                    .at(table.position());
        }
        for (int at = 0; at < table.columns().size(); at++) {
            BoundQuery.OutputColumn column = columns.get(at);
            columns.set(at, new BoundQuery.OutputColumn(table.columns().get(at).text(), column.type(),
                    column.tableId(), column.attribute()));
        }
        return new BoundQuery(query.body(), columns, query.order(), query.limit(), query.offset(), query.withTies());
    }

    private void addRecursive(Query.CommonTable table, Query query) {
        SelfReference self = new SelfReference(table.name(), statement.nextWithTable(), statement.barriers().size());
        Scope inside = seen.with(new Scope.CommonTable(table.name(), null, () -> null, outer, self));
        boolean union = query.body() instanceof QueryBody.SetOperation operation
                && operation.kind() == QueryBody.SetKind.UNION;
        if (!union) {
            if (SearchAndCycle.isWanted(table)) {
                throw SearchAndCycle.notRecursive(table);
            }
            self.refuse("does not have the form non-recursive-term UNION [ALL] recursive-term");
            addQuery(table, query, inside);
            return;
        }
        self.refuse("must not appear within a subquery");
        Scope within = new WithBinder(statement, outer, inside).bind(query.with());
        QueryBody.SetOperation operation = (QueryBody.SetOperation) query.body();
        self.refuse("must not appear within its non-recursive term");
        QueryBinder first = new QueryBinder(statement, outer, within);
        BoundQuery start = renamed(first.bind(QueryBinder.asQuery(operation.left())), table);
        SearchAndCycle extra = SearchAndCycle.isWanted(table) ? new SearchAndCycle(table, start.columns()) : null;
        start = extra == null ? start : extra.start(start, statement);
        self.allow(start.columns(), extra == null ? 0 : extra.count());
        QueryBinder second = new QueryBinder(statement, outer, within);
        BoundQuery step = second.bind(
                extra == null ? QueryBinder.asQuery(operation.right()) : extra.step(operation));
        if (!self.isUsed()) {
            if (extra != null) {
                throw SearchAndCycle.notRecursive(table);
            }
            addQuery(table, query, seen);
            return;
        }
        refuseAround(query);
        BoundQuery bound = new BoundQuery(
                new BoundQuery.Recursive(self.number(), start, matched(start, step, table, operation), operation.all()),
                start.columns(), List.of(), null, null);
        boolean looksOut = first.isCorrelated() || second.isCorrelated();
        correlated |= looksOut;
        WithTable shared = looksOut ? null : WithTable.of(self.number(), table.name(), bound, table.materialized());
        see(new Scope.CommonTable(table.name(), shared, () -> bound, outer, null));
    }

    private static void refuseAround(Query query) {
        String what = !query.orderBy().isEmpty()
                ? "ORDER BY"
                : query.offset() != null
                        ? "OFFSET"
                        : query.limit() != null ? "LIMIT" : query.locking().isEmpty() ? null : "FOR UPDATE/SHARE";
        if (what != null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    what + " in a recursive query is not implemented").at(query.position());
        }
    }

    /** The recursive term with the columns of the first, which must be of the types that the two have in common. */
    private BoundQuery matched(BoundQuery start, BoundQuery step, Query.CommonTable table,
            QueryBody.SetOperation operation) {
        int position = operation.position();
        if (start.columns().size() != step.columns().size()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "each UNION query must have the same number of columns")
                    .at(position);
        }
        List<Expr> casts = new ArrayList<>();
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        for (int at = 0; at < start.columns().size(); at++) {
            BoundQuery.OutputColumn first = start.columns().get(at);
            Expr next = Scope.slot(at, step.columns().get(at).type(), first.name());
            ColumnType overall = typing.common(List.of(Scope.slot(at, first.type(), first.name()), next), "UNION",
                    position);
            if (!overall.equals(first.type())) {
                throw new StatementError(SqlState.DATATYPE_MISMATCH, "recursive query \"" + table.name()
                        + "\" column " + (at + 1) + " has type " + first.type().sqlName()
                        + " in non-recursive term but type " + overall.sqlName() + " overall", null,
                        "Cast the output of the non-recursive term to the correct type.", position);
            }
            casts.add(typing.coerce(next, first.type(), position));
            columns.add(new BoundQuery.OutputColumn(first.name(), first.type(), 0, 0));
        }
        return QueryBinder.cast(step, casts, columns);
    }
}
