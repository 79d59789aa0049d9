package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** generate_series over numbers and times (PostgreSQL 15, table 9.66). */
final class SeriesFunctions {
    private static final String NAME = "generate_series";

    private SeriesFunctions() {}

    static void define(List<SetFunction> functions) {
        for (Type type : List.of(Type.INT4, Type.INT8)) {
            both(functions, type, a -> integers(type, number(a[0]), number(a[1]), a.length > 2 ? number(a[2]) : 1));
        }
        both(functions, Type.NUMERIC, SeriesFunctions::numerics);
        times(functions, Type.TIMESTAMP, Volatility.IMMUTABLE, "timestamp_pl_interval");
        times(functions, Type.TIMESTAMPTZ, Volatility.STABLE, "timestamptz_pl_interval");
    }

    @FunctionalInterface
    private interface Numbers {
        Iterator<Object[]> of(Object[] arguments);
    }

    /** With a step, and without. */
    private static void both(List<SetFunction> functions, Type type, Numbers numbers) {
        functions.add(SetFunction.of(NAME, List.of(type, type), type, Volatility.IMMUTABLE, (a, c) -> numbers.of(a)));
        functions.add(SetFunction.of(NAME, List.of(type, type, type), type, Volatility.IMMUTABLE,
                (a, c) -> numbers.of(a)));
    }

    private static long number(Object datum) {
        return ((Number) datum).longValue();
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE, message);
    }

    private static StatementError noStep() {
        return invalid("step size cannot equal zero");
    }

    private static Iterator<Object[]> integers(Type type, long start, long stop, long step) {
        if (step == 0) {
            throw noStep();
        }
        boolean isInt4 = type == Type.INT4;
        // The last number of the type has no successor: null ends the series.
        return new Series<Long>(start, value -> step > 0 ? value <= stop : value >= stop,
                value -> step > 0 == value + step > value ? Long.valueOf(value + step) : null) {
            @Override
            Object datum(Long value) {
                return isInt4 ? (Object) value.intValue() : value;
            }
        };
    }

    private static Iterator<Object[]> numerics(Object[] arguments) {
        Numeric start = finite((Numeric) arguments[0], "start value");
        Numeric stop = finite((Numeric) arguments[1], "stop value");
        Numeric step = arguments.length > 2 ? finite((Numeric) arguments[2], "step size") : Numeric.ONE;
        if (step.signum() == 0) {
            throw noStep();
        }
        boolean up = step.signum() > 0;
        return new Series<>(start, value -> up ? value.compareTo(stop) <= 0 : value.compareTo(stop) >= 0,
                value -> value.add(step));
    }

    private static Numeric finite(Numeric value, String what) {
        if (!value.isFinite()) {
            throw invalid(what + " cannot be " + (value.isNan() ? "NaN" : "infinity"));
        }
        return value;
    }

    private static void times(List<SetFunction> functions, Type type, Volatility volatility, String plus) {
        Function addition = Functions.exact(plus, List.of(type, Type.INTERVAL));
        functions.add(SetFunction.of(NAME, List.of(type, type, Type.INTERVAL), type, volatility,
                (a, c) -> times((Long) a[0], (Long) a[1], (Interval) a[2], (Function.Body2) addition.body(), c)));
    }

    private static Iterator<Object[]> times(Long start, Long stop, Interval step, Function.Body2 plus,
            EvalContext context) {
        int direction = Integer.signum(step.compareTo(Interval.ZERO));
        if (direction == 0) {
            throw noStep();
        }
        return new Series<>(start, value -> direction > 0 ? value <= stop : value >= stop,
                value -> (Long) plus.apply(value, step, context));
    }

    /** Values one after the other as long as they are inside; null ends it as well. */
    private static class Series<T> implements Iterator<Object[]> {
        private final Predicate<T> inside;
        private final UnaryOperator<T> successor;
        private T next;
        private boolean started;

        Series(T first, Predicate<T> inside, UnaryOperator<T> successor) {
            this.next = first;
            this.inside = inside;
            this.successor = successor;
        }

        Object datum(T value) {
            return value;
        }

        /** A value is made only when it is looked for: the one after the last may be out of range. */
        private T upcoming() {
            if (started && next != null) {
                next = successor.apply(next);
            }
            started = false;
            return next;
        }

        @Override
        public boolean hasNext() {
            T value = upcoming();
            return value != null && inside.test(value);
        }

        @Override
        public Object[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            started = true;
            return new Object[]{datum(next)};
        }
    }
}
