package io.phantomdb.rows.text;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Numeric;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The protocol's binary form of numeric: how many digits in base 10000, the exponent of the first one, the sign, the
 * display scale, the digits, 16 bits each (PostgreSQL's numeric_send).
 */
public final class NumericBinary {
    private static final int POSITIVE = 0x0000;
    private static final int NEGATIVE = 0x4000;
    private static final int NAN = 0xC000;
    private static final int INFINITY = 0xD000;
    private static final int NEGATIVE_INFINITY = 0xF000;
    private static final int DIGIT = 4;
    private static final int SCALE_MASK = 0x3FFF;

    private NumericBinary() {}

    public static Bytes write(Numeric number) {
        ByteWriter to = new ByteWriter(24);
        return switch (number.kind()) {
            case NAN -> special(to, NAN);
            case INFINITY -> special(to, INFINITY);
            case NEGATIVE_INFINITY -> special(to, NEGATIVE_INFINITY);
            case FINITE -> finite(to, number.decimal());
        };
    }

    private static Bytes special(ByteWriter to, int sign) {
        return to.u16(0).u16(0).u16(sign).u16(0).take();
    }

    private static Bytes finite(ByteWriter to, BigDecimal number) {
        if (number.signum() == 0) {
            return to.u16(0).u16(0).u16(POSITIVE).u16(number.scale()).take();
        }
        String digits = padded(number);
        int fractionDigits = Math.ceilDiv(number.scale(), DIGIT);
        int first = 0;
        while (digits.startsWith("0000", first)) {
            first += DIGIT;
        }
        int end = digits.length();
        while (digits.startsWith("0000", end - DIGIT)) {
            end -= DIGIT;
        }
        int weight = (digits.length() - first) / DIGIT - fractionDigits - 1;
        to.u16((end - first) / DIGIT).u16(weight).u16(number.signum() < 0 ? NEGATIVE : POSITIVE).u16(number.scale());
        for (int at = first; at < end; at += DIGIT) {
            to.u16(Integer.parseInt(digits, at, at + DIGIT, 10));
        }
        return to.take();
    }

    /** The digits with zeros at both ends, so that those of base 10000 start and end at the point. */
    private static String padded(BigDecimal number) {
        String digits = number.unscaledValue().abs().toString();
        int after = Math.floorMod(-number.scale(), DIGIT);
        int before = Math.floorMod(-(digits.length() + after), DIGIT);
        return "0".repeat(before) + digits + "0".repeat(after);
    }

    /** 22P03 if the bytes are no numeric. */
    public static Numeric read(Bytes bytes) {
        try {
            return read(new ByteReader(bytes));
        } catch (ByteReader.Malformed malformed) {
            throw invalid("incorrect binary data format");
        }
    }

    private static Numeric read(ByteReader from) {
        int count = from.u16();
        int weight = (short) from.u16();
        int sign = from.u16();
        int scale = from.u16();
        if ((scale & SCALE_MASK) != scale) {
            throw invalid("invalid scale in external \"numeric\" value");
        }
        return switch (sign) {
            case NAN -> Numeric.NAN;
            case INFINITY -> Numeric.INFINITY;
            case NEGATIVE_INFINITY -> Numeric.NEGATIVE_INFINITY;
            case POSITIVE, NEGATIVE -> finite(from, count, weight, sign == NEGATIVE, scale);
            default -> throw invalid("invalid sign in external \"numeric\" value");
        };
    }

    private static Numeric finite(ByteReader from, int count, int weight, boolean negative, int scale) {
        Check.that(scale <= SCALE_MASK, "the scale has 14 bits");
        StringBuilder digits = new StringBuilder(count * DIGIT + 1).append('0');
        for (int at = 0; at < count; at++) {
            int digit = from.u16();
            if (digit > 9_999) {
                throw invalid("invalid digit in external \"numeric\" value");
            }
            digits.append((char) ('0' + digit / 1_000)).append((char) ('0' + digit / 100 % 10))
                    .append((char) ('0' + digit / 10 % 10)).append((char) ('0' + digit % 10));
        }
        from.end();
        BigInteger unscaled = new BigInteger(digits.toString());
        BigDecimal number = new BigDecimal(negative ? unscaled.negate() : unscaled, (count - 1 - weight) * DIGIT);
        // Digits beyond the display scale are cut off, as PostgreSQL does.
        return Numeric.of(number.setScale(scale, java.math.RoundingMode.DOWN));
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.INVALID_BINARY_REPRESENTATION, message);
    }
}
