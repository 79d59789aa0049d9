package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Numeric;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numerics as ordered bytes: a class, then for finite numbers but zero the decimal exponent in three bytes, then the digits
 * in pairs, each pair plus one, ended by 00. Trailing zeros are left out, so that numbers which are equal look the same
 * whatever their scale. Of negative numbers all bits after the class are turned over.
 *
 * <pre>
 *   10 -Infinity   20 negative   30 zero   40 positive   50 Infinity   60 NaN
 *   12.3  =  0.123 · 10^2        40  80 00 02  0D 1F 00
 * </pre>
 */
final class NumericKeys {
    private static final int NEGATIVE_INFINITY = 0x10;
    private static final int NEGATIVE = 0x20;
    private static final int ZERO = 0x30;
    private static final int POSITIVE = 0x40;
    private static final int INFINITY = 0x50;
    private static final int NAN = 0x60;
    private static final int EXPONENT_BIAS = 0x80_0000;

    private NumericKeys() {}

    static void encode(ByteWriter to, Numeric number) {
        switch (number.kind()) {
            case NAN -> to.u8(NAN);
            case INFINITY -> to.u8(INFINITY);
            case NEGATIVE_INFINITY -> to.u8(NEGATIVE_INFINITY);
            case FINITE -> finite(to, number.decimal());
        }
    }

    private static void finite(ByteWriter to, BigDecimal number) {
        int sign = number.signum();
        to.u8(sign < 0 ? NEGATIVE : sign == 0 ? ZERO : POSITIVE);
        if (sign == 0) {
            return;
        }
        int start = to.length();
        String digits = number.unscaledValue().abs().toString();
        int exponent = digits.length() - number.scale() + EXPONENT_BIAS;
        to.u8(exponent >>> 16).u16(exponent);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        for (int at = 0; at < end; at += 2) {
            int low = at + 1 < end ? digits.charAt(at + 1) - '0' : 0;
            to.u8((digits.charAt(at) - '0') * 10 + low + 1);
        }
        to.u8(0);
        if (sign < 0) {
            to.invert(start);
        }
    }

    static Numeric decode(KeySource from) {
        int kind = from.u8();
        return switch (kind) {
            case NAN -> Numeric.NAN;
            case INFINITY -> Numeric.INFINITY;
            case NEGATIVE_INFINITY -> Numeric.NEGATIVE_INFINITY;
            case ZERO -> Numeric.ZERO;
            case POSITIVE -> decode(from, 0);
            case NEGATIVE -> decode(from, 0xFF);
            default -> throw new Malformed("a numeric of class " + kind);
        };
    }

    private static Numeric decode(KeySource from, int mask) {
        int exponent = (from.u8() ^ mask) << 16 | (from.u8() ^ mask) << 8 | from.u8() ^ mask;
        StringBuilder digits = new StringBuilder();
        for (int pair = from.u8() ^ mask; pair != 0; pair = from.u8() ^ mask) {
            if (pair > 100) {
                throw new Malformed("a numeric with a digit pair of " + (pair - 1));
            }
            digits.append((char) ('0' + (pair - 1) / 10)).append((char) ('0' + (pair - 1) % 10));
        }
        if (digits.isEmpty()) {
            throw new Malformed("a numeric without digits");
        }
        int length = digits.charAt(digits.length() - 1) == '0' ? digits.length() - 1 : digits.length();
        BigInteger unscaled = new BigInteger(digits.substring(0, length));
        BigDecimal number = new BigDecimal(mask == 0 ? unscaled : unscaled.negate(),
                length - (exponent - EXPONENT_BIAS));
        if ((long) number.precision() - number.scale() > 131_072 || number.scale() > 16_383) {
            throw new Malformed("a numeric beyond all limits");
        }
        return Numeric.of(number);
    }
}
