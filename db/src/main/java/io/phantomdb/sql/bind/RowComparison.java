package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.tree.Operator;
import java.util.ArrayList;
import java.util.List;

/** Compares rows column by column; {@code <} and its kin look at the first pair that differs (PostgreSQL 15, chapter 9.24.5). */
final class RowComparison {
    private final Typing typing;
    private final Operator operator;
    private final int position;

    RowComparison(Typing typing, Operator operator, int position) {
        this.typing = typing;
        this.operator = operator;
        this.position = position;
    }

    Expr of(List<Expr> left, List<Expr> right) {
        if (left.size() != right.size()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "unequal number of entries in row expressions")
                    .at(position);
        }
        if (left.size() == 1) {
            return compared(operator, left.getFirst(), right.getFirst());
        }
        return switch (operator.symbol()) {
            case "=" -> new Expr.And(pairs(left, right));
            case "<>" -> new Expr.Or(pairs(left, right));
            case "<", "<=", ">", ">=" -> ordered(left, right, 0);
            default -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "could not determine interpretation of row comparison operator " + operator.symbol(), null,
                    "Row comparison operators must be associated with btree operator families.", position);
        };
    }

    private Expr compared(Operator by, Expr left, Expr right) {
        return typing.operator(by, left, right, position);
    }

    private List<Expr> pairs(List<Expr> left, List<Expr> right) {
        List<Expr> pairs = new ArrayList<>(left.size());
        for (int at = 0; at < left.size(); at++) {
            pairs.add(compared(operator, left.get(at), right.get(at)));
        }
        return pairs;
    }

    private Expr ordered(List<Expr> left, List<Expr> right, int at) {
        Expr one = left.get(at);
        Expr other = right.get(at);
        if (at == left.size() - 1) {
            return compared(operator, one, other);
        }
        Operator strict = Operator.of(operator.symbol().substring(0, 1));
        return new Expr.Or(List.of(compared(strict, one, other), new Expr.And(
                List.of(compared(Operator.of("="), one, other), ordered(left, right, at + 1)))));
    }
}
