package io.phantomdb.sql.plan;

import io.phantomdb.rows.Comparison;
import io.phantomdb.rows.Datums;
import io.phantomdb.sql.bind.Expr;
import java.util.List;

/**
 * Whether rows that meet some conditions meet another one as well, as far as that can be told from how they are written; as
 * PostgreSQL tells for partial indexes (PostgreSQL 15, chapter 11.8).
 *
 * <pre>
 *   x = 5         ─►  x = 5                   the same
 *   x > 7         ─►  x > 3,  x >= 3,  x IS NOT NULL
 *   x = 5         ─►  x > 3,  x IN (5, 6)
 *   f(x) = 'a'    ─►  f(x) IS NOT NULL
 * </pre>
 */
final class Implication {
    /** {@code value comparison constant}, whichever side the constant stood on. */
    private record Limit(Expr value, Comparison comparison, Expr.Constant constant) {
        static Limit of(Expr condition) {
            if (!(condition instanceof Expr.Call call) || call.function().comparison() == null) {
                return null;
            }
            Expr left = call.arguments().get(0);
            Expr right = call.arguments().get(1);
            Comparison comparison = call.function().comparison();
            if (right instanceof Expr.Constant constant) {
                return new Limit(left, comparison, constant);
            }
            return left instanceof Expr.Constant constant ? new Limit(right, comparison.commuted(), constant) : null;
        }

        boolean isComparable() {
            return constant.value() != null && value.type().type().equals(constant.type().type());
        }
    }

    private Implication() {}

    static boolean follows(List<Expr> conditions, Expr wanted) {
        return conditions.stream().anyMatch(condition -> follows(condition, wanted));
    }

    private static boolean follows(Expr condition, Expr wanted) {
        if (condition.equals(wanted)) {
            return true;
        }
        return switch (wanted) {
            case Expr.Or or -> or.operands().stream().anyMatch(operand -> follows(condition, operand));
            case Expr.IsNull test when test.negated() -> isOf(condition, test.operand());
            case Expr.Call call -> follows(Limit.of(condition), Limit.of(call));
            default -> false;
        };
    }

    /** Comparisons hold of nothing that is NULL, nor does what is true. */
    private static boolean isOf(Expr condition, Expr operand) {
        return condition.equals(operand) || condition instanceof Expr.Call call && call.function().comparison() != null
                && call.arguments().contains(operand);
    }

    private static boolean follows(Limit known, Limit wanted) {
        if (known == null || wanted == null || !known.isComparable() || !wanted.isComparable()
                || !known.value.equals(wanted.value)) {
            return false;
        }
        int order = Datums.compare(known.value.type().type(), known.constant.value(), wanted.constant.value());
        return switch (known.comparison) {
            case EQ -> wanted.comparison.holds(order);
            case NE -> wanted.comparison == Comparison.NE && order == 0;
            case LT, LE -> order < 0 && isOneOf(wanted.comparison, Comparison.LT, Comparison.LE, Comparison.NE)
                    || order == 0 && (wanted.comparison == Comparison.LE
                            || known.comparison == Comparison.LT && isOneOf(wanted.comparison, Comparison.LT,
                                    Comparison.NE));
            case GT, GE -> order > 0 && isOneOf(wanted.comparison, Comparison.GT, Comparison.GE, Comparison.NE)
                    || order == 0 && (wanted.comparison == Comparison.GE
                            || known.comparison == Comparison.GT && isOneOf(wanted.comparison, Comparison.GT,
                                    Comparison.NE));
        };
    }

    private static boolean isOneOf(Comparison comparison, Comparison... others) {
        return List.of(others).contains(comparison);
    }
}
