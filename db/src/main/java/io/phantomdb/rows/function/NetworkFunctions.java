package io.phantomdb.rows.function;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Inet;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.InetText;
import java.math.BigInteger;
import java.util.function.IntBinaryOperator;

/** Operators and functions of addresses (PostgreSQL 15, chapter 9.12). */
final class NetworkFunctions {
    private NetworkFunctions() {}

    static void define(FunctionTable table) {
        tests(table);
        bits(table);
        sums(table);
        parts(table);
        table.pure("set_masklen(inet, int4) inet", (Inet inet, Integer bits) -> inet.withBits(bits(inet, bits)));
        table.pure("set_masklen(cidr, int4) cidr",
                (Inet inet, Integer bits) -> inet.withBits(bits(inet, bits)).network());
        table.pure("inet_same_family(inet, inet) bool", Inet::isLike);
        table.pure("inet_merge(inet, inet) cidr", NetworkFunctions::merged);
        table.pure("network_cmp(inet, inet) int4", (Inet left, Inet right) -> Integer.signum(left.compareTo(right)));
        table.pure("network_larger(inet, inet) inet",
                (Inet left, Inet right) -> left.compareTo(right) > 0 ? left : right);
        table.pure("network_smaller(inet, inet) inet",
                (Inet left, Inet right) -> left.compareTo(right) < 0 ? left : right);
    }

    private static void tests(FunctionTable table) {
        test(table, "<<", "network_sub", (left, right) -> right.contains(left));
        test(table, "<<=", "network_subeq", (left, right) -> right.containsOrEquals(left));
        test(table, ">>", "network_sup", Inet::contains);
        test(table, ">>=", "network_supeq", Inet::containsOrEquals);
        test(table, "&&", "network_overlap",
                (left, right) -> left.containsOrEquals(right) || right.containsOrEquals(left));
    }

    /** A question about two addresses. */
    private interface Test {
        boolean of(Inet left, Inet right);
    }

    private static void test(FunctionTable table, String symbol, String name, Test test) {
        table.infix(symbol, name, Type.INET, Type.INET, Type.BOOL,
                (a, b, c) -> test.of((Inet) a, (Inet) b));
    }

    private static void bits(FunctionTable table) {
        table.prefix("~", "inetnot", Type.INET, Type.INET, (a, c) -> ((Inet) a).inverted());
        combining(table, "&", "inetand", "AND", (a, b) -> a & b);
        combining(table, "|", "inetor", "OR", (a, b) -> a | b);
    }

    private static void combining(FunctionTable table, String symbol, String name, String word,
            IntBinaryOperator operation) {
        table.infix(symbol, name, Type.INET, Type.INET, Type.INET, (a, b, c) -> {
            Inet left = (Inet) a;
            Inet right = (Inet) b;
            requireLike(left, right, "cannot " + word + " inet values of different sizes");
            return left.combined(right.address(), Math.max(left.bits(), right.bits()), operation);
        });
    }

    private static void requireLike(Inet left, Inet right, String message) {
        if (!left.isLike(right)) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, message);
        }
    }

    private static void sums(FunctionTable table) {
        table.infix("+", "inetpl", Type.INET, Type.INT8, Type.INET, (a, b, c) -> plus((Inet) a, number((Long) b)));
        table.infix("+", "int8pl_inet", Type.INT8, Type.INET, Type.INET,
                (a, b, c) -> plus((Inet) b, number((Long) a)));
        table.infix("-", "inetmi_int8", Type.INET, Type.INT8, Type.INET,
                (a, b, c) -> plus((Inet) a, number((Long) b).negate()));
        table.infix("-", "inetmi", Type.INET, Type.INET, Type.INT8, (a, b, c) -> {
            requireLike((Inet) a, (Inet) b, "cannot subtract inet values of different sizes");
            BigInteger difference = number((Inet) a).subtract(number((Inet) b));
            if (difference.bitLength() >= Long.SIZE) {
                throw outOfRange();
            }
            return difference.longValue();
        });
    }

    private static BigInteger number(long value) {
        return BigInteger.valueOf(value);
    }

    private static BigInteger number(Inet inet) {
        return new BigInteger(1, inet.address().toArray());
    }

    private static Inet plus(Inet inet, BigInteger more) {
        BigInteger sum = number(inet).add(more);
        if (sum.signum() < 0 || sum.bitLength() > inet.bitsMax()) {
            throw outOfRange();
        }
        byte[] digits = sum.toByteArray();
        byte[] address = new byte[inet.address().length()];
        int count = Math.min(digits.length, address.length);
        System.arraycopy(digits, digits.length - count, address, address.length - count, count);
        return new Inet(Bytes.wrap(address), inet.bits());
    }

    private static StatementError outOfRange() {
        return new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "result is out of range");
    }

    private static void parts(FunctionTable table) {
        table.pure("family(inet) int4", (Inet inet) -> inet.isV4() ? 4 : 6);
        table.pure("masklen(inet) int4", Inet::bits);
        table.pure("host(inet) text", InetText::host);
        table.pure("broadcast(inet) inet", Inet::broadcast);
        table.pure("network(inet) cidr", Inet::network);
        table.pure("netmask(inet) inet", (Inet inet) -> Inet.netmask(inet.bits(), inet.address().length()));
        table.pure("hostmask(inet) inet",
                (Inet inet) -> Inet.netmask(inet.bits(), inet.address().length()).inverted());
        table.pure("abbrev(inet) text", (Inet inet) -> inet.isHost() ? InetText.host(inet) : text(inet));
        table.pure("abbrev(cidr) text", InetText::abbreviated);
    }

    /** With the length of the network part even where it is all of the address. */
    static String text(Inet inet) {
        return InetText.host(inet) + "/" + inet.bits();
    }

    /** -1 is all of them. */
    private static int bits(Inet inet, int wanted) {
        int bits = wanted == -1 ? inet.bitsMax() : wanted;
        if (bits < 0 || bits > inet.bitsMax()) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "invalid mask length: " + wanted);
        }
        return bits;
    }

    /** The smallest network around both. */
    private static Inet merged(Inet left, Inet right) {
        requireLike(left, right, "cannot merge addresses from different families");
        int shared = Math.min(left.sharedBits(right), Math.min(left.bits(), right.bits()));
        return left.withBits(shared).network();
    }
}
