package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.BitString;
import io.phantomdb.rows.Type;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Operators and functions of bit strings (PostgreSQL 15, chapter 9.6). */
final class BitFunctions {
    private BitFunctions() {}

    static void define(FunctionTable table) {
        operators(table);
        table.one("length", Type.BIT, Type.INT4, (a, c) -> ((BitString) a).length());
        table.one("bit_length", Type.BIT, Type.INT4, (a, c) -> ((BitString) a).length());
        table.one("octet_length", Type.BIT, Type.INT4, (a, c) -> ((BitString) a).bytes().length());
        table.pure("bit_count(bit) int8", BitFunctions::count);
        table.pure("get_bit(bit, int4) int4", BitFunctions::bitAt);
        table.pure("set_bit(bit, int4, int4) bit", BitFunctions::withBit);
        table.pure("position(bit, bit) int4", BitFunctions::position);
        table.pure("substring(bit, int4) bit",
                (BitString bits, Integer from) -> substring(bits, from, Integer.MAX_VALUE));
        table.pure("substring(bit, int4, int4) bit", (BitString bits, Integer from, Integer count) -> {
            if (count < 0) {
                throw Characters.negativeLength();
            }
            return substring(bits, from, count);
        });
        table.pure("overlay(bit, bit, int4) bit",
                (BitString bits, BitString piece, Integer from) -> overlay(bits, piece, from, piece.length()));
        table.pure("overlay(bit, bit, int4, int4) bit", BitFunctions::overlay);
        casts(table);
    }

    private static void operators(FunctionTable table) {
        combining(table, "&", "bitand", "AND", (a, b) -> a & b);
        combining(table, "|", "bitor", "OR", (a, b) -> a | b);
        combining(table, "#", "bitxor", "XOR", (a, b) -> a ^ b);
        table.prefix("~", "bitnot", Type.BIT, Type.BIT, (a, c) -> ((BitString) a).inverted());
        table.infix("<<", "bitshiftleft", Type.BIT, Type.INT4, Type.BIT, (a, b, c) -> shifted((BitString) a,
                (Integer) b));
        table.infix(">>", "bitshiftright", Type.BIT, Type.INT4, Type.BIT, (a, b, c) -> shifted((BitString) a,
                -(long) (Integer) b));
        table.infix("||", "bitcat", Type.VARBIT, Type.VARBIT, Type.VARBIT,
                (a, b, c) -> ((BitString) a).concat((BitString) b));
    }

    private static void combining(FunctionTable table, String symbol, String name, String word,
            IntBinaryOperator operation) {
        table.infix(symbol, name, Type.BIT, Type.BIT, Type.BIT,
                (a, b, c) -> combined((BitString) a, (BitString) b, word, operation));
    }

    static BitString combined(BitString left, BitString right, String word, IntBinaryOperator operation) {
        if (left.length() != right.length()) {
            throw new StatementError(SqlState.STRING_DATA_LENGTH_MISMATCH,
                    "cannot " + word + " bit strings of different sizes");
        }
        return left.combined(right, operation);
    }

    private static BitString shifted(BitString bits, long places) {
        int by = (int) Math.clamp(places, -bits.length(), bits.length());
        return bits.slice(by, bits.length() + by);
    }

    private static long count(BitString bits) {
        long count = 0;
        for (int at = 0; at < bits.bytes().length(); at++) {
            count += Integer.bitCount(bits.bytes().at(at) & 0xFF);
        }
        return count;
    }

    private static int bitAt(BitString bits, int index) {
        checkIndex(bits, index);
        return bits.at(index) ? 1 : 0;
    }

    private static BitString withBit(BitString bits, int index, int bit) {
        checkIndex(bits, index);
        if (bit != 0 && bit != 1) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "new bit must be 0 or 1");
        }
        StringBuilder digits = new StringBuilder(bits.toString());
        digits.setCharAt(index, bit == 1 ? '1' : '0');
        return BitString.of(digits);
    }

    private static void checkIndex(BitString bits, int index) {
        if (index < 0 || index >= bits.length()) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR,
                    "bit index " + index + " out of valid range (0.." + (bits.length() - 1) + ")");
        }
    }

    private static int position(BitString bits, BitString wanted) {
        return bits.length() == 0 ? 0 : bits.toString().indexOf(wanted.toString()) + 1;
    }

    private static BitString substring(BitString bits, long from, long count) {
        int start = (int) Math.clamp(from - 1, 0, bits.length());
        int end = (int) Math.clamp(from - 1 + count, start, bits.length());
        return bits.slice(start, end);
    }

    private static BitString overlay(BitString bits, BitString piece, int from, int count) {
        if (from <= 0) {
            throw Characters.negativeLength();
        }
        int start = Math.min(from - 1, bits.length());
        int end = (int) Math.clamp(from - 1L + count, 0, bits.length());
        return bits.slice(0, start).concat(piece).concat(bits.slice(end, bits.length()));
    }

    /** To and from whole numbers; how many bits of one are wanted comes with the call. */
    private static void casts(FunctionTable table) {
        for (Type integer : List.of(Type.INT4, Type.INT8)) {
            int size = 8 * integer.length();
            table.one(integer.catalogName(), Type.BIT, integer, (a, c) -> number((BitString) a, integer));
            table.one("bit", integer, Type.BIT, (a, c) -> BitString.of(((Number) a).longValue(), size, 1));
            table.two("bit", integer, Type.INT4, Type.BIT, (a, b, c) -> BitString.of(((Number) a).longValue(), size,
                    Math.max(1, (Integer) b)));
        }
    }

    private static Object number(BitString bits, Type integer) {
        int size = 8 * integer.length();
        if (bits.length() > size) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, integer.sqlName() + " out of range");
        }
        long number = 0;
        for (int at = 0; at < bits.length(); at++) {
            number = number << 1 | (bits.at(at) ? 1 : 0);
        }
        return integer == Type.INT4 ? (Object) (int) number : (Object) number;
    }
}
