package io.phantomdb.sql.plan;

import io.phantomdb.base.Check;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.Expr;
import java.util.List;

/**
 * Makes programs of expressions: a closure per node, specialised where it is worth it. NULL is null; AND, OR and NOT follow
 * three-valued logic (PostgreSQL 15, chapter 9.1).
 */
public final class ExprCompiler {
    private ExprCompiler() {}

    /** Null for null. */
    public static Program compile(Expr expr) {
        if (expr == null) {
            return null;
        }
        Expr known = KnownValues.value(expr);
        return new Compiled(known, steps(known));
    }

    public static List<Program> compileAll(List<Expr> exprs) {
        return exprs.stream().map(ExprCompiler::compile).toList();
    }

    /** The closure, for those that are parts of others. */
    static Program steps(Expr expr) {
        return switch (expr) {
            case Expr.Constant constant -> {
                Object value = constant.value();
                yield (row, frame) -> value;
            }
            case Expr.Slot slot -> slot(slot);
            case Expr.Parameter parameter -> {
                int index = parameter.index();
                yield (row, frame) -> frame.parameter(index);
            }
            case Expr.Call call -> CallCompiler.compile(call);
            case Expr.Relabel relabel -> steps(relabel.operand());
            case Expr.And and -> and(stepsOf(and.operands()));
            case Expr.Or or -> or(stepsOf(or.operands()));
            case Expr.Not not -> {
                Program operand = steps(not.operand());
                yield (row, frame) -> {
                    Object value = operand.evaluate(row, frame);
                    return value == null ? null : !(Boolean) value;
                };
            }
            case Expr.IsNull test -> {
                Program operand = steps(test.operand());
                boolean negated = test.negated();
                yield (row, frame) -> operand.evaluate(row, frame) == null != negated;
            }
            case Expr.IsTruth test -> {
                Program operand = steps(test.operand());
                Boolean truth = test.truth();
                boolean negated = test.negated();
                yield (row, frame) -> truth.equals(operand.evaluate(row, frame)) != negated;
            }
            case Expr.IsDistinct test -> distinct(test);
            case Expr.Case choice -> choice(choice);
            case Expr.Coalesce coalesce -> coalesce(stepsOf(coalesce.arguments()));
            case Expr.Extreme extreme -> extreme(extreme);
            case Expr.NullIf nullIf -> {
                Program value = steps(nullIf.value());
                Program equality = steps(nullIf.equality());
                yield (row, frame) -> Boolean.TRUE.equals(equality.evaluate(row, frame))
                        ? null
                        : value.evaluate(row, frame);
            }
            case Expr.ScalarSubquery scalar -> {
                int number = scalar.query().number();
                int column = scalar.column();
                yield (row, frame) -> frame.subqueries().scalar(number, column, frame, row);
            }
            case Expr.ArraySubquery array -> {
                int number = array.query().number();
                Type type = array.type().type();
                yield (row, frame) -> frame.subqueries().array(number, type, frame, row);
            }
            case Expr.Exists exists -> {
                int number = exists.query().number();
                yield (row, frame) -> frame.subqueries().exists(number, frame, row);
            }
            case Expr.InSubquery in -> {
                List<Program> operands = stepsOf(in.operands());
                int number = in.query().number();
                yield (row, frame) -> frame.subqueries().contains(number, evaluated(operands, row, frame), frame, row);
            }
            case Expr.QuantifiedSubquery test -> {
                List<Program> operands = stepsOf(test.operands());
                int number = test.query().number();
                Frame.Quantifier quantifier = new Frame.Quantifier(steps(test.test()), test.all());
                yield (row, frame) -> frame.subqueries().quantified(number, quantifier,
                        evaluated(operands, row, frame), frame, row);
            }
            case Expr.SetCall call -> throw Check.unreachable("a function that gives rows inside an expression");
            case Expr.AggregateResult aggregate -> throw Check.unreachable("an aggregate outside its group");
            case Expr.WindowResult window -> throw Check.unreachable("a window call without a place");
            case Expr.GroupingCall grouping -> throw Check.unreachable("GROUPING outside its group");
        };
    }

    private static Object[] evaluated(List<Program> programs, Object[] row, Frame frame) {
        Object[] values = new Object[programs.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = programs.get(at).evaluate(row, frame);
        }
        return values;
    }

    static List<Program> stepsOf(List<Expr> exprs) {
        return exprs.stream().map(ExprCompiler::steps).toList();
    }

    private static Program slot(Expr.Slot slot) {
        int place = slot.slot();
        int levelsUp = slot.levelsUp();
        if (levelsUp == 0) {
            return (row, frame) -> row[place];
        }
        return (row, frame) -> frame.outerRow(levelsUp)[place];
    }

    private static Program and(List<Program> operands) {
        Program[] all = operands.toArray(new Program[0]);
        return (row, frame) -> {
            Boolean result = Boolean.TRUE;
            for (Program operand : all) {
                Object value = operand.evaluate(row, frame);
                if (Boolean.FALSE.equals(value)) {
                    return Boolean.FALSE;
                }
                result = value == null ? null : result;
            }
            return result;
        };
    }

    private static Program or(List<Program> operands) {
        Program[] all = operands.toArray(new Program[0]);
        return (row, frame) -> {
            Boolean result = Boolean.FALSE;
            for (Program operand : all) {
                Object value = operand.evaluate(row, frame);
                if (Boolean.TRUE.equals(value)) {
                    return Boolean.TRUE;
                }
                result = value == null ? null : result;
            }
            return result;
        };
    }

    private static Program distinct(Expr.IsDistinct test) {
        Program left = steps(test.left());
        Program right = steps(test.right());
        Program equality = steps(test.equality());
        boolean negated = test.negated();
        return (row, frame) -> {
            boolean leftNull = left.evaluate(row, frame) == null;
            boolean rightNull = right.evaluate(row, frame) == null;
            boolean differ = leftNull || rightNull
                    ? leftNull != rightNull
                    : !Boolean.TRUE.equals(equality.evaluate(row, frame));
            return differ != negated;
        };
    }

    private static Program choice(Expr.Case choice) {
        Program[] conditions = stepsOf(choice.conditions()).toArray(new Program[0]);
        Program[] results = stepsOf(choice.results()).toArray(new Program[0]);
        Program otherwise = steps(choice.otherwise());
        return (row, frame) -> {
            for (int at = 0; at < conditions.length; at++) {
                if (Boolean.TRUE.equals(conditions[at].evaluate(row, frame))) {
                    return results[at].evaluate(row, frame);
                }
            }
            return otherwise.evaluate(row, frame);
        };
    }

    private static Program coalesce(List<Program> arguments) {
        return (row, frame) -> {
            for (Program argument : arguments) {
                Object value = argument.evaluate(row, frame);
                if (value != null) {
                    return value;
                }
            }
            return null;
        };
    }

    private static Program extreme(Expr.Extreme extreme) {
        List<Program> arguments = stepsOf(extreme.arguments());
        Type type = extreme.type().type();
        int wanted = extreme.greatest() ? 1 : -1;
        return (row, frame) -> {
            Object best = null;
            for (Program argument : arguments) {
                Object value = argument.evaluate(row, frame);
                if (value != null && (best == null || Integer.signum(Datums.compare(type, value, best)) == wanted)) {
                    best = value;
                }
            }
            return best;
        };
    }
}
