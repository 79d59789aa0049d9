package io.phantomdb.rows.program;

import io.phantomdb.rows.Comparison;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.vector.Batch;
import io.phantomdb.rows.vector.LongVector;
import io.phantomdb.rows.vector.NumericVector;
import io.phantomdb.rows.vector.Selection;
import io.phantomdb.rows.vector.TextVector;
import io.phantomdb.rows.vector.Vector;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes conditions over batches. Comparisons of integers, dates, times, numerics and texts are loops of their own; AND looks at what
 * is left of the rows, OR at what is not in yet; everything else is worked out row by row, over the columns that it looks at.
 */
final class Conditions {
    private static final Object[] NO_PARAMETERS = {};
    private static final EvalContext NO_CONTEXT = null;

    private Conditions() {}

    static Condition of(Expression expression) {
        return switch (expression) {
            case Expression.And and -> and(and.operands());
            case Expression.Or or -> or(or.operands());
            case Expression.Call call when call.function().comparison() != null -> {
                Condition comparison = comparison(call);
                yield comparison != null ? comparison : byRow(call);
            }
            case Expression.IsNull test -> {
                ColumnNode operand = Columns.of(test.operand());
                boolean wanted = !test.negated();
                yield (batch, rows) -> {
                    Vector values = operand.evaluate(batch, rows);
                    rows.keep(row -> values.isNull(row) == wanted);
                };
            }
            default -> byRow(expression);
        };
    }

    private static Condition and(List<Expression> operands) {
        Condition[] all = operands.stream().map(Conditions::of).toArray(Condition[]::new);
        return (batch, rows) -> {
            for (int at = 0; at < all.length && !rows.isEmpty(); at++) {
                all[at].keep(batch, rows);
            }
        };
    }

    private static Condition or(List<Expression> operands) {
        Condition[] all = operands.stream().map(Conditions::of).toArray(Condition[]::new);
        Selection left = new Selection();
        Selection true_ = new Selection();
        return (batch, rows) -> {
            left.set(rows);
            for (int at = 0; at < all.length && !left.isEmpty(); at++) {
                true_.set(left);
                all[at].keep(batch, true_);
                left.remove(true_);
            }
            rows.remove(left);
        };
    }

    private static Condition byRow(Expression expression) {
        RowByRow steps = new RowByRow(expression);
        return (batch, rows) -> rows.keep(row -> steps.evaluate(batch, row) == Boolean.TRUE);
    }

    /** Null if there is no loop for it. */
    private static Condition comparison(Expression.Call call) {
        Comparison comparison = call.function().comparison();
        Expression left = call.arguments().get(0);
        Expression right = call.arguments().get(1);
        Type type = call.function().argumentTypes().get(0);
        Type other = call.function().argumentTypes().get(1);
        if (type.kind() == Type.Kind.DATE && other.kind() == Type.Kind.TIMESTAMP) {
            return right instanceof Expression.Constant constant && constant.value() != null
                    ? dates(comparison, Columns.of(left), (Long) constant.value())
                    : null;
        }
        boolean areLongs = isLong(type) && isLong(other) && (type.equals(other) || isInteger(type) && isInteger(other));
        if (!areLongs && !type.equals(other)) {
            return null;
        }
        if (right instanceof Expression.Constant constant && constant.value() != null) {
            return areLongs
                    ? longs(comparison, Columns.of(left), Columns.number(constant.value()))
                    : withConstant(comparison, type, Columns.of(left), constant.value());
        }
        if (areLongs) {
            return longs(comparison, Columns.of(left), Columns.of(right));
        }
        return type.kind() == Type.Kind.NUMERIC ? numerics(comparison, Columns.of(left), Columns.of(right)) : null;
    }

    /** Days beside a moment: a day is before all but its own first moment. Null if there is no loop for it. */
    private static Condition dates(Comparison comparison, ColumnNode left, long timestamp) {
        if (Instants.isInfinite(timestamp)) {
            return null;
        }
        long day = Math.floorDiv(timestamp, Instants.MICROS_PER_DAY);
        long next = Math.floorMod(timestamp, Instants.MICROS_PER_DAY) == 0 ? day : day + 1;
        return switch (comparison) {
            case EQ, NE -> next == day ? longs(comparison, left, day) : null;
            case LT, GE -> longs(comparison, left, next);
            case LE, GT -> longs(comparison, left, day);
        };
    }

    private static boolean isInteger(Type type) {
        return switch (type.kind()) {
            case INT2, INT4, INT8 -> true;
            default -> false;
        };
    }

    private static boolean isLong(Type type) {
        return switch (type.kind()) {
            case INT2, INT4, INT8, DATE, TIME, TIMESTAMP, TIMESTAMPTZ -> true;
            default -> false;
        };
    }

    private static Condition withConstant(Comparison comparison, Type type, ColumnNode left, Object constant) {
        return switch (type.kind()) {
            case NUMERIC -> ((Numeric) constant).isSmall()
                    ? numerics(comparison, left, (Numeric) constant)
                    : null;
            case TEXT, VARCHAR -> texts(comparison, left, utf8((String) constant));
            case BPCHAR -> padded(comparison, left, utf8(Datums.withoutPadding((String) constant)));
            default -> null;
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Condition longs(Comparison comparison, ColumnNode left, long right) {
        return (batch, rows) -> {
            LongVector values = (LongVector) left.evaluate(batch, rows);
            switch (comparison) {
                case EQ -> rows.keep(row -> values.get(row) == right && !values.isNull(row));
                case NE -> rows.keep(row -> values.get(row) != right && !values.isNull(row));
                case LT -> rows.keep(row -> values.get(row) < right && !values.isNull(row));
                case LE -> rows.keep(row -> values.get(row) <= right && !values.isNull(row));
                case GT -> rows.keep(row -> values.get(row) > right && !values.isNull(row));
                case GE -> rows.keep(row -> values.get(row) >= right && !values.isNull(row));
            }
        };
    }

    private static Condition longs(Comparison comparison, ColumnNode left, ColumnNode right) {
        return (batch, rows) -> {
            LongVector values = (LongVector) left.evaluate(batch, rows);
            LongVector others = (LongVector) right.evaluate(batch, rows);
            rows.keep(row -> !values.isNull(row) && !others.isNull(row)
                    && comparison.holds(Long.compare(values.get(row), others.get(row))));
        };
    }

    private static Condition numerics(Comparison comparison, ColumnNode left, Numeric right) {
        long digits = right.digits();
        int scale = right.displayScale();
        return (batch, rows) -> {
            NumericVector values = (NumericVector) left.evaluate(batch, rows);
            rows.keep(row -> !values.isNull(row) && comparison.holds(values.isSmall(row)
                    ? Numeric.compare(values.digits(row), values.scale(row), digits, scale)
                    : values.get(row).compareTo(right)));
        };
    }

    private static Condition numerics(Comparison comparison, ColumnNode left, ColumnNode right) {
        return (batch, rows) -> {
            NumericVector values = (NumericVector) left.evaluate(batch, rows);
            NumericVector others = (NumericVector) right.evaluate(batch, rows);
            rows.keep(row -> !values.isNull(row) && !others.isNull(row) && comparison.holds(compare(values, others,
                    row)));
        };
    }

    private static int compare(NumericVector values, NumericVector others, int row) {
        return values.isSmall(row) && others.isSmall(row)
                ? Numeric.compare(values.digits(row), values.scale(row), others.digits(row), others.scale(row))
                : values.get(row).compareTo(others.get(row));
    }

    private static Condition texts(Comparison comparison, ColumnNode left, byte[] right) {
        return (batch, rows) -> {
            TextVector values = (TextVector) left.evaluate(batch, rows);
            rows.keep(row -> !values.isNull(row) && comparison.holds(values.compare(row, right)));
        };
    }

    private static Condition padded(Comparison comparison, ColumnNode left, byte[] right) {
        return (batch, rows) -> {
            TextVector values = (TextVector) left.evaluate(batch, rows);
            rows.keep(row -> !values.isNull(row) && comparison.holds(values.compareUnpadded(row, right)));
        };
    }

    /** An expression over single rows, which are made of the columns that it looks at. */
    static final class RowByRow {
        private final Node node;
        private final int[] places;
        private final Object[] scratch;

        RowByRow(Expression expression) {
            this.node = Compiler.node(Expressions.fold(expression));
            this.places = Expressions.columns(expression).stream().toArray();
            this.scratch = new Object[places.length == 0 ? 0 : places[places.length - 1] + 1];
        }

        Object evaluate(Batch batch, int row) {
            batch.copyRow(row, places, scratch);
            return node.evaluate(scratch, NO_PARAMETERS, NO_CONTEXT);
        }
    }
}
