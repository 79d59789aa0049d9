package io.phantomdb.rows;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * PostgreSQL's numeric (PostgreSQL 15, chapter 8.1.2): an exact decimal with a display scale, or NaN, or an infinity.
 * Immutable. Order and equality are PostgreSQL's: the display scale does not count, NaN equals itself and is greatest.
 */
public final class Numeric implements Comparable<Numeric> {
    /** Which kind of number it is, in rising order but that finite numbers lie between the infinities. */
    public enum Kind {
        NEGATIVE_INFINITY,
        FINITE,
        INFINITY,
        NAN
    }

    public static final Numeric NAN = new Numeric(Kind.NAN, 0, 0, null);
    public static final Numeric INFINITY = new Numeric(Kind.INFINITY, 0, 0, null);
    public static final Numeric NEGATIVE_INFINITY = new Numeric(Kind.NEGATIVE_INFINITY, 0, 0, null);
    public static final Numeric ZERO = of(0);
    public static final Numeric ONE = of(1);

    /** Digits before the point at most, as far as PostgreSQL's format goes. */
    private static final int INTEGER_DIGITS_MAX = 131_072;
    public static final int SCALE_MAX = 16_383;
    static final int DISPLAY_SCALE_MAX = 1_000;
    static final int SIGNIFICANT_DIGITS_MIN = 16;

    /** Stands for what a long does not hold. */
    public static final long UNFIT = Long.MIN_VALUE;
    /** Powers of ten that a long holds. */
    private static final long[] POWERS = powers();

    private final Kind kind;
    /** The digits, where a long holds them. */
    private final long digits;
    private final int scale;
    /** The number where a long does not hold its digits, else null. */
    private final BigDecimal large;

    private Numeric(Kind kind, long digits, int scale, BigDecimal large) {
        this.kind = kind;
        this.digits = digits;
        this.scale = scale;
        this.large = large;
    }

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int exponent = 1; exponent < powers.length; exponent++) {
            powers[exponent] = powers[exponent - 1] * 10;
        }
        return powers;
    }

    /** The number of these digits, so many of them after the point: 0 to 16383. */
    public static Numeric of(long digits, int scale) {
        Check.that(scale >= 0 && scale <= SCALE_MAX, "a scale within limits");
        return new Numeric(Kind.FINITE, digits, scale, null);
    }

    /** True if it is finite and a long holds its digits: then {@link #digits} and {@link #displayScale} are all of it. */
    public boolean isSmall() {
        return kind == Kind.FINITE && large == null;
    }

    /** The digits of a small number, without a point. */
    public long digits() {
        return digits;
    }

    private BigDecimal value() {
        return large != null ? large : BigDecimal.valueOf(digits, scale);
    }

    /** The scale is what is displayed; a negative one becomes 0. 22003 if it is longer than PostgreSQL's format allows. */
    public static Numeric of(BigDecimal value) {
        BigDecimal scaled = value.scale() < 0 ? plain(value) : value;
        if (scaled.precision() - scaled.scale() > INTEGER_DIGITS_MAX) {
            throw overflow();
        }
        return ofDigits(scaled.scale() > SCALE_MAX ? scaled.setScale(SCALE_MAX, RoundingMode.HALF_UP) : scaled);
    }

    private static Numeric ofDigits(BigDecimal value) {
        // 18 digits fit; of those with 19 some do.
        BigInteger digits = value.precision() > 19 ? null : value.unscaledValue();
        return digits == null || digits.bitLength() > 63
                ? new Numeric(Kind.FINITE, 0, value.scale(), value)
                : new Numeric(Kind.FINITE, digits.longValue(), value.scale(), null);
    }

    private static BigDecimal plain(BigDecimal value) {
        if ((long) value.precision() - value.scale() > INTEGER_DIGITS_MAX && value.signum() != 0) {
            throw overflow();
        }
        return value.signum() == 0 ? BigDecimal.ZERO : value.setScale(0);
    }

    public static Numeric of(long value) {
        return new Numeric(Kind.FINITE, value, 0, null);
    }

    /** As PostgreSQL casts: 15 significant digits. */
    public static Numeric ofDouble(double value) {
        return ofFloating(value, 15);
    }

    /** As PostgreSQL casts: 6 significant digits. */
    public static Numeric ofFloat(float value) {
        return ofFloating(value, 6);
    }

    private static Numeric ofFloating(double value, int digits) {
        if (Double.isNaN(value)) {
            return NAN;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? INFINITY : NEGATIVE_INFINITY;
        }
        BigDecimal rounded = new BigDecimal(value)
                .round(new java.math.MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        return of(rounded);
    }

    static StatementError overflow() {
        return new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value overflows numeric format");
    }

    public Kind kind() {
        return kind;
    }

    public boolean isFinite() {
        return kind == Kind.FINITE;
    }

    public boolean isNan() {
        return kind == Kind.NAN;
    }

    public boolean isInfinite() {
        return kind == Kind.INFINITY || kind == Kind.NEGATIVE_INFINITY;
    }

    /** Its value; it must be finite. */
    public BigDecimal decimal() {
        Check.that(kind == Kind.FINITE, "only finite numbers are decimals");
        return value();
    }

    /** Digits after the point that are displayed; 0 for what is not finite. */
    public int displayScale() {
        return scale;
    }

    /** -1, 0, 1; 0 for NaN. */
    public int signum() {
        return switch (kind) {
            case NAN -> 0;
            case INFINITY -> 1;
            case NEGATIVE_INFINITY -> -1;
            case FINITE -> large != null ? large.signum() : Long.signum(digits);
        };
    }

    public Numeric negate() {
        return switch (kind) {
            case NAN -> this;
            case INFINITY -> NEGATIVE_INFINITY;
            case NEGATIVE_INFINITY -> INFINITY;
            case FINITE -> large == null && digits != Long.MIN_VALUE ? of(-digits, scale) : of(value().negate());
        };
    }

    public Numeric abs() {
        return signum() < 0 ? negate() : this;
    }

    public Numeric add(Numeric other) {
        if (isFinite() && other.isFinite()) {
            Numeric small = isSmall() && other.isSmall() ? smallSum(other, other.digits) : null;
            return small != null ? small : of(value().add(other.value()));
        }
        if (isNan() || other.isNan() || isInfinite() && other.isInfinite() && kind != other.kind) {
            return NAN;
        }
        return isInfinite() ? this : other;
    }

    /** With the digits of the other number, or with their negation; null if a long does not hold the sum. */
    private Numeric smallSum(Numeric other, long otherDigits) {
        int common = Math.max(scale, other.scale);
        long left = shifted(digits, common - scale);
        long right = shifted(otherDigits, common - other.scale);
        long sum = left + right;
        boolean overflows = ((left ^ sum) & (right ^ sum)) < 0;
        return left == UNFIT || right == UNFIT || overflows ? null : new Numeric(kind, sum, common, null);
    }

    public Numeric subtract(Numeric other) {
        if (!isFinite() || !other.isFinite()) {
            return add(other.negate());
        }
        Numeric small = isSmall() && other.isSmall() ? smallSum(other, -other.digits) : null;
        return small != null ? small : of(value().subtract(other.value()));
    }

    public Numeric multiply(Numeric other) {
        if (isFinite() && other.isFinite()) {
            int sum = scale + other.scale;
            if (large == null && other.large == null && sum <= SCALE_MAX) {
                long product = digits * other.digits;
                if (Math.multiplyHigh(digits, other.digits) == product >> 63) {
                    return new Numeric(kind, product, sum, null);
                }
            }
            return of(value().multiply(other.value()));
        }
        int sign = signum() * other.signum();
        if (isNan() || other.isNan() || sign == 0) {
            return NAN;
        }
        return sign > 0 ? INFINITY : NEGATIVE_INFINITY;
    }

    /** Rounded half away from zero to the scale that {@link #quotientScale} chooses. 22012 if the divisor is zero. */
    public Numeric divide(Numeric divisor) {
        if (isFinite() && divisor.isFinite()) {
            if (divisor.signum() == 0) {
                throw divisionByZero();
            }
            return of(value().divide(divisor.value(), quotientScale(divisor), RoundingMode.HALF_UP));
        }
        return divideSpecial(divisor);
    }

    private Numeric divideSpecial(Numeric divisor) {
        if (isNan() || divisor.isNan() || isInfinite() && divisor.isInfinite()) {
            return NAN;
        }
        if (divisor.isInfinite()) {
            return ZERO;
        }
        if (divisor.signum() == 0) {
            throw divisionByZero();
        }
        return signum() * divisor.signum() > 0 ? INFINITY : NEGATIVE_INFINITY;
    }

    /**
     * Digits after the point of a quotient: at least 16 significant ones, at least as many as either side shows. PostgreSQL
     * counts them in its digits of base 10000, and so must we.
     */
    private int quotientScale(Numeric divisor) {
        int weight = weight(value()) - weight(divisor.value());
        if (leadingDigit(value()) <= leadingDigit(divisor.value())) {
            weight--;
        }
        int wanted = SIGNIFICANT_DIGITS_MIN - weight * 4;
        wanted = Math.max(wanted, Math.max(displayScale(), divisor.displayScale()));
        return Math.min(Math.max(wanted, 0), DISPLAY_SCALE_MAX);
    }

    /** The exponent of the first digit in base 10000; 0 for zero. */
    static int weight(BigDecimal number) {
        return number.signum() == 0 ? 0 : Math.floorDiv(number.precision() - number.scale() - 1, 4);
    }

    /** The first digit in base 10000; 0 for zero. */
    static int leadingDigit(BigDecimal number) {
        if (number.signum() == 0) {
            return 0;
        }
        return number.abs().scaleByPowerOfTen(-4 * weight(number)).intValue();
    }

    /** What is left of a division cut off towards zero; it has the sign of this. 22012 if the divisor is zero. */
    public Numeric remainder(Numeric divisor) {
        if (isFinite() && divisor.isFinite()) {
            if (divisor.signum() == 0) {
                throw divisionByZero();
            }
            return of(value().remainder(divisor.value()).setScale(Math.max(scale, divisor.scale)));
        }
        if (isNan() || divisor.isNan()) {
            return NAN;
        }
        if (isInfinite()) {
            if (divisor.signum() == 0) {
                throw divisionByZero();
            }
            return NAN;
        }
        return this;
    }

    /** The whole part of a division. 22012 if the divisor is zero. */
    public Numeric divideToInteger(Numeric divisor) {
        if (isFinite() && divisor.isFinite()) {
            if (divisor.signum() == 0) {
                throw divisionByZero();
            }
            return of(value().divide(divisor.value(), 0, RoundingMode.DOWN));
        }
        return divideSpecial(divisor);
    }

    static StatementError divisionByZero() {
        return new StatementError(SqlState.DIVISION_BY_ZERO, "division by zero");
    }

    /** Rounded half away from zero; a negative scale rounds before the point and shows none after it. */
    public Numeric round(int newScale) {
        return scaled(newScale, RoundingMode.HALF_UP);
    }

    public Numeric truncate(int newScale) {
        return scaled(newScale, RoundingMode.DOWN);
    }

    public Numeric ceiling() {
        return scaled(0, RoundingMode.CEILING);
    }

    public Numeric floor() {
        return scaled(0, RoundingMode.FLOOR);
    }

    private Numeric scaled(int newScale, RoundingMode rounding) {
        if (kind != Kind.FINITE || newScale == scale && scale <= 2_000) {
            return this;
        }
        int bounded = Math.max(-2_000, Math.min(2_000, newScale));
        BigDecimal rounded = value().setScale(bounded, rounding);
        return of(bounded < 0 ? rounded.setScale(0) : rounded);
    }

    /** The number as numeric(precision, scale) holds it. 22003 "numeric field overflow" if it does not fit. */
    public Numeric fit(int precision, int newScale) {
        if (isNan()) {
            return this;
        }
        if (isInfinite()) {
            throw fieldOverflow("A field with precision " + precision + ", scale " + newScale
                    + " cannot hold an infinite value.");
        }
        Numeric rounded = round(newScale);
        BigDecimal number = rounded.value();
        if (number.signum() != 0 && number.precision() - number.scale() > precision - newScale) {
            throw fieldOverflow("A field with precision " + precision + ", scale " + newScale
                    + " must round to an absolute value less than "
                    + (precision == newScale ? "1" : "10^" + (precision - newScale)) + ".");
        }
        return rounded;
    }

    private static StatementError fieldOverflow(String detail) {
        return new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "numeric field overflow").withDetail(detail);
    }

    /** The nearest whole number, halves away from zero. 22003 with the type's name if it is out of range. */
    public long toLong(Type type, long least, long greatest) {
        if (!isFinite()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot convert " + (isNan() ? "NaN" : "infinity") + " to " + type.sqlName());
        }
        BigDecimal number = value();
        BigInteger rounded = number.precision() - number.scale() > 20
                ? BigInteger.ONE.shiftLeft(70)
                : number.setScale(0, RoundingMode.HALF_UP).unscaledValue();
        if (rounded.bitLength() > 63 || rounded.longValue() < least || rounded.longValue() > greatest) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, type.sqlName() + " out of range");
        }
        return rounded.longValue();
    }

    /** The nearest double; infinite if it is out of range. */
    public double doubleValue() {
        return switch (kind) {
            case NAN -> Double.NaN;
            case INFINITY -> Double.POSITIVE_INFINITY;
            case NEGATIVE_INFINITY -> Double.NEGATIVE_INFINITY;
            case FINITE -> value().doubleValue();
        };
    }

    /** Digits with so many zeros behind them, none if that is negative: {@link #UNFIT} if a long does not hold it. */
    public static long withZeros(long digits, int zeros) {
        return zeros <= 0 ? digits : shifted(digits, zeros);
    }

    /** As two small numbers of these digits and scales compare. */
    public static int compare(long digits, int scale, long otherDigits, int otherScale) {
        if (scale == otherScale) {
            return Long.compare(digits, otherDigits);
        }
        int common = Math.max(scale, otherScale);
        long left = shifted(digits, common - scale);
        long right = shifted(otherDigits, common - otherScale);
        return left != UNFIT && right != UNFIT
                ? Long.compare(left, right)
                : BigDecimal.valueOf(digits, scale).compareTo(BigDecimal.valueOf(otherDigits, otherScale));
    }

    @Override
    public int compareTo(Numeric other) {
        if (!isFinite() || !other.isFinite()) {
            return kind.compareTo(other.kind);
        }
        return large == null && other.large == null
                ? compare(digits, scale, other.digits, other.scale)
                : value().compareTo(other.value());
    }

    /** The digits with so many zeros behind them; {@link #UNFIT} if a long does not hold that. */
    private static long shifted(long digits, int zeros) {
        if (zeros == 0) {
            return digits;
        }
        if (zeros >= POWERS.length) {
            return digits == 0 ? 0 : UNFIT;
        }
        long product = digits * POWERS[zeros];
        return Math.multiplyHigh(digits, POWERS[zeros]) == product >> 63 ? product : UNFIT;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numeric numeric && compareTo(numeric) == 0;
    }

    @Override
    public int hashCode() {
        if (kind != Kind.FINITE) {
            return kind.ordinal();
        }
        long rest = digits;
        int places = scale;
        if (large != null) {
            BigDecimal stripped = large.stripTrailingZeros();
            if (stripped.unscaledValue().bitLength() > 63) {
                return stripped.hashCode();
            }
            rest = stripped.unscaledValue().longValue();
            places = stripped.scale();
        }
        while (rest != 0 && rest % 10 == 0) {
            rest /= 10;
            places--;
        }
        return rest == 0 ? 0 : 31 * Long.hashCode(rest) + places;
    }

    /** PostgreSQL's text form: never an exponent, the display scale kept. */
    @Override
    public String toString() {
        return switch (kind) {
            case NAN -> "NaN";
            case INFINITY -> "Infinity";
            case NEGATIVE_INFINITY -> "-Infinity";
            case FINITE -> value().toPlainString();
        };
    }
}
