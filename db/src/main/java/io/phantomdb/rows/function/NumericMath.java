package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Numeric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Roots, powers and logarithms of numeric, correctly rounded to as many digits as PostgreSQL shows: about 16 significant
 * ones, at least as many after the point as the argument has (numeric.c). Digits beyond are worked out as a guard.
 */
final class NumericMath {
    private static final int JAVA_POWER_MAX = 999_999_999;
    private static final int SIGNIFICANT_DIGITS_MIN = 16;
    private static final int SCALE_MAX = 1_000;
    private static final int RESULT_SCALE_MAX = 2_000;
    private static final int GUARD_DIGITS = 12;
    private static final double LOG10_E = 0.434294481903252;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal HALVING_LIMIT = new BigDecimal("0.01");

    private NumericMath() {}

    private static StatementError overflow() {
        return new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value overflows numeric format");
    }

    private static int bounded(int scale) {
        return Math.min(Math.max(scale, 0), SCALE_MAX);
    }

    /** The exponent of the leading digit in base 10000. */
    private static int weight(BigDecimal number) {
        return number.signum() == 0 ? 0 : Math.floorDiv(number.precision() - number.scale() - 1, 4);
    }

    /** 2201F if it is negative. */
    static Numeric squareRoot(Numeric number) {
        if (number.isNan() || number.kind() == Numeric.Kind.INFINITY) {
            return number;
        }
        if (number.signum() < 0) {
            throw new StatementError(SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
                    "cannot take square root of a negative number");
        }
        BigDecimal value = number.decimal();
        return squareRoot(value,
                bounded(Math.max(SIGNIFICANT_DIGITS_MIN - (weight(value) * 4 / 2 + 1), value.scale())));
    }

    /** To so many digits after the point; it must not be negative. */
    static Numeric squareRoot(BigDecimal value, int scale) {
        BigInteger scaled = value.movePointRight(2 * (scale + 1)).toBigInteger();
        return Numeric.of(new BigDecimal(scaled.sqrt(), scale + 1).setScale(scale, RoundingMode.HALF_UP));
    }

    static Numeric exp(Numeric number) {
        if (!number.isFinite()) {
            return number.kind() == Numeric.Kind.NEGATIVE_INFINITY ? Numeric.ZERO : number;
        }
        BigDecimal value = number.decimal();
        double weight = Math.max(-RESULT_SCALE_MAX, Math.min(RESULT_SCALE_MAX, value.doubleValue() * LOG10_E));
        int scale = bounded(Math.max(SIGNIFICANT_DIGITS_MIN - (int) weight, value.scale()));
        return Numeric.of(exp(value, scale).setScale(scale, RoundingMode.HALF_UP));
    }

    /** With a few digits more than the scale says; 22003 if it is too large to be a numeric. */
    private static BigDecimal exp(BigDecimal value, int scale) {
        double estimate = value.doubleValue();
        if (Math.abs(estimate) >= RESULT_SCALE_MAX * 3.01) {
            if (estimate > 0) {
                throw overflow();
            }
            return BigDecimal.ZERO;
        }
        int digits = Math.max(scale + (int) (estimate * LOG10_E) + 1, 1) + GUARD_DIGITS;
        MathContext context = new MathContext(digits + 8);
        BigDecimal reduced = value;
        int halvings = 0;
        while (reduced.abs().compareTo(HALVING_LIMIT) > 0) {
            reduced = reduced.divide(TWO, context);
            halvings++;
        }
        BigDecimal result = exponentialSeries(reduced, new MathContext(digits + 8 + halvings));
        for (int squaring = 0; squaring < halvings; squaring++) {
            result = result.multiply(result, new MathContext(digits + 8 + halvings - squaring));
        }
        return result;
    }

    private static BigDecimal exponentialSeries(BigDecimal value, MathContext context) {
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int index = 1; term.signum() != 0 && exponent(term) > -context.getPrecision(); index++) {
            term = term.multiply(value, context).divide(BigDecimal.valueOf(index), context);
            sum = sum.add(term, context);
        }
        return sum;
    }

    /** Of the leading digit, in base 10. */
    private static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    /** 2201E unless it is positive. */
    static Numeric ln(Numeric number) {
        checkPositive(number);
        if (!number.isFinite()) {
            return number;
        }
        BigDecimal value = number.decimal();
        int scale = bounded(Math.max(SIGNIFICANT_DIGITS_MIN - lnWeight(value), value.scale()));
        return Numeric.of(ln(value, scale).setScale(scale, RoundingMode.HALF_UP));
    }

    private static void checkPositive(Numeric number) {
        if (!number.isNan() && number.signum() <= 0) {
            throw FloatFunctions.logarithmError(number.signum() == 0);
        }
    }

    /** About how many digits before the point the logarithm has, less one; far below zero close to 1. */
    private static int lnWeight(BigDecimal value) {
        if (value.compareTo(new BigDecimal("0.9")) >= 0 && value.compareTo(new BigDecimal("1.1")) <= 0) {
            BigDecimal difference = value.subtract(BigDecimal.ONE);
            if (difference.signum() == 0) {
                return 0;
            }
            return exponent(difference);
        }
        double estimate = Math.log(value.unscaledValue().doubleValue()) - value.scale() * Math.log(10);
        return (int) Math.log10(Math.abs(estimate));
    }

    /** With a few digits more than the scale says. */
    private static BigDecimal ln(BigDecimal value, int scale) {
        MathContext context = new MathContext(scale + GUARD_DIGITS + 8 + Math.max(0, lnWeight(value)));
        int exponent = exponent(value);
        BigDecimal result = exponent > 0 || exponent < -1
                ? lnNearOne(value.movePointLeft(exponent), context).add(
                        lnNearOne(BigDecimal.TEN, context).multiply(BigDecimal.valueOf(exponent), context), context)
                : lnNearOne(value, context);
        return result;
    }

    /** Roots bring it close to 1, then ln x = 2 artanh((x - 1) / (x + 1)). */
    private static BigDecimal lnNearOne(BigDecimal value, MathContext context) {
        MathContext wide = new MathContext(context.getPrecision() + 6);
        BigDecimal near = value;
        int roots = 0;
        while (near.subtract(BigDecimal.ONE).abs().doubleValue() > 0.05) {
            near = near.sqrt(wide);
            roots++;
        }
        BigDecimal ratio = near.subtract(BigDecimal.ONE).divide(near.add(BigDecimal.ONE), wide);
        BigDecimal square = ratio.multiply(ratio, wide);
        BigDecimal power = ratio;
        BigDecimal sum = ratio;
        for (int index = 3; power.signum() != 0
                && exponent(power) > exponent(ratio) - wide.getPrecision(); index += 2) {
            power = power.multiply(square, wide);
            sum = sum.add(power.divide(BigDecimal.valueOf(index), wide), wide);
        }
        return sum.multiply(TWO.pow(roots + 1), context);
    }

    static Numeric log10(Numeric number) {
        return log(Numeric.of(10), number);
    }

    /** The logarithm to a base. 2201E unless both are positive, 22012 if the base is 1. */
    static Numeric log(Numeric base, Numeric number) {
        checkPositive(base);
        checkPositive(number);
        if (!base.isFinite() || !number.isFinite()) {
            return logSpecial(base, number);
        }
        BigDecimal below = base.decimal();
        BigDecimal above = number.decimal();
        if (below.compareTo(BigDecimal.ONE) == 0) {
            throw IntegerFunctions.divisionByZero();
        }
        int scale = SIGNIFICANT_DIGITS_MIN - (lnWeight(above) - lnWeight(below));
        scale = bounded(Math.max(scale, Math.max(below.scale(), above.scale())));
        int working = scale + GUARD_DIGITS + Math.abs(lnWeight(above)) + Math.abs(lnWeight(below));
        BigDecimal quotient = ln(above, working).divide(ln(below, working), new MathContext(working + GUARD_DIGITS));
        return Numeric.of(quotient.setScale(scale, RoundingMode.HALF_UP));
    }

    private static Numeric logSpecial(Numeric base, Numeric number) {
        if (base.isNan() || number.isNan() || !base.isFinite() && !number.isFinite()) {
            return Numeric.NAN;
        }
        return base.isFinite() ? Numeric.INFINITY : Numeric.ZERO;
    }

    /** 2201F for what has no real value, 22003 if it is too large. */
    static Numeric power(Numeric base, Numeric exponent) {
        if (!base.isFinite() || !exponent.isFinite()) {
            return powerSpecial(base, exponent);
        }
        BigDecimal value = base.decimal();
        BigDecimal times = exponent.decimal();
        boolean whole = times.stripTrailingZeros().scale() <= 0;
        if (value.signum() == 0 && times.signum() < 0) {
            throw zeroToNegative();
        }
        if (value.signum() < 0 && !whole) {
            throw new StatementError(SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
                    "a negative number raised to a non-integer power yields a complex result");
        }
        if (whole && times.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
            return wholePower(value, times.intValueExact());
        }
        if (value.signum() == 0) {
            return Numeric.of(BigDecimal.ZERO.setScale(SIGNIFICANT_DIGITS_MIN));
        }
        return realPower(value, times, whole && times.toBigInteger().testBit(0));
    }

    private static StatementError zeroToNegative() {
        return new StatementError(SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
                "zero raised to a negative power is undefined");
    }

    private static Numeric wholePower(BigDecimal value, int times) {
        int scale = bounded(Math.max(SIGNIFICANT_DIGITS_MIN, value.scale()));
        if (value.signum() == 0) {
            return Numeric.of((times == 0 ? BigDecimal.ONE : BigDecimal.ZERO).setScale(scale));
        }
        double weight = times * (Math.log10(Math.abs(leading(value))) + exponent(value));
        if (weight > 131_072) {
            throw overflow();
        }
        if (weight < -scale - 1) {
            return Numeric.of(BigDecimal.ZERO.setScale(scale));
        }
        int digits = Math.max((int) weight + 1 + scale, 1) + GUARD_DIGITS + 10;
        MathContext context = new MathContext(digits);
        BigDecimal raised = raised(value, Math.abs(times), context);
        BigDecimal result = times < 0 ? BigDecimal.ONE.divide(raised, context) : raised;
        return Numeric.of(result.setScale(scale, RoundingMode.HALF_UP));
    }

    /** Java's own power ends at a billion. */
    private static BigDecimal raised(BigDecimal value, int times, MathContext context) {
        if (times <= JAVA_POWER_MAX) {
            return value.pow(times, context);
        }
        // Each squaring doubles what was rounded away before: twice the digits of the exponent.
        MathContext wider = new MathContext(context.getPrecision() + 2 * GUARD_DIGITS + 20);
        BigDecimal result = BigDecimal.ONE;
        for (int bit = Integer.highestOneBit(times); bit > 0; bit >>>= 1) {
            result = result.multiply(result, wider);
            if ((times & bit) != 0) {
                result = result.multiply(value, wider);
            }
        }
        return result.round(context);
    }

    /** The number divided by the power of ten that leaves one digit before the point. */
    private static double leading(BigDecimal value) {
        return value.movePointLeft(exponent(value)).doubleValue();
    }

    private static Numeric realPower(BigDecimal base, BigDecimal times, boolean odd) {
        BigDecimal size = base.abs();
        int lnWeight = lnWeight(size);
        double estimate = ln(size, Math.max(8 - lnWeight, 0)).multiply(times).doubleValue();
        if (Math.abs(estimate) > RESULT_SCALE_MAX * 3.01) {
            if (estimate > 0) {
                throw overflow();
            }
            return Numeric.of(BigDecimal.ZERO.setScale(SCALE_MAX));
        }
        double weight = estimate * LOG10_E;
        int scale = SIGNIFICANT_DIGITS_MIN - (int) weight;
        scale = bounded(Math.max(scale, Math.max(base.scale(), times.scale())));
        int working = Math.max(scale + (int) weight, 0) + GUARD_DIGITS + Math.max(0, exponent(times)) + 4
                + Math.max(0, -lnWeight);
        BigDecimal result = exp(ln(size, working).multiply(times), scale).setScale(scale, RoundingMode.HALF_UP);
        return Numeric.of(base.signum() < 0 && odd ? result.negate() : result);
    }

    private static Numeric powerSpecial(Numeric base, Numeric exponent) {
        if (base.isNan() || exponent.isNan()) {
            boolean one = exponent.isFinite() && exponent.signum() == 0 || base.equals(Numeric.ONE);
            return one ? Numeric.ONE : Numeric.NAN;
        }
        if (exponent.signum() == 0) {
            return Numeric.ONE;
        }
        if (exponent.isFinite()) {
            return infinitePower(base, exponent);
        }
        int compared = base.abs().compareTo(Numeric.ONE);
        if (base.signum() == 0 && exponent.signum() < 0) {
            throw zeroToNegative();
        }
        if (compared == 0) {
            return Numeric.ONE;
        }
        return compared > 0 == exponent.signum() > 0 ? Numeric.INFINITY : Numeric.ZERO;
    }

    private static Numeric infinitePower(Numeric base, Numeric exponent) {
        if (exponent.signum() < 0) {
            return Numeric.ZERO;
        }
        BigDecimal times = exponent.decimal().stripTrailingZeros();
        boolean odd = times.scale() <= 0 && times.toBigInteger().testBit(0);
        return base.signum() < 0 && odd ? Numeric.NEGATIVE_INFINITY : Numeric.INFINITY;
    }
}
