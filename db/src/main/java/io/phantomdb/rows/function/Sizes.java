package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.DatumText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers of bytes for people, and back (pg_size_pretty and pg_size_bytes of PostgreSQL 15, table 9.95). */
final class Sizes {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};
    /** A unit is left for the next one from this many on. */
    private static final BigInteger UNIT_END = BigInteger.valueOf(10 * 1024);

    private Sizes() {}

    static String pretty(BigInteger bytes) {
        BigInteger left = bytes.abs();
        int unit = 0;
        // One bit more than what is shown is kept until the end, to be rounded.
        while (left.compareTo(unit == 0 ? UNIT_END : UNIT_END.shiftLeft(1).subtract(BigInteger.ONE)) >= 0
                && unit < UNITS.length - 1) {
            left = left.shiftRight(unit == 0 ? 9 : 10);
            unit++;
        }
        BigInteger shown = unit == 0 ? left : left.add(BigInteger.ONE).shiftRight(1);
        return (bytes.signum() < 0 && shown.signum() != 0 ? "-" : "") + shown + " " + UNITS[unit];
    }

    static String pretty(Numeric bytes) {
        if (!bytes.isFinite()) {
            return bytes + " bytes";
        }
        BigDecimal value = bytes.decimal();
        return value.abs().compareTo(new BigDecimal(UNIT_END)) < 0
                ? value.toPlainString() + " bytes"
                : pretty(value.toBigInteger());
    }

    /** 22023 if it is no number with a unit. */
    static long bytes(String text) {
        String trimmed = text.strip();
        int end = numberEnd(trimmed);
        if (end == 0) {
            throw invalid(text);
        }
        String unit = trimmed.substring(end).strip();
        BigDecimal number = ((Numeric) DatumText.read(Type.NUMERIC, trimmed.substring(0, end),
                TextContext.of(TextSettings.DEFAULT))).decimal();
        BigDecimal bytes = number.multiply(new BigDecimal(factor(unit, text)));
        return Numeric.of(bytes.setScale(0, RoundingMode.HALF_UP)).toLong(Type.INT8, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static BigInteger factor(String unit, String text) {
        if (unit.isEmpty() || unit.equalsIgnoreCase("b")) {
            return BigInteger.ONE;
        }
        for (int at = 0; at < UNITS.length; at++) {
            if (UNITS[at].toLowerCase(Locale.ROOT).equals(unit.toLowerCase(Locale.ROOT))) {
                return BigInteger.ONE.shiftLeft(10 * at);
            }
        }
        throw invalid(text).withDetail("Invalid size unit: \"" + unit + "\".").withHint(
                "Valid units are \"bytes\", \"kB\", \"MB\", \"GB\", \"TB\", and \"PB\".");
    }

    private static StatementError invalid(String text) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE, "invalid size: \"" + text + "\"");
    }

    /** Where a number with its fraction and exponent ends; 0 if there is none. */
    private static int numberEnd(String text) {
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int digits = digitsEnd(text, at);
        int count = digits - at;
        if (digits < text.length() && text.charAt(digits) == '.') {
            int fraction = digitsEnd(text, digits + 1);
            count += fraction - digits - 1;
            digits = fraction;
        }
        if (count == 0) {
            return 0;
        }
        if (digits < text.length() && (text.charAt(digits) == 'e' || text.charAt(digits) == 'E')) {
            int sign = digits + 1 < text.length() && "+-".indexOf(text.charAt(digits + 1)) >= 0 ? 2 : 1;
            int exponent = digitsEnd(text, Math.min(text.length(), digits + sign));
            return exponent > digits + sign ? exponent : digits;
        }
        return digits;
    }

    private static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
