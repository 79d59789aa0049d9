package io.phantomdb.rows.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Writes floating-point numbers as PostgreSQL does: with extra_float_digits above 0 the shortest decimal that reads back
 * as the same number (Adams, "Ryū: fast float-to-string conversion", PLDI 2018), otherwise so many significant digits. The
 * JDK finds the same digits (Giulietti, JDK-4511638) but never fewer than two, and writes them in its own way.
 */
public final class FloatText {
    private static final int DOUBLE_DIGITS = 15;
    private static final int FLOAT_DIGITS = 6;
    /** From this exponent on shortest forms are written with it, as from 15 digits on in C's %g. */
    private static final int SHORTEST_PLAIN_EXPONENT_MAX = 15;
    private static final int FLOAT_PLAIN_EXPONENT_MAX = 6;
    private static final int PLAIN_EXPONENT_MIN = -4;

    /** Below 2^53 a decimal halfway between two doubles has too many digits, above all of them are odd multiples of 5^23. */
    private static final double DOUBLE_HALFWAY_MIN = 0x1p53;
    private static final double DOUBLE_HALFWAY_MAX = 1e40;
    private static final float FLOAT_HALFWAY_MIN = 0x1p24f;
    private static final float FLOAT_HALFWAY_MAX = 1e20f;

    private FloatText() {}

    public static String write(double value, int extraFloatDigits) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
            return special(value);
        }
        if (extraFloatDigits > 0) {
            return layout(value < 0, shortest(Math.abs(value)), SHORTEST_PLAIN_EXPONENT_MAX);
        }
        return rounded(value, new BigDecimal(Math.abs(value)), Math.max(1, DOUBLE_DIGITS + extraFloatDigits));
    }

    public static String write(float value, int extraFloatDigits) {
        if (Float.isNaN(value) || Float.isInfinite(value) || value == 0) {
            return special(value);
        }
        if (extraFloatDigits > 0) {
            return layout(value < 0, shortest(Math.abs(value)), FLOAT_PLAIN_EXPONENT_MAX);
        }
        return rounded(value, new BigDecimal(Math.abs(value)), Math.max(1, FLOAT_DIGITS + extraFloatDigits));
    }

    private static String special(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    }

    private static String rounded(double value, BigDecimal size, int digits) {
        BigDecimal rounded = size.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        return layout(value < 0, rounded, digits);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (shortest.precision() == 2) {
            BigDecimal one = shortest.round(new MathContext(1, RoundingMode.HALF_EVEN));
            shortest = one.doubleValue() == value ? one.stripTrailingZeros() : shortest;
        }
        boolean mayBeHalfway = value >= DOUBLE_HALFWAY_MIN && value < DOUBLE_HALFWAY_MAX;
        if (!mayBeHalfway || !isHalfway(shortest, value, Math.nextUp(value), Math.nextDown(value))) {
            return shortest;
        }
        for (int digits = shortest.precision() + 1;; digits++) {
            BigDecimal longer = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (longer.doubleValue() == value
                    && !isHalfway(longer, value, Math.nextUp(value), Math.nextDown(value))) {
                return longer.stripTrailingZeros();
            }
        }
    }

    private static BigDecimal shortest(float value) {
        BigDecimal shortest = new BigDecimal(Float.toString(value)).stripTrailingZeros();
        if (shortest.precision() == 2) {
            BigDecimal one = shortest.round(new MathContext(1, RoundingMode.HALF_EVEN));
            shortest = one.floatValue() == value ? one.stripTrailingZeros() : shortest;
        }
        boolean mayBeHalfway = value >= FLOAT_HALFWAY_MIN && value < FLOAT_HALFWAY_MAX;
        if (!mayBeHalfway || !isHalfway(shortest, value, Math.nextUp(value), Math.nextDown(value))) {
            return shortest;
        }
        for (int digits = shortest.precision() + 1;; digits++) {
            BigDecimal longer = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (longer.floatValue() == value
                    && !isHalfway(longer, value, Math.nextUp(value), Math.nextDown(value))) {
                return longer.stripTrailingZeros();
            }
        }
    }

    /** PostgreSQL does not write a decimal that lies halfway to a neighbour, though it would read back. */
    private static boolean isHalfway(BigDecimal decimal, double value, double above, double below) {
        BigDecimal doubled = decimal.add(decimal);
        BigDecimal exact = new BigDecimal(value);
        return !Double.isInfinite(above) && doubled.compareTo(exact.add(new BigDecimal(above))) == 0
                || doubled.compareTo(exact.add(new BigDecimal(below))) == 0;
    }

    /** Digits without trailing zeros, with an exponent of two digits at least where the number is large or small. */
    private static String layout(boolean negative, BigDecimal number, int plainExponentMax) {
        int exponent = number.precision() - number.scale() - 1;
        StringBuilder text = new StringBuilder(negative ? "-" : "");
        if (exponent >= PLAIN_EXPONENT_MIN && exponent < plainExponentMax) {
            return text.append(number.scale() < 0 ? number.setScale(0).toPlainString() : number.toPlainString())
                    .toString();
        }
        String digits = number.unscaledValue().toString();
        text.append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        int size = Math.abs(exponent);
        return text.append('e').append(exponent < 0 ? '-' : '+').append(size < 10 ? "0" : "").append(size).toString();
    }
}
