package io.phantomdb.sql.plan;

import io.phantomdb.base.Check;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.program.Expression;
import io.phantomdb.rows.program.ShardFunctions;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes expressions over the rows of a scan as a shard can work them out. What does not depend on the row is worked out here,
 * when the statement is run, and goes in as a constant: parameters, what depends on the session, rows of blocks around.
 *
 * <pre>
 *   a &lt; now() - $1   →   column 0 &lt; input 0        inputs: now() - $1
 * </pre>
 */
final class ShardExpressions {
    private final Plan.Source source;
    /** Places of the table's columns in rows at the shard, in their order. */
    private final List<Integer> ordinals = new ArrayList<>();
    private final List<Program> inputs = new ArrayList<>();

    ShardExpressions(Plan.Source source) {
        this.source = source;
    }

    List<Integer> ordinals() {
        return ordinals;
    }

    List<Program> inputs() {
        return inputs;
    }

    /** Null if one of them cannot be written so. */
    List<Expression> all(List<Expr> exprs) {
        List<Expression> all = new ArrayList<>(exprs.size());
        for (Expr expr : exprs) {
            Expression expression = of(expr);
            if (expression == null) {
                return null;
            }
            all.add(expression);
        }
        return all;
    }

    /** Null if it cannot be written so, or if nothing is known of it. */
    Expression of(Expr expr) {
        if (expr == null || !ShardFunctions.allows(expr.type().type()) || !Exprs.subqueries(expr).isEmpty()) {
            return null;
        }
        if (expr instanceof Expr.Constant constant) {
            return new Expression.Constant(constant.value(), constant.type());
        }
        if (isOfStatement(expr)) {
            inputs.add(ExprCompiler.compile(expr));
            return new Expression.Parameter(inputs.size() - 1, expr.type());
        }
        return written(expr);
    }

    /** Whether it has one value for the whole run of the block. */
    private static boolean isOfStatement(Expr expr) {
        boolean[] same = {true};
        Exprs.each(expr, node -> same[0] &= switch (node) {
            case Expr.Slot slot -> slot.levelsUp() > 0;
            case Expr.Call call -> call.function().volatility() != Volatility.VOLATILE;
            case Expr.SetCall set -> false;
            case Expr.AggregateResult aggregate -> false;
            case Expr.WindowResult window -> false;
            case Expr.GroupingCall grouping -> false;
            default -> true;
        });
        return same[0];
    }

    private Expression written(Expr expr) {
        return switch (expr) {
            case Expr.Slot slot -> column(slot);
            case Expr.Call call -> call(call);
            case Expr.Relabel relabel -> Operators.isText(relabel.type().type())
                    && Operators.isText(relabel.operand().type().type()) ? of(relabel.operand()) : null;
            case Expr.And and -> {
                List<Expression> operands = all(and.operands());
                yield operands == null ? null : new Expression.And(operands);
            }
            case Expr.Or or -> {
                List<Expression> operands = all(or.operands());
                yield operands == null ? null : new Expression.Or(operands);
            }
            case Expr.Not not -> {
                Expression operand = of(not.operand());
                yield operand == null ? null : new Expression.Not(operand);
            }
            case Expr.IsNull test -> {
                Expression operand = of(test.operand());
                yield operand == null ? null : new Expression.IsNull(operand, test.negated());
            }
            case Expr.IsTruth test -> {
                Expression operand = of(test.operand());
                yield operand == null ? null : new Expression.IsTruth(operand, test.truth(), test.negated());
            }
            case Expr.Case choice -> choice(choice);
            case Expr.Coalesce coalesce -> {
                List<Expression> arguments = all(coalesce.arguments());
                yield arguments == null ? null : new Expression.Coalesce(arguments, coalesce.type());
            }
            default -> null;
        };
    }

    private Expression column(Expr.Slot slot) {
        int ordinal = slot.slot() - source.offset();
        Check.that(ordinal >= 0 && ordinal < source.table().width(), "a scan's expression sees its own table");
        int place = ordinals.indexOf(ordinal);
        if (place < 0) {
            place = ordinals.size();
            ordinals.add(ordinal);
        }
        return new Expression.Column(place, source.table().columns().get(ordinal).type());
    }

    private Expression call(Expr.Call call) {
        if (!ShardFunctions.allows(call.function())) {
            return null;
        }
        List<Expression> arguments = all(call.arguments());
        return arguments == null ? null : new Expression.Call(call.function(), arguments, call.type());
    }

    private Expression choice(Expr.Case choice) {
        List<Expression> conditions = all(choice.conditions());
        List<Expression> results = conditions == null ? null : all(choice.results());
        Expression otherwise = results == null ? null : of(choice.otherwise());
        return otherwise == null ? null : new Expression.Case(conditions, results, otherwise, choice.type());
    }
}
