package io.phantomdb.sql.bind;

import java.util.function.Consumer;

/** Shows every expression of a query, and what is inside it, also those of the queries in it. */
public final class QueryWalk {
    private final Consumer<Expr> visitor;

    private QueryWalk(Consumer<Expr> visitor) {
        this.visitor = visitor;
    }

    public static void each(BoundQuery query, Consumer<Expr> visitor) {
        new QueryWalk(visitor).query(query);
    }

    private void query(BoundQuery query) {
        expr(query.limit());
        expr(query.offset());
        switch (query.body()) {
            case BoundQuery.Select select -> select.mapped(this::seen, this::from);
            case BoundQuery.Values values -> values.rows().forEach(row -> row.forEach(this::expr));
            case BoundQuery.SetOperation operation -> {
                query(operation.left());
                query(operation.right());
            }
            case BoundQuery.Nested nested -> {
                query(nested.query());
                if (nested.casts() != null) {
                    nested.casts().forEach(this::expr);
                }
            }
            case BoundQuery.Members members -> members.queries().forEach(this::query);
            case BoundQuery.Functions functions -> functions.calls().forEach(this::expr);
            case BoundQuery.Recursive recursive -> {
                query(recursive.start());
                query(recursive.step());
            }
            case BoundQuery.WithScan scan -> {
            }
            case BoundQuery.SystemScan scan -> {
            }
            case BoundQuery.WorkingTable table -> {
            }
        }
    }

    private Expr seen(Expr expr) {
        expr(expr);
        return expr;
    }

    private void expr(Expr expr) {
        if (expr != null) {
            Exprs.each(expr, node -> {
                visitor.accept(node);
                Expr.Subquery subquery = Exprs.subquery(node);
                if (subquery != null) {
                    query(subquery.query());
                }
            });
        }
    }

    private BoundQuery.From from(BoundQuery.From from) {
        switch (from) {
            case null -> {
            }
            case BoundQuery.FromTable table -> {
            }
            case BoundQuery.FromQuery inner -> query(inner.query());
            case BoundQuery.FromJoin join -> {
                from(join.left());
                from(join.right());
                expr(join.condition());
            }
        }
        return from;
    }
}
