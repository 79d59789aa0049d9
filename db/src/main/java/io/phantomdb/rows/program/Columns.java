package io.phantomdb.rows.program;

import io.phantomdb.rows.Function;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.vector.Batch;
import io.phantomdb.rows.vector.LongVector;
import io.phantomdb.rows.vector.NumericVector;
import io.phantomdb.rows.vector.Selection;
import io.phantomdb.rows.vector.Vector;
import java.util.List;

/**
 * Makes steps over batches of expressions that give values. Sums, differences and products of numerics, and CASE, are loops of their
 * own; everything else is worked out row by row. A step gives a vector of the form of its type ({@link Vector#of}).
 */
final class Columns {
    private Columns() {}

    static ColumnNode of(Expression expression) {
        return switch (expression) {
            case Expression.Column column -> {
                int place = column.ordinal();
                yield (batch, rows) -> batch.column(place);
            }
            case Expression.Constant constant -> constant(constant);
            case Expression.Case choice -> choice(choice);
            case Expression.Call call -> {
                ColumnNode loop = call(call);
                yield loop != null ? loop : byRow(call);
            }
            default -> byRow(expression);
        };
    }

    /** What a datum that is kept as a long is. */
    static long number(Object datum) {
        return ((Number) datum).longValue();
    }

    private static ColumnNode constant(Expression.Constant constant) {
        Vector values = Vector.of(constant.type().type());
        for (int row = 0; row < Batch.ROWS_MAX; row++) {
            values.set(row, constant.value());
        }
        return (batch, rows) -> values;
    }

    private static ColumnNode byRow(Expression expression) {
        Conditions.RowByRow steps = new Conditions.RowByRow(expression);
        Vector values = Vector.of(expression.type().type());
        return (batch, rows) -> {
            values.clear();
            for (int at = 0; at < rows.size(); at++) {
                int row = rows.row(at);
                values.set(row, steps.evaluate(batch, row));
            }
            return values;
        };
    }

    /** Each result is worked out for the rows whose condition is the first that is true. */
    private static ColumnNode choice(Expression.Case choice) {
        Condition[] conditions = choice.conditions().stream().map(Conditions::of).toArray(Condition[]::new);
        ColumnNode[] results = choice.results().stream().map(Columns::of).toArray(ColumnNode[]::new);
        ColumnNode otherwise = of(choice.otherwise());
        Vector values = Vector.of(choice.type().type());
        Selection left = new Selection();
        Selection chosen = new Selection();
        return (batch, rows) -> {
            values.clear();
            left.set(rows);
            for (int at = 0; at < conditions.length && !left.isEmpty(); at++) {
                chosen.set(left);
                conditions[at].keep(batch, chosen);
                copy(results[at].evaluate(batch, chosen), chosen, values);
                left.remove(chosen);
            }
            copy(otherwise.evaluate(batch, left), left, values);
            return values;
        };
    }

    private static void copy(Vector from, Selection rows, Vector to) {
        for (int at = 0; at < rows.size(); at++) {
            int row = rows.row(at);
            if (from.isNull(row)) {
                to.setNull(row);
            } else if (from instanceof NumericVector numerics && numerics.isSmall(row)) {
                ((NumericVector) to).set(row, numerics.digits(row), numerics.scale(row));
            } else if (from instanceof LongVector longs) {
                ((LongVector) to).set(row, longs.get(row));
            } else {
                to.set(row, from.datum(row));
            }
        }
    }

    /** Null if there is no loop for it. */
    private static ColumnNode call(Expression.Call call) {
        Function function = call.function();
        List<Type> types = function.argumentTypes();
        boolean areNumerics = types.size() == 2 && types.stream().allMatch(type -> type.kind() == Type.Kind.NUMERIC);
        if (areNumerics) {
            return switch (function.name()) {
                case "numeric_add" -> sum(call, 1);
                case "numeric_sub" -> sum(call, -1);
                case "numeric_mul" -> product(call);
                default -> null;
            };
        }
        boolean widens = types.size() == 1 && function.name().equals("numeric") && switch (types.get(0).kind()) {
            case INT2, INT4, INT8 -> true;
            default -> false;
        };
        return widens ? widened(of(call.arguments().get(0))) : null;
    }

    private static ColumnNode widened(ColumnNode operand) {
        NumericVector results = new NumericVector();
        return (batch, rows) -> {
            LongVector values = (LongVector) operand.evaluate(batch, rows);
            results.clear();
            for (int at = 0; at < rows.size(); at++) {
                int row = rows.row(at);
                if (values.isNull(row)) {
                    results.setNull(row);
                } else {
                    results.set(row, values.get(row), 0);
                }
            }
            return results;
        };
    }

    /** With a sign of -1 the difference. Digits of one scale are added; what a long does not hold is left to {@link Numeric}. */
    private static ColumnNode sum(Expression.Call call, int sign) {
        ColumnNode one = of(call.arguments().get(0));
        ColumnNode other = of(call.arguments().get(1));
        NumericVector results = new NumericVector();
        return (batch, rows) -> {
            NumericVector left = (NumericVector) one.evaluate(batch, rows);
            NumericVector right = (NumericVector) other.evaluate(batch, rows);
            results.clear();
            for (int at = 0; at < rows.size(); at++) {
                int row = rows.row(at);
                if (left.isNull(row) || right.isNull(row)) {
                    results.setNull(row);
                } else if (!isSummed(left, right, sign, row, results)) {
                    results.set(row, sign > 0
                            ? left.get(row).add(right.get(row))
                            : left.get(row).subtract(right.get(
                                    row)));
                }
            }
            return results;
        };
    }

    private static boolean isSummed(NumericVector left, NumericVector right, int sign, int row,
            NumericVector results) {
        if (!left.isSmall(row) || !right.isSmall(row)) {
            return false;
        }
        int scale = Math.max(left.scale(row), right.scale(row));
        long one = Numeric.withZeros(left.digits(row), scale - left.scale(row));
        long other = Numeric.withZeros(right.digits(row), scale - right.scale(row));
        if (one == Numeric.UNFIT || other == Numeric.UNFIT) {
            return false;
        }
        long added = sign * other;
        long sum = one + added;
        if (((one ^ sum) & (added ^ sum)) < 0) {
            return false;
        }
        results.set(row, sum, scale);
        return true;
    }

    private static ColumnNode product(Expression.Call call) {
        ColumnNode one = of(call.arguments().get(0));
        ColumnNode other = of(call.arguments().get(1));
        NumericVector results = new NumericVector();
        return (batch, rows) -> {
            NumericVector left = (NumericVector) one.evaluate(batch, rows);
            NumericVector right = (NumericVector) other.evaluate(batch, rows);
            results.clear();
            for (int at = 0; at < rows.size(); at++) {
                int row = rows.row(at);
                if (left.isNull(row) || right.isNull(row)) {
                    results.setNull(row);
                } else if (!isMultiplied(left, right, row, results)) {
                    results.set(row, left.get(row).multiply(right.get(row)));
                }
            }
            return results;
        };
    }

    private static boolean isMultiplied(NumericVector left, NumericVector right, int row, NumericVector results) {
        long one = left.digits(row);
        long other = right.digits(row);
        long product = one * other;
        int scale = left.scale(row) + right.scale(row);
        boolean fits = left.isSmall(row) && right.isSmall(row) && scale <= Numeric.SCALE_MAX
                && Math.multiplyHigh(one, other) == product >> 63;
        if (fits) {
            results.set(row, product, scale);
        }
        return fits;
    }
}
