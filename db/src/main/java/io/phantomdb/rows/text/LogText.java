package io.phantomdb.rows.text;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text forms of numbers of transactions, and of places in the log and in tables (PostgreSQL 15, chapters 8.19 and 8.20). */
final class LogText {
    private static final Pattern LSN = Pattern.compile("([0-9a-fA-F]{1,8})/([0-9a-fA-F]{1,8})");
    private static final Pattern TID = Pattern.compile("\\(\\s*(-?)([0-9]{1,10}),\\s*([0-9]{1,5})\\s*\\)");
    private static final Pattern NUMBER = Pattern.compile(
            "[ \\t-\\r]*([+-]?)(0[xX](?<hexadecimal>[0-9a-fA-F]+)|(?<octal>0[0-7]*)|(?<decimal>[1-9][0-9]*))");
    private static final long WORD = 0xFFFF_FFFFL;
    private static final int OFFSET_MAX = 0xFFFF;

    private LogText() {}

    static String lsn(long place) {
        return Long.toHexString(place >>> 32).toUpperCase(java.util.Locale.ROOT) + "/"
                + Long.toHexString(place & WORD).toUpperCase(java.util.Locale.ROOT);
    }

    static long readLsn(String text) {
        Matcher matcher = LSN.matcher(text);
        if (!matcher.matches()) {
            throw InputErrors.syntax("pg_lsn", text);
        }
        return Long.parseLong(matcher.group(1), 16) << 32 | Long.parseLong(matcher.group(2), 16);
    }

    static String tid(long place) {
        return "(" + (place >>> Short.SIZE) + "," + (place & OFFSET_MAX) + ")";
    }

    /** The number of the block may be negative, and counts from the end of what is unsigned. */
    static long readTid(String text) {
        Matcher matcher = TID.matcher(text);
        if (!matcher.matches()) {
            throw InputErrors.syntax("tid", text);
        }
        long block = Long.parseLong(matcher.group(1) + matcher.group(2));
        int offset = Integer.parseInt(matcher.group(3));
        if (block > WORD || block < Integer.MIN_VALUE || offset > OFFSET_MAX) {
            throw InputErrors.syntax("tid", text);
        }
        return (block & WORD) << Short.SIZE | offset;
    }

    /** As C's strtoul reads it: what is no number is 0, and what follows a number is left. */
    static long xid(String text) {
        BigInteger number = number(text);
        BigInteger most = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        return (number.abs().compareTo(most) > 0 ? most : number).longValue() & WORD;
    }

    static long xid8(String text) {
        BigInteger number = number(text);
        return number.abs().bitLength() > 64 ? -1 : number.longValue();
    }

    private static BigInteger number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.lookingAt()) {
            return BigInteger.ZERO;
        }
        BigInteger number = matcher.group("hexadecimal") != null
                ? new BigInteger(matcher.group("hexadecimal"), 16)
                : matcher.group("octal") != null
                        ? new BigInteger(matcher.group("octal"), 8)
                        : new BigInteger(matcher.group("decimal"));
        return matcher.group(1).equals("-") ? number.negate() : number;
    }
}
