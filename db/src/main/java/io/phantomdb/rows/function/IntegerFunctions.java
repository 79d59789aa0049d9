package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Type;

/** Arithmetic of smallint, integer and bigint (PostgreSQL 15, chapter 9.3); what does not fit is 22003. */
final class IntegerFunctions {
    private static final Type[] INTEGERS = {Type.INT2, Type.INT4, Type.INT8};

    /** One operation over longs; the result is checked against the result type's range afterwards. */
    @FunctionalInterface
    private interface Operation {
        long apply(long left, long right);
    }

    private IntegerFunctions() {}

    static void define(FunctionTable table) {
        for (Type left : INTEGERS) {
            for (Type right : INTEGERS) {
                arithmetic(table, left, right);
            }
        }
        for (Type type : INTEGERS) {
            one(table, type);
            modulo(table, type);
            bits(table, type);
        }
        table.two("gcd", Type.INT4, Type.INT4, Type.INT4, (a, b, c) -> int4(gcd((Integer) a, (Integer) b)));
        table.two("gcd", Type.INT8, Type.INT8, Type.INT8, (a, b, c) -> gcd((Long) a, (Long) b));
        table.two("lcm", Type.INT4, Type.INT4, Type.INT4, (a, b, c) -> int4(lcm((Integer) a, (Integer) b)));
        table.two("lcm", Type.INT8, Type.INT8, Type.INT8, (a, b, c) -> lcm((Long) a, (Long) b));
    }

    private static void arithmetic(FunctionTable table, Type left, Type right) {
        String prefix = left == right ? left.catalogName() : "int" + left.length() + right.length();
        Type result = left.length() >= right.length() ? left : right;
        table.infix("+", prefix + "pl", left, right, result, body(left, right, result, IntegerFunctions::add));
        table.infix("-", prefix + "mi", left, right, result, body(left, right, result, IntegerFunctions::subtract));
        table.infix("*", prefix + "mul", left, right, result, body(left, right, result, IntegerFunctions::multiply));
        table.infix("/", prefix + "div", left, right, result, body(left, right, result, IntegerFunctions::divide));
    }

    /** The plain pairs have bodies of their own: they are what benchmarks and most statements use. */
    private static Body2 body(Type left, Type right, Type result, Operation operation) {
        if (left == Type.INT4 && right == Type.INT4) {
            return (a, b, c) -> int4(operation.apply((Integer) a, (Integer) b));
        }
        if (left == Type.INT8 && right == Type.INT8) {
            return (a, b, c) -> operation.apply((Long) a, (Long) b);
        }
        return (a, b, c) -> narrow(result, operation.apply(((Number) a).longValue(), ((Number) b).longValue()));
    }

    static Object narrow(Type type, long value) {
        return switch (type.kind()) {
            case INT2 -> (Object) int2(value);
            case INT4 -> (Object) int4(value);
            default -> (Object) value;
        };
    }

    static int int4(long value) {
        if ((int) value != value) {
            throw outOfRange(Type.INT4);
        }
        return (int) value;
    }

    static short int2(long value) {
        if ((short) value != value) {
            throw outOfRange(Type.INT2);
        }
        return (short) value;
    }

    static StatementError outOfRange(Type type) {
        return new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, type.sqlName() + " out of range");
    }

    static StatementError divisionByZero() {
        return new StatementError(SqlState.DIVISION_BY_ZERO, "division by zero");
    }

    static long add(long left, long right) {
        long sum = left + right;
        if (((left ^ sum) & (right ^ sum)) < 0) {
            throw outOfRange(Type.INT8);
        }
        return sum;
    }

    static long subtract(long left, long right) {
        long difference = left - right;
        if (((left ^ right) & (left ^ difference)) < 0) {
            throw outOfRange(Type.INT8);
        }
        return difference;
    }

    static long multiply(long left, long right) {
        long product = left * right;
        if (Math.multiplyHigh(left, right) != product >> 63) {
            throw outOfRange(Type.INT8);
        }
        return product;
    }

    static long divide(long left, long right) {
        if (right == 0) {
            throw divisionByZero();
        }
        if (left == Long.MIN_VALUE && right == -1) {
            throw outOfRange(Type.INT8);
        }
        return left / right;
    }

    private static long remainder(long left, long right) {
        if (right == 0) {
            throw divisionByZero();
        }
        return left % right;
    }

    private static void one(FunctionTable table, Type type) {
        String name = type.catalogName();
        table.prefix("-", name + "um", type, type, (a, c) -> narrow(type, subtract(0, ((Number) a).longValue())));
        table.prefix("+", name + "up", type, type, (a, c) -> a);
        table.prefix("@", name + "abs", type, type, (a, c) -> absolute(type, a));
        table.one("abs", type, type, (a, c) -> absolute(type, a));
    }

    private static Object absolute(Type type, Object datum) {
        long value = ((Number) datum).longValue();
        return value >= 0 ? datum : narrow(type, subtract(0, value));
    }

    private static void modulo(FunctionTable table, Type type) {
        Body2 body = (a, b, c) -> narrow(type, remainder(((Number) a).longValue(), ((Number) b).longValue()));
        table.infix("%", type.catalogName() + "mod", type, type, type, body);
        table.two("mod", type, type, type, body);
    }

    private static void bits(FunctionTable table, Type type) {
        String name = type.catalogName();
        table.infix("&", name + "and", type, type, type,
                (a, b, c) -> narrow(type, ((Number) a).longValue() & ((Number) b).longValue()));
        table.infix("|", name + "or", type, type, type,
                (a, b, c) -> narrow(type, ((Number) a).longValue() | ((Number) b).longValue()));
        table.infix("#", name + "xor", type, type, type,
                (a, b, c) -> narrow(type, ((Number) a).longValue() ^ ((Number) b).longValue()));
        table.prefix("~", name + "not", type, type, (a, c) -> narrow(type, ~((Number) a).longValue()));
        table.infix("<<", name + "shl", type, Type.INT4, type, (a, b, c) -> shiftLeft(a, (Integer) b));
        table.infix(">>", name + "shr", type, Type.INT4, type, (a, b, c) -> shiftRight(a, (Integer) b));
    }

    /** As C on the usual machines: int2 is shifted as an int and cut off; only the low bits of the distance count. */
    private static Object shiftLeft(Object datum, int distance) {
        return switch (datum) {
            case Short value -> (short) (value << distance);
            case Integer value -> value << distance;
            default -> (Long) datum << distance;
        };
    }

    private static Object shiftRight(Object datum, int distance) {
        return switch (datum) {
            case Short value -> (short) (value >> distance);
            case Integer value -> value >> distance;
            default -> (Long) datum >> distance;
        };
    }

    static long gcd(long left, long right) {
        long one = left;
        long other = right;
        while (other != 0) {
            long rest = other == -1 ? 0 : one % other;
            one = other;
            other = rest;
        }
        if (one == Long.MIN_VALUE) {
            throw outOfRange(Type.INT8);
        }
        return Math.abs(one);
    }

    private static long lcm(long left, long right) {
        if (left == 0 || right == 0) {
            return 0;
        }
        long product = multiply(left / gcd(left, right), right);
        if (product == Long.MIN_VALUE) {
            throw outOfRange(Type.INT8);
        }
        return Math.abs(product);
    }
}
