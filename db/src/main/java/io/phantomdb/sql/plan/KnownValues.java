package io.phantomdb.sql.plan;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import java.util.ArrayList;
import java.util.List;

/**
 * Works out what an expression is whatever the row may be. What is known is not computed, so nothing of it fails; a block of
 * which WHERE or HAVING cannot hold reads nothing (PostgreSQL 15, eval_const_expressions, canonicalize_qual, and the one-time
 * filters of its plans).
 *
 * <pre>
 *   a / 0 * NULL                          →  NULL: a strict function of NULL is NULL
 *   CASE NULL WHEN a THEN b ELSE c END    →  c
 *   WHERE a / 0 = 1 AND NULL              →  false
 *   WHERE NOT (a < NULL OR a > b / 0)     →  false: neither part may be NULL for it to hold
 * </pre>
 */
final class KnownValues {
    private static final Expr.Constant TRUE = new Expr.Constant(true, Expr.BOOL, 0);
    private static final Expr.Constant FALSE = new Expr.Constant(false, Expr.BOOL, 0);

    private KnownValues() {}

    /** The condition of a row that counts only where it is true: NULL is as good as false. Null stays null. */
    static Expr condition(Expr condition) {
        return condition == null ? null : holding(value(condition), true);
    }

    /** What holds exactly where what is known of a condition is true, or where it is false; either way not where it is NULL. */
    private static Expr holding(Expr known, boolean truth) {
        return switch (known) {
            case Expr.Constant constant -> constant(!isNull(constant) && isTrue(constant) == truth);
            case Expr.Not not -> holding(not.operand(), !truth);
            case Expr.And and -> connective(and.operands().stream().map(each -> holding(each, truth)).toList(), !truth);
            case Expr.Or or -> connective(or.operands().stream().map(each -> holding(each, truth)).toList(), truth);
            default -> truth ? known : new Expr.Not(known);
        };
    }

    /** The same value for every row, with less to compute. */
    static Expr value(Expr expr) {
        boolean[] isOpen = {false};
        Exprs.each(expr, node -> isOpen[0] |= node instanceof Expr.Constant constant && mayDecide(constant));
        return isOpen[0] ? known(expr) : expr;
    }

    private static boolean mayDecide(Expr.Constant constant) {
        return constant.value() == null || constant.value() instanceof Boolean;
    }

    private static Expr known(Expr expr) {
        Expr known = Exprs.mapChildren(expr, KnownValues::known);
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
            case Expr.Case choice -> choice(choice);
            case Expr.Coalesce coalesce -> coalesce(coalesce);
            default -> known;
        };
    }

    /** Without what is never chosen; nothing is left of it where a condition that always holds comes first. */
    private static Expr choice(Expr.Case choice) {
        List<Expr> conditions = new ArrayList<>();
        List<Expr> results = new ArrayList<>();
        Expr otherwise = choice.otherwise();
        for (int at = 0; at < choice.conditions().size(); at++) {
            Expr condition = choice.conditions().get(at);
            if (condition instanceof Expr.Constant constant && isTrue(constant)) {
                otherwise = choice.results().get(at);
                break;
            }
            if (!Conditions.isNever(condition)) {
                conditions.add(condition);
                results.add(choice.results().get(at));
            }
        }
        return conditions.isEmpty() ? otherwise : new Expr.Case(conditions, results, otherwise, choice.type());
    }

    private static Expr coalesce(Expr.Coalesce coalesce) {
        List<Expr> arguments = coalesce.arguments().stream().filter(argument -> !isNull(argument)).toList();
        if (arguments.isEmpty()) {
            return new Expr.Constant(null, coalesce.type(), 0);
        }
        return arguments.getFirst() instanceof Expr.Constant first
                ? first
                : new Expr.Coalesce(arguments, coalesce.type());
    }

    private static boolean isNullByStrictness(Expr.Call call) {
        return call.function().strict() && call.arguments().stream().anyMatch(KnownValues::isNull);
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
        if (rest.stream().allMatch(KnownValues::isNull)) {
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
