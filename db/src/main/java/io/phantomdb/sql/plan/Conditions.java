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

    /** All of them as one, those that run a query last; null for none. */
    static Program compiled(List<Expr> conditions) {
        List<Expr> ordered = new ArrayList<>(conditions);
        ordered.sort(Comparator.comparing(condition -> !Exprs.subqueries(condition).isEmpty()));
        return ExprCompiler.compile(Exprs.conjunction(ordered));
    }

    /** A constant that is not true. */
    static boolean isNever(Expr condition) {
        return condition instanceof Expr.Constant constant && !Boolean.TRUE.equals(constant.value());
    }
}
