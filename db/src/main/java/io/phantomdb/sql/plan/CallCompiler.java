package io.phantomdb.sql.plan;

import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.sql.bind.Expr;

/** Makes programs of calls, by the number of arguments; strict functions are not called with a NULL. */
final class CallCompiler {
    private CallCompiler() {}

    static Program compile(Expr.Call call) {
        Program program = steps(call);
        return readsConstants(call) ? (row, frame) -> frame.once(program, row) : program;
    }

    /**
     * Dates and times that are written down are read by the session that runs the statement, not when it is planned; but once,
     * not for every row, with what is worked out of them alone.
     */
    private static boolean readsConstants(Expr.Call call) {
        if (call.function().volatility() == Volatility.VOLATILE) {
            return false;
        }
        boolean reads = isReader(call);
        for (Expr argument : call.arguments()) {
            boolean readsBelow = argument instanceof Expr.Call inner && readsConstants(inner);
            if (!readsBelow && !(argument instanceof Expr.Constant)) {
                return false;
            }
            reads |= readsBelow;
        }
        return reads && (isReader(call) || call.function().volatility() == Volatility.IMMUTABLE);
    }

    private static boolean isReader(Expr.Call call) {
        boolean ofText = call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Expr.Constant constant && constant.type().type() == Type.TEXT;
        return ofText && switch (call.function().resultType().kind()) {
            case DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ -> true;
            default -> false;
        };
    }

    private static Program steps(Expr.Call call) {
        Function function = call.function();
        boolean strict = function.strict();
        Program[] arguments = ExprCompiler.stepsOf(call.arguments()).toArray(new Program[0]);
        return switch (function.body()) {
            case Function.Body0 body -> (row, frame) -> body.apply(frame.context());
            case Function.Body1 body -> one(body, strict, arguments[0]);
            case Function.Body2 body -> two(body, strict, arguments[0], arguments[1]);
            case Function.Body3 body -> three(body, strict, arguments);
            case Function.BodyN body -> any(body, strict, arguments);
            case Function.BodySite site -> any(site.body(), strict, arguments);
        };
    }

    private static Program one(Function.Body1 body, boolean strict, Program argument) {
        return (row, frame) -> {
            Object value = argument.evaluate(row, frame);
            return strict && value == null ? null : body.apply(value, frame.context());
        };
    }

    private static Program two(Function.Body2 body, boolean strict, Program left, Program right) {
        return (row, frame) -> {
            Object one = left.evaluate(row, frame);
            Object other = right.evaluate(row, frame);
            return strict && (one == null || other == null) ? null : body.apply(one, other, frame.context());
        };
    }

    private static Program three(Function.Body3 body, boolean strict, Program[] arguments) {
        return (row, frame) -> {
            Object first = arguments[0].evaluate(row, frame);
            Object second = arguments[1].evaluate(row, frame);
            Object third = arguments[2].evaluate(row, frame);
            boolean skip = strict && (first == null || second == null || third == null);
            return skip ? null : body.apply(first, second, third, frame.context());
        };
    }

    private static Program any(Function.BodyN body, boolean strict, Program[] arguments) {
        return (row, frame) -> {
            Object[] values = new Object[arguments.length];
            for (int at = 0; at < values.length; at++) {
                values[at] = arguments[at].evaluate(row, frame);
                if (strict && values[at] == null) {
                    return null;
                }
            }
            return body.apply(values, frame.context());
        };
    }
}
