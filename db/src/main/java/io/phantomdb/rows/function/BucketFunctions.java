package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import java.math.BigInteger;
import java.util.List;

/** width_bucket, and divisors of numeric (PostgreSQL 15, table 9.5). */
final class BucketFunctions {
    private BucketFunctions() {}

    static void define(FunctionTable table) {
        table.pure("width_bucket(float8, float8, float8, int4) int4", BucketFunctions::ofDoubles);
        table.pure("width_bucket(numeric, numeric, numeric, int4) int4", BucketFunctions::ofNumerics);
        table.generic(ArrayFunctions.generic("width_bucket", List.of(Type.ANYCOMPATIBLE, Type.ANYCOMPATIBLEARRAY),
                Type.INT4, true,
                (types, result) -> (Body2) (a, b, c) -> ofThresholds(types.get(0), a, (ArrayDatum) b)));
        table.pure("gcd(numeric, numeric) numeric", BucketFunctions::greatestDivisor);
        table.pure("lcm(numeric, numeric) numeric", BucketFunctions::leastMultiple);
    }

    /** How many of the thresholds, which rise, are not above the operand. */
    private static int ofThresholds(Type type, Object operand, ArrayDatum thresholds) {
        if (thresholds.dimensions() > 1) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "thresholds must be one-dimensional array");
        }
        if (thresholds.hasNulls()) {
            throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "thresholds array must not contain NULLs");
        }
        int low = 0;
        int high = thresholds.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Datums.compare(type, operand, thresholds.element(middle)) < 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.INVALID_ARGUMENT_FOR_WIDTH_BUCKET_FUNCTION, message);
    }

    private static void check(int count, boolean hasNan, boolean infiniteBound, boolean equalBounds) {
        if (count <= 0) {
            throw invalid("count must be greater than zero");
        }
        if (hasNan) {
            throw invalid("operand, lower bound, and upper bound cannot be NaN");
        }
        if (infiniteBound) {
            throw invalid("lower and upper bounds must be finite");
        }
        if (equalBounds) {
            throw invalid("lower bound cannot equal upper bound");
        }
    }

    /** Buckets count from 1; 0 is before the first bound, one more than there are is beyond the last. */
    private static int ofDoubles(double operand, double low, double high, int count) {
        check(count, Double.isNaN(operand) || Double.isNaN(low) || Double.isNaN(high),
                Double.isInfinite(low) || Double.isInfinite(high), low == high);
        boolean rising = low < high;
        if (rising ? operand < low : operand > low) {
            return 0;
        }
        if (rising ? operand >= high : operand <= high) {
            return beyond(count);
        }
        // Halved, for the width of all of it may be more than a double can tell.
        double width = Double.isInfinite(high - low) ? high / 2 - low / 2 : high - low;
        double distance = Double.isInfinite(high - low) ? operand / 2 - low / 2 : operand - low;
        int bucket = (int) (count * (distance / width));
        return Math.min(bucket, count - 1) + 1;
    }

    private static int beyond(int count) {
        return IntegerFunctions.int4(count + 1L);
    }

    private static int ofNumerics(Numeric operand, Numeric low, Numeric high, int count) {
        check(count, operand.isNan() || low.isNan() || high.isNan(), low.isInfinite() || high.isInfinite(),
                low.compareTo(high) == 0);
        boolean rising = low.compareTo(high) < 0;
        if (rising ? operand.compareTo(low) < 0 : operand.compareTo(low) > 0) {
            return 0;
        }
        if (rising ? operand.compareTo(high) >= 0 : operand.compareTo(high) <= 0) {
            return beyond(count);
        }
        Numeric distance = operand.subtract(low).multiply(Numeric.of(count));
        return (int) (distance.divideToInteger(high.subtract(low)).decimal().longValue() + 1);
    }

    private static Numeric greatestDivisor(Numeric left, Numeric right) {
        if (!left.isFinite() || !right.isFinite()) {
            return Numeric.NAN;
        }
        int scale = Math.max(left.displayScale(), right.displayScale());
        BigInteger divisor = unscaled(left, scale).gcd(unscaled(right, scale));
        return Numeric.of(new java.math.BigDecimal(divisor, scale));
    }

    private static BigInteger unscaled(Numeric number, int scale) {
        return number.decimal().setScale(scale).unscaledValue();
    }

    private static Numeric leastMultiple(Numeric left, Numeric right) {
        if (!left.isFinite() || !right.isFinite()) {
            return Numeric.NAN;
        }
        int scale = Math.max(left.displayScale(), right.displayScale());
        BigInteger one = unscaled(left, scale);
        BigInteger other = unscaled(right, scale);
        if (one.signum() == 0 || other.signum() == 0) {
            return Numeric.of(java.math.BigDecimal.ZERO.setScale(scale));
        }
        BigInteger multiple = one.divide(one.gcd(other)).multiply(other).abs();
        return Numeric.of(new java.math.BigDecimal(multiple, scale));
    }
}
