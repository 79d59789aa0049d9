package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Aggregates are worked out before anything is made of them, so also those that CASE and its kin never come to. Where that is
 * decided by conditions that see no row, those go into the aggregate's FILTER: what nobody asks for is not computed, and does not
 * fail. PostgreSQL has thrown such an aggregate away by then, as it works out such conditions when it plans; here literals are
 * parameters of a plan for all statements of the shape, and the condition is worked out with their values.
 *
 * <pre>
 *   CASE $1 WHEN $2 THEN avg(a / $3) ELSE $4 END   →   … avg(a / $3) FILTER (WHERE $1 = $2) …
 * </pre>
 */
final class WantedAggregates {
    private static final Expr FALSE = new Expr.Constant(false, Expr.BOOL, 0);

    private final int firstSlot;
    /** For each aggregate, when it is asked for: one condition for each place; null where one of them always asks. */
    private final List<List<Expr>> wanted = new ArrayList<>();

    private WantedAggregates(BoundQuery.Grouping grouping) {
        firstSlot = grouping.keys().size();
        grouping.aggregates().forEach(call -> wanted.add(new ArrayList<>()));
    }

    /** The same block, whose aggregates have such conditions in their filters. */
    static BoundQuery.Select in(BoundQuery.Select select) {
        BoundQuery.Grouping grouping = select.grouping();
        if (grouping == null || grouping.aggregates().isEmpty()) {
            return select;
        }
        WantedAggregates wanted = new WantedAggregates(grouping);
        wanted.look(select, grouping);
        return wanted.isAll() ? select : select.withGrouping(wanted.filtered(grouping));
    }

    /** Conditions of HAVING that see no row come before the others. */
    private void look(BoundQuery.Select select, BoundQuery.Grouping grouping) {
        List<Expr> having = Exprs.conjuncts(KnownValues.condition(grouping.having()));
        List<Expr> inHaving = new ArrayList<>();
        List<Expr> behind = new ArrayList<>();
        having.stream().filter(WantedAggregates::isOfRun).forEach(condition -> {
            inHaving.add(new Expr.IsTruth(condition, false, true));
            behind.add(condition);
        });
        having.forEach(condition -> look(condition, inHaving));
        select.windows().forEach(call -> call.mapped(expr -> {
            look(expr, behind);
            return expr;
        }));
        select.outputs().forEach(output -> look(KnownValues.value(output), behind));
    }

    /** Under these conditions the expression is worked out. Null is none. */
    private void look(Expr expr, List<Expr> conditions) {
        switch (expr) {
            case null -> {
            }
            case Expr.Case choice -> look(choice, conditions);
            case Expr.Coalesce coalesce -> inTurn(coalesce.arguments(), conditions,
                    before -> new Expr.IsNull(before, false));
            case Expr.And and -> inTurn(and.operands(), conditions, before -> new Expr.IsTruth(before, false, true));
            case Expr.Or or -> inTurn(or.operands(), conditions, before -> new Expr.IsTruth(before, true, true));
            default -> {
                note(expr, conditions);
                Exprs.children(expr).forEach(child -> look(child, conditions));
            }
        }
    }

    private void look(Expr.Case choice, List<Expr> conditions) {
        List<Expr> here = new ArrayList<>(conditions);
        for (int at = 0; at < choice.conditions().size(); at++) {
            Expr condition = choice.conditions().get(at);
            look(condition, here);
            List<Expr> chosen = new ArrayList<>(here);
            Exprs.conjuncts(condition).stream().filter(WantedAggregates::isOfRun).forEach(chosen::add);
            look(choice.results().get(at), chosen);
            if (isOfRun(condition)) {
                here.add(new Expr.IsTruth(condition, true, true));
            }
        }
        look(choice.otherwise(), here);
    }

    /** What comes later is worked out only as long as the ones before it say so. */
    private void inTurn(List<Expr> operands, List<Expr> conditions, UnaryOperator<Expr> goesOn) {
        List<Expr> here = new ArrayList<>(conditions);
        for (Expr operand : operands) {
            look(operand, here);
            if (isOfRun(operand)) {
                here.add(goesOn.apply(operand));
            }
        }
    }

    private void note(Expr expr, List<Expr> conditions) {
        if (expr instanceof Expr.Slot slot && slot.levelsUp() == 0) {
            note(slot.slot(), conditions);
        }
        Expr.Subquery subquery = Exprs.subquery(expr);
        if (subquery != null && subquery.correlated()) {
            Slots.lookedAt(subquery.query()).stream().forEach(slot -> note(slot, conditions));
        }
    }

    private void note(int slot, List<Expr> conditions) {
        int aggregate = slot - firstSlot;
        if (aggregate < 0 || aggregate >= wanted.size()) {
            return;
        }
        if (conditions.isEmpty()) {
            wanted.set(aggregate, null);
        } else if (wanted.get(aggregate) != null) {
            wanted.get(aggregate).add(Exprs.conjunction(conditions));
        }
    }

    private boolean isAll() {
        return wanted.stream().allMatch(conditions -> conditions == null);
    }

    private BoundQuery.Grouping filtered(BoundQuery.Grouping grouping) {
        List<BoundQuery.AggregateCall> calls = new ArrayList<>();
        for (int at = 0; at < wanted.size(); at++) {
            BoundQuery.AggregateCall call = grouping.aggregates().get(at);
            calls.add(wanted.get(at) == null ? call : call.withFilter(filter(wanted.get(at), call.filter())));
        }
        return grouping.withAggregates(calls);
    }

    private static Expr filter(List<Expr> wanted, Expr filter) {
        if (wanted.isEmpty()) {
            return FALSE;
        }
        Expr any = wanted.size() == 1 ? wanted.getFirst() : new Expr.Or(wanted);
        return filter == null ? any : new Expr.And(List.of(any, filter));
    }

    /** Whether it has one value for the whole run, which is worked out of what the statement says alone. */
    private static boolean isOfRun(Expr expr) {
        boolean[] seesRow = {!Exprs.isImmutable(expr)};
        Exprs.each(expr, node -> seesRow[0] |= node instanceof Expr.Slot || node instanceof Expr.SetCall
                || node instanceof Expr.WindowResult);
        return !seesRow[0];
    }
}
