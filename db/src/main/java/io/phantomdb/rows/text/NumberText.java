package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Reads numbers as PostgreSQL's input functions do (PostgreSQL 15, chapter 8.1). */
final class NumberText {
    private static final int EXPONENT_MAX = Integer.MAX_VALUE / 2;

    private NumberText() {}

    /** 22P02 if it is no whole number, 22003 if the type cannot hold it. */
    static long integer(Type type, String text, long least, long greatest) {
        int at = 0;
        int end = text.length();
        while (at < end && InputErrors.isSpace(text.charAt(at))) {
            at++;
        }
        boolean negative = at < end && text.charAt(at) == '-';
        if (negative || at < end && text.charAt(at) == '+') {
            at++;
        }
        int firstDigit = at;
        long value = 0;
        boolean fits = true;
        for (; at < end && isDigit(text.charAt(at)); at++) {
            int digit = text.charAt(at) - '0';
            // Counted downwards, because the least number has no positive counterpart.
            fits &= value > Long.MIN_VALUE / 10 || value == Long.MIN_VALUE / 10 && digit <= 8;
            value = value * 10 - digit;
        }
        boolean digits = at > firstDigit;
        while (at < end && InputErrors.isSpace(text.charAt(at))) {
            at++;
        }
        if (!digits || at < end) {
            throw InputErrors.syntax(type.sqlName(), text);
        }
        if (!fits || !negative && value == Long.MIN_VALUE) {
            throw InputErrors.outOfRange(type.sqlName(), text);
        }
        long signed = negative ? value : -value;
        if (signed < least || signed > greatest) {
            throw InputErrors.outOfRange(type.sqlName(), text);
        }
        return signed;
    }

    /** As strtoul in C: a minus sign counts from 2^32 down. */
    static long oid(String text) {
        long value = integer(Type.OID, text, Integer.MIN_VALUE, 0xFFFF_FFFFL);
        return value & 0xFFFF_FFFFL;
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static double float8(String text) {
        String stripped = InputErrors.strip(text);
        Double special = special(stripped);
        if (special != null) {
            return special;
        }
        if (!isDecimal(stripped)) {
            throw InputErrors.syntax("double precision", text);
        }
        double value = Double.parseDouble(stripped);
        if (Double.isInfinite(value) || value == 0 && hasNonZeroDigit(stripped)) {
            throw InputErrors.floatOutOfRange("double precision", text);
        }
        return value;
    }

    static float float4(String text) {
        String stripped = InputErrors.strip(text);
        Double special = special(stripped);
        if (special != null) {
            return special.floatValue();
        }
        if (!isDecimal(stripped)) {
            throw InputErrors.syntax("real", text);
        }
        float value = Float.parseFloat(stripped);
        if (Float.isInfinite(value) || value == 0 && hasNonZeroDigit(stripped)) {
            throw InputErrors.floatOutOfRange("real", text);
        }
        return value;
    }

    private static Double special(String stripped) {
        if (stripped.isEmpty() || isDigit(stripped.charAt(stripped.length() - 1))) {
            return null;
        }
        return switch (stripped.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "infinity", "+infinity", "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }

    /** {@code [+-] digits [. digits] [e [+-] digits]} with a digit before the exponent. */
    private static boolean isDecimal(String text) {
        int at = afterSign(text, 0);
        int whole = afterDigits(text, at);
        int digits = whole - at;
        at = whole;
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = afterDigits(text, at + 1);
            digits += fraction - at - 1;
            at = fraction;
        }
        if (digits == 0) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = afterSign(text, at + 1);
            at = afterDigits(text, exponent);
            if (at == exponent) {
                return false;
            }
        }
        return at == text.length();
    }

    private static int afterSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean hasNonZeroDigit(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character >= '1' && character <= '9') {
                return true;
            }
            if (character == 'e' || character == 'E') {
                return false;
            }
        }
        return false;
    }

    static Numeric numeric(String text) {
        String stripped = InputErrors.strip(text);
        if (!isDecimal(stripped)) {
            Double special = special(stripped);
            if (special == null) {
                throw InputErrors.syntax("numeric", text);
            }
            return special.isNaN() ? Numeric.NAN : special > 0 ? Numeric.INFINITY : Numeric.NEGATIVE_INFINITY;
        }
        int exponentAt = Math.max(stripped.indexOf('e'), stripped.indexOf('E'));
        if (exponentAt < 0) {
            return Numeric.of(new BigDecimal(stripped));
        }
        return scaled(new BigDecimal(stripped.substring(0, exponentAt)), exponent(stripped, exponentAt + 1, text));
    }

    private static int exponent(String stripped, int from, String text) {
        BigInteger exponent = new BigInteger(stripped.substring(from));
        if (exponent.abs().compareTo(BigInteger.valueOf(EXPONENT_MAX)) >= 0) {
            throw InputErrors.syntax("numeric", text);
        }
        return exponent.intValue();
    }

    private static Numeric scaled(BigDecimal mantissa, int exponent) {
        if (mantissa.signum() != 0 && (long) mantissa.precision() - mantissa.scale() + exponent > 200_000) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value overflows numeric format");
        }
        long scale = (long) mantissa.scale() - exponent;
        if (mantissa.signum() == 0 || scale - mantissa.precision() > 20_000) {
            return Numeric.of(BigDecimal.ZERO.setScale((int) Math.max(0, Math.min(scale, 16_383))));
        }
        return Numeric.of(mantissa.scaleByPowerOfTen(exponent));
    }
}
