package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.bind.SlotRewrite;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes calls that give rows out of a select list: a step below makes of each row as many as they give, with their values
 * in front, and the list looks at those instead. Inner calls have a step of their own, below that of the outer ones.
 *
 * <pre>
 *   Project [a, f(g(a)) + 1]      →      Project [#2, #0 + 1]
 *                                          Expand [f(#0)]
 *                                            Expand [g(a)]
 * </pre>
 */
final class SetExpansion {
    private final QueryPlanner queries;
    private Plan plan;
    private List<Expr> outputs;

    SetExpansion(QueryPlanner queries, Plan plan, List<Expr> outputs) {
        this.queries = queries;
        this.plan = plan;
        this.outputs = outputs;
        for (List<Expr.SetCall> calls = innermost(); !calls.isEmpty(); calls = innermost()) {
            expand(calls);
        }
    }

    static boolean isNeeded(List<Expr> outputs) {
        return outputs.stream().anyMatch(output -> !Exprs.setCalls(output).isEmpty());
    }

    private List<Expr.SetCall> innermost() {
        List<Expr.SetCall> calls = new ArrayList<>();
        for (Expr output : outputs) {
            for (Expr.SetCall call : Exprs.setCalls(output)) {
                boolean inner = call.arguments().stream().allMatch(argument -> Exprs.setCalls(argument).isEmpty());
                if (inner && !calls.contains(call)) {
                    calls.add(call);
                }
            }
        }
        return calls;
    }

    private void expand(List<Expr.SetCall> calls) {
        List<Plan.SetProgram> programs = new ArrayList<>();
        for (Expr.SetCall call : calls) {
            programs.add(new Plan.SetProgram(call.function(), queries.programs(call.arguments()),
                    call.type().type()));
        }
        plan = new Plan.Expand(plan, programs);
        SlotRewrite shift = new SlotRewrite((slot, depth) -> slot.levelsUp() == depth
                ? slot.shifted(calls.size())
                : slot);
        outputs = outputs.stream().map(output -> shift.expr(replaced(output, calls), 0)).toList();
    }

    /** Values stand in front of the row: before the shift their places count down from -1. */
    private static Expr replaced(Expr expr, List<Expr.SetCall> calls) {
        int at = expr instanceof Expr.SetCall call ? calls.indexOf(call) : -1;
        return at >= 0
                ? new Expr.Slot(0, at - calls.size(), expr.type(), "set", 0)
                : Exprs.mapChildren(expr, child -> replaced(child, calls));
    }

    Plan plan() {
        return plan;
    }

    List<Expr> outputs() {
        return outputs;
    }
}
