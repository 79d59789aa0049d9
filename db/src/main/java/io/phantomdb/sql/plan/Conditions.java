package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes conditions apart. */
final class Conditions {
    private Conditions() {}

    /**
     * The parts of a condition that must all hold. What every branch of an OR demands is a part as well, so that it can
     * lead into an index or make a join.
     *
     * <pre>
     *   (a = b AND c = 1) OR (a = b AND c = 2)   →   the OR itself, and a = b
     * </pre>
     */
    static List<Expr> factored(Expr condition) {
        List<Expr> all = new ArrayList<>(Exprs.conjuncts(condition));
        for (Expr part : List.copyOf(all)) {
            if (part instanceof Expr.Or or) {
                common(or).stream().filter(shared -> !all.contains(shared)).forEach(all::add);
            }
        }
        return all;
    }

    private static List<Expr> common(Expr.Or or) {
        List<Expr> common = new ArrayList<>(Exprs.conjuncts(or.operands().getFirst()));
        for (Expr branch : or.operands()) {
            common.retainAll(Exprs.conjuncts(branch));
        }
        common.removeIf(Operators::isVolatile);
        return common;
    }

    /**
     * All of them as one, those first that do not depend on the row, those last that run a query, those with little to compute
     * before those with much (as PostgreSQL's order_qual_clauses); null for none.
     */
    static Program compiled(List<Expr> conditions) {
        List<Expr> ordered = new ArrayList<>(conditions);
        ordered.sort(Comparator.comparingInt(Conditions::turn).thenComparingInt(Conditions::calls));
        return ExprCompiler.compile(Exprs.conjunction(ordered));
    }

    private static int turn(Expr condition) {
        if (!Exprs.subqueries(condition).isEmpty()) {
            return 2;
        }
        boolean[] seesRow = {Operators.isVolatile(condition)};
        Exprs.each(condition, node -> seesRow[0] |= node instanceof Expr.Slot);
        return seesRow[0] ? 1 : 0;
    }

    private static int calls(Expr condition) {
        int[] calls = {0};
        Exprs.each(condition, node -> calls[0] += node instanceof Expr.Call ? 1 : 0);
        return calls[0];
    }

    /** A constant that is not true. */
    static boolean isNever(Expr condition) {
        return condition instanceof Expr.Constant constant && !Boolean.TRUE.equals(constant.value());
    }
}
