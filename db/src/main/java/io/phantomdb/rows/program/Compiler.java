package io.phantomdb.rows.program;

import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import java.util.List;

/** Makes nodes of expressions: a closure each, with its own for what most statements do. */
final class Compiler {
    private Compiler() {}

    static Node node(Expression expression) {
        return switch (expression) {
            case Expression.Constant constant -> constant(constant.value());
            case Expression.Column column -> column(column.ordinal());
            case Expression.Parameter parameter -> parameter(parameter.ordinal());
            case Expression.Call call -> call(call);
            case Expression.And and -> connective(nodes(and.operands()), Boolean.FALSE);
            case Expression.Or or -> connective(nodes(or.operands()), Boolean.TRUE);
            case Expression.Not not -> not(node(not.operand()));
            case Expression.IsNull test -> isNull(node(test.operand()), test.negated());
            case Expression.IsTruth test -> isTruth(node(test.operand()), test.truth(), test.negated());
            case Expression.IsDistinct test -> isDistinct(test);
            case Expression.Case choice -> choice(choice);
            case Expression.Coalesce coalesce -> coalesce(nodes(coalesce.arguments()));
            case Expression.Extreme extreme ->
                extreme(extreme.type().type(), extreme.greatest() ? 1 : -1, nodes(extreme.arguments()));
            case Expression.InList in -> InListNode.of(in);
        };
    }

    static Node[] nodes(List<Expression> expressions) {
        Node[] nodes = new Node[expressions.size()];
        for (int at = 0; at < nodes.length; at++) {
            nodes[at] = node(expressions.get(at));
        }
        return nodes;
    }

    private static Node constant(Object value) {
        return (row, parameters, context) -> value;
    }

    private static Node column(int ordinal) {
        return (row, parameters, context) -> row[ordinal];
    }

    private static Node parameter(int ordinal) {
        return (row, parameters, context) -> parameters[ordinal];
    }

    private static Node call(Expression.Call call) {
        boolean strict = call.function().strict();
        Node[] arguments = nodes(call.arguments());
        return switch (call.function().body()) {
            case Function.Body0 body -> (row, parameters, context) -> body.apply(context);
            case Function.Body1 body -> strict ? strictOne(body, arguments[0]) : one(body, arguments[0]);
            case Function.Body2 body -> two(call, body, arguments);
            case Function.Body3 body -> three(body, strict, arguments);
            case Function.BodyN body -> any(body, strict, arguments);
            case Function.BodySite site -> any(site.body(), strict, arguments);
        };
    }

    private static Node strictOne(Function.Body1 body, Node argument) {
        return (row, parameters, context) -> {
            Object value = argument.evaluate(row, parameters, context);
            return value == null ? null : body.apply(value, context);
        };
    }

    private static Node one(Function.Body1 body, Node argument) {
        return (row, parameters, context) -> body.apply(argument.evaluate(row, parameters, context), context);
    }

    private static Node two(Expression.Call call, Function.Body2 body, Node[] arguments) {
        Node left = arguments[0];
        Node right = arguments[1];
        if (!call.function().strict()) {
            return (row, parameters, context) -> body.apply(left.evaluate(row, parameters, context),
                    right.evaluate(row, parameters, context), context);
        }
        if (call.arguments().get(0) instanceof Expression.Column column) {
            return columnAndOther(body, column.ordinal(), call.arguments().get(1), right);
        }
        return (row, parameters, context) -> {
            Object one = left.evaluate(row, parameters, context);
            Object other = right.evaluate(row, parameters, context);
            return one == null || other == null ? null : body.apply(one, other, context);
        };
    }

    /** A column with a constant or a parameter beside it, as in most filters and updates: no calls to find the two. */
    private static Node columnAndOther(Function.Body2 body, int ordinal, Expression expression, Node right) {
        return switch (expression) {
            case Expression.Constant constant -> {
                Object other = constant.value();
                yield (row, parameters, context) -> {
                    Object one = row[ordinal];
                    return one == null || other == null ? null : body.apply(one, other, context);
                };
            }
            case Expression.Parameter parameter -> {
                int place = parameter.ordinal();
                yield (row, parameters, context) -> {
                    Object one = row[ordinal];
                    Object other = parameters[place];
                    return one == null || other == null ? null : body.apply(one, other, context);
                };
            }
            default -> (row, parameters, context) -> {
                Object one = row[ordinal];
                Object other = right.evaluate(row, parameters, context);
                return one == null || other == null ? null : body.apply(one, other, context);
            };
        };
    }

    private static Node three(Function.Body3 body, boolean strict, Node[] arguments) {
        Node first = arguments[0];
        Node second = arguments[1];
        Node third = arguments[2];
        return (row, parameters, context) -> {
            Object a = first.evaluate(row, parameters, context);
            Object b = second.evaluate(row, parameters, context);
            Object c = third.evaluate(row, parameters, context);
            boolean isNull = strict && (a == null || b == null || c == null);
            return isNull ? null : body.apply(a, b, c, context);
        };
    }

    private static Node any(Function.BodyN body, boolean strict, Node[] arguments) {
        return (row, parameters, context) -> {
            Object[] values = new Object[arguments.length];
            for (int at = 0; at < values.length; at++) {
                values[at] = arguments[at].evaluate(row, parameters, context);
                if (strict && values[at] == null) {
                    return null;
                }
            }
            return body.apply(values, context);
        };
    }

    /** AND with false as the one that decides, OR with true. */
    private static Node connective(Node[] operands, Boolean deciding) {
        return (row, parameters, context) -> {
            Object result = !deciding;
            for (Node operand : operands) {
                Object value = operand.evaluate(row, parameters, context);
                if (value == deciding) {
                    return deciding;
                }
                result = value == null ? null : result;
            }
            return result;
        };
    }

    private static Node not(Node operand) {
        return (row, parameters, context) -> {
            Object value = operand.evaluate(row, parameters, context);
            return value == null ? null : (Object) (value == Boolean.FALSE);
        };
    }

    private static Node isNull(Node operand, boolean negated) {
        return (row, parameters, context) -> operand.evaluate(row, parameters, context) == null != negated;
    }

    private static Node isTruth(Node operand, Boolean truth, boolean negated) {
        return (row, parameters, context) -> truth == operand.evaluate(row, parameters, context) != negated;
    }

    private static Node isDistinct(Expression.IsDistinct test) {
        Node left = node(test.left());
        Node right = node(test.right());
        Function.Body2 equality = (Function.Body2) test.equality().body();
        boolean negated = test.negated();
        return (row, parameters, context) -> {
            Object one = left.evaluate(row, parameters, context);
            Object other = right.evaluate(row, parameters, context);
            boolean distinct = one == null || other == null
                    ? one != other
                    : equality.apply(one, other, context) != Boolean.TRUE;
            return distinct != negated;
        };
    }

    private static Node choice(Expression.Case choice) {
        Node[] conditions = nodes(choice.conditions());
        Node[] results = nodes(choice.results());
        Node otherwise = node(choice.otherwise());
        return (row, parameters, context) -> {
            for (int at = 0; at < conditions.length; at++) {
                if (conditions[at].evaluate(row, parameters, context) == Boolean.TRUE) {
                    return results[at].evaluate(row, parameters, context);
                }
            }
            return otherwise.evaluate(row, parameters, context);
        };
    }

    private static Node coalesce(Node[] arguments) {
        return (row, parameters, context) -> {
            for (Node argument : arguments) {
                Object value = argument.evaluate(row, parameters, context);
                if (value != null) {
                    return value;
                }
            }
            return null;
        };
    }

    private static Node extreme(Type type, int sign, Node[] arguments) {
        return (row, parameters, context) -> {
            Object best = null;
            for (Node argument : arguments) {
                Object value = argument.evaluate(row, parameters, context);
                if (value != null
                        && (best == null || sign * Integer.signum(Datums.compare(type, value, best)) > 0)) {
                    best = value;
                }
            }
            return best;
        };
    }
}
