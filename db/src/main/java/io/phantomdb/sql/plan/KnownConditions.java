package io.phantomdb.sql.plan;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import java.util.ArrayList;
import java.util.List;

/**
 * Works out what a condition is whatever the row may be. A block of which WHERE or HAVING cannot hold reads nothing and
 * computes nothing, so nothing of it fails (PostgreSQL 15, eval_const_expressions and the one-time filters of its plans).
 *
 * <pre>
 *   a / 0 = 1 AND NULL            →  false
 *   NOT (NULL BETWEEN a AND b)    →  false: a strict function of NULL is NULL, and what is NULL does not hold
 * </pre>
 */
final class KnownConditions {
    private static final Expr.Constant TRUE = new Expr.Constant(true, Expr.BOOL, 0);
    private static final Expr.Constant FALSE = new Expr.Constant(false, Expr.BOOL, 0);

    private KnownConditions() {}

    /** The condition of a row that counts only where it is true: NULL is as good as false. Null stays null. */
    static Expr condition(Expr condition) {
        if (condition == null) {
            return null;
        }
        Expr known = expr(condition);
        for (Expr part : Exprs.conjuncts(known)) {
            if (Conditions.isNever(part)) {
                return FALSE;
            }
        }
        return known;
    }

    private static Expr expr(Expr expr) {
        if (expr instanceof Expr.Case || expr instanceof Expr.Coalesce) {
            return expr;
        }
        Expr known = Exprs.mapChildren(expr, KnownConditions::expr);
        return switch (known) {
            case Expr.Call call -> isNullByStrictness(call) ? new Expr.Constant(null, call.type(), 0) : call;
            case Expr.Relabel relabel when isNull(relabel.operand()) -> new Expr.Constant(null, relabel.type(), 0);
            case Expr.Not not when not.operand() instanceof Expr.Constant constant ->
                isNull(constant) ? constant : constant(!isTrue(constant));
            case Expr.IsNull test when test.operand() instanceof Expr.Constant constant
                    && constant.type().type().kind() != Type.Kind.RECORD ->
                constant(isNull(constant) != test.negated());
            case Expr.IsTruth test when test.operand() instanceof Expr.Constant constant ->
                constant(Boolean.valueOf(test.truth()).equals(constant.value()) != test.negated());
            case Expr.And and -> connective(and.operands(), false);
            case Expr.Or or -> connective(or.operands(), true);
            default -> known;
        };
    }

    private static boolean isNullByStrictness(Expr.Call call) {
        return call.function().strict() && call.arguments().stream().anyMatch(KnownConditions::isNull);
    }

    /** AND, which false decides, or OR, which true does; what is neither nor NULL has no say in the other cases. */
    private static Expr connective(List<Expr> operands, boolean deciding) {
        List<Expr> rest = new ArrayList<>();
        for (Expr operand : operands) {
            if (operand instanceof Expr.Constant constant && !isNull(constant)) {
                if (isTrue(constant) == deciding) {
                    return constant(deciding);
                }
            } else {
                rest.add(operand);
            }
        }
        if (rest.isEmpty()) {
            return constant(!deciding);
        }
        if (rest.stream().allMatch(KnownConditions::isNull)) {
            return rest.getFirst();
        }
        return rest.size() == 1 ? rest.getFirst() : deciding ? new Expr.Or(rest) : new Expr.And(rest);
    }

    private static boolean isNull(Expr expr) {
        return expr instanceof Expr.Constant constant && constant.value() == null;
    }

    private static boolean isTrue(Expr.Constant constant) {
        return Boolean.TRUE.equals(constant.value());
    }

    private static Expr constant(boolean value) {
        return value ? TRUE : FALSE;
    }
}
