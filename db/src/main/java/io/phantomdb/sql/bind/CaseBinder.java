package io.phantomdb.sql.bind;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Operator;
import java.util.ArrayList;
import java.util.List;

/** CASE: with an operand each WHEN is compared with it; the results find a common type, ELSE first, as in PostgreSQL. */
final class CaseBinder {
    private final ExpressionBinder binder;
    private final Typing typing;

    CaseBinder(ExpressionBinder binder, Typing typing) {
        this.binder = binder;
        this.typing = typing;
    }

    Expr bind(Expression.Case choice) {
        List<Expr> conditions = new ArrayList<>();
        List<Expr> results = new ArrayList<>();
        Expr operand = choice.operand() == null ? null : typing.known(binder.bind(choice.operand()), Type.TEXT);
        for (Expression.When when : choice.whens()) {
            conditions.add(operand == null
                    ? binder.condition(when.condition(), "CASE/WHEN")
                    : typing.operator(Operator.of("="), operand, binder.bind(when.condition()), when.position()));
            results.add(binder.bind(when.result()));
        }
        Expr otherwise = choice.otherwise() == null
                ? typing.nullConstant(choice.position())
                : binder.bind(choice.otherwise());
        List<Expr> all = new ArrayList<>();
        all.add(otherwise);
        all.addAll(results);
        ColumnType type = typing.common(all, "CASE", choice.position());
        return new Expr.Case(conditions, typing.coerceAll(results, type, choice.position()),
                typing.coerce(otherwise, type, choice.position()), type);
    }
}
