package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Arithmetic and functions of real and double precision (PostgreSQL 15, chapter 9.3). */
final class FloatFunctions {
    private FloatFunctions() {}

    static void define(FunctionTable table) {
        for (Type left : List.of(Type.FLOAT4, Type.FLOAT8)) {
            for (Type right : List.of(Type.FLOAT4, Type.FLOAT8)) {
                arithmetic(table, left, right);
            }
        }
        signs(table);
        rounding(table);
        roots(table);
        logarithms(table);
        trigonometry(table);
        table.add(new Function("pi", List.of(), Type.FLOAT8, Volatility.IMMUTABLE, true,
                (Function.Body0) c -> Math.PI));
        table.add(new Function("random", List.of(), Type.FLOAT8, Volatility.VOLATILE, true,
                (Function.Body0) c -> c.random()));
    }

    static StatementError overflow() {
        return new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value out of range: overflow");
    }

    static StatementError underflow() {
        return new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value out of range: underflow");
    }

    private static void arithmetic(FunctionTable table, Type left, Type right) {
        String prefix = left == right ? left.catalogName() : "float" + left.length() + right.length();
        infix(table, "+", prefix + "pl", left, right, (a, b) -> notOverflown(a + b, a, b));
        infix(table, "-", prefix + "mi", left, right, (a, b) -> notOverflown(a - b, a, b));
        infix(table, "*", prefix + "mul", left, right,
                (a, b) -> notUnderflown(notOverflown(a * b, a, b), a != 0 && b != 0));
        infix(table, "/", prefix + "div", left, right, FloatFunctions::divide);
    }

    private static double divide(double left, double right) {
        if (right == 0 && !Double.isNaN(left)) {
            throw IntegerFunctions.divisionByZero();
        }
        double quotient = left / right;
        if (Double.isInfinite(quotient) && !Double.isInfinite(left)) {
            throw overflow();
        }
        return notUnderflown(quotient, left != 0 && !Double.isInfinite(right));
    }

    private static void infix(FunctionTable table, String symbol, String name, Type left, Type right,
            DoubleBinaryOperator operation) {
        if (left == Type.FLOAT4 && right == Type.FLOAT4) {
            table.infix(symbol, name, left, right, Type.FLOAT4, (a, b, c) -> narrow((Float) a, (Float) b, operation));
        } else {
            table.infix(symbol, name, left, right, Type.FLOAT8, (a, b, c) -> operation
                    .applyAsDouble(((Number) a).doubleValue(), ((Number) b).doubleValue()));
        }
    }

    /** One operation in double precision, rounded, is the same as in single precision. */
    private static float narrow(float left, float right, DoubleBinaryOperator operation) {
        double wide = operation.applyAsDouble(left, right);
        float result = (float) wide;
        if (Float.isInfinite(result) && !Double.isInfinite(wide)) {
            throw overflow();
        }
        if (result == 0 && wide != 0) {
            throw underflow();
        }
        return result;
    }

    private static double notOverflown(double result, double left, double right) {
        if (Double.isInfinite(result) && !Double.isInfinite(left) && !Double.isInfinite(right)) {
            throw overflow();
        }
        return result;
    }

    private static double notUnderflown(double result, boolean mayNotBeZero) {
        if (result == 0 && mayNotBeZero) {
            throw underflow();
        }
        return result;
    }

    private static void signs(FunctionTable table) {
        table.prefix("-", "float4um", Type.FLOAT4, Type.FLOAT4, (a, c) -> -(Float) a);
        table.prefix("-", "float8um", Type.FLOAT8, Type.FLOAT8, (a, c) -> -(Double) a);
        table.prefix("+", "float4up", Type.FLOAT4, Type.FLOAT4, (a, c) -> a);
        table.prefix("+", "float8up", Type.FLOAT8, Type.FLOAT8, (a, c) -> a);
        table.operator("@", table.one("float4abs", Type.FLOAT4, Type.FLOAT4, (a, c) -> Math.abs((Float) a)));
        table.operator("@", table.one("float8abs", Type.FLOAT8, Type.FLOAT8, (a, c) -> Math.abs((Double) a)));
        table.one("abs", Type.FLOAT4, Type.FLOAT4, (a, c) -> Math.abs((Float) a));
        table.one("abs", Type.FLOAT8, Type.FLOAT8, (a, c) -> Math.abs((Double) a));
        plain(table, "sign", value -> value > 0 ? 1 : value < 0 ? -1 : 0);
    }

    private static void rounding(FunctionTable table) {
        plain(table, "ceil", Math::ceil);
        plain(table, "ceiling", Math::ceil);
        plain(table, "floor", Math::floor);
        plain(table, "round", Math::rint);
        plain(table, "trunc", value -> value >= 0 ? Math.floor(value) : Math.ceil(value));
    }

    private static void plain(FunctionTable table, String name, DoubleUnaryOperator operation) {
        table.one(name, Type.FLOAT8, Type.FLOAT8, (a, c) -> operation.applyAsDouble((Double) a));
    }

    private static void roots(FunctionTable table) {
        for (String name : List.of("sqrt", "dsqrt")) {
            plain(table, name, FloatFunctions::squareRoot);
        }
        table.operator("|/", table.exact("dsqrt", List.of(Type.FLOAT8)));
        plain(table, "cbrt", Math::cbrt);
        table.prefix("||/", "dcbrt", Type.FLOAT8, Type.FLOAT8, (a, c) -> Math.cbrt((Double) a));
        table.infix("^", "dpow", Type.FLOAT8, Type.FLOAT8, Type.FLOAT8, (a, b, c) -> power((Double) a, (Double) b));
        for (String name : List.of("power", "pow")) {
            table.two(name, Type.FLOAT8, Type.FLOAT8, Type.FLOAT8, (a, b, c) -> power((Double) a, (Double) b));
        }
    }

    private static double squareRoot(double value) {
        if (value < 0) {
            throw new StatementError(SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
                    "cannot take square root of a negative number");
        }
        return Math.sqrt(value);
    }

    private static double power(double base, double exponent) {
        if (Double.isNaN(base)) {
            return exponent == 0 ? 1 : base;
        }
        if (Double.isNaN(exponent)) {
            return base == 1 ? 1 : exponent;
        }
        if (base == 0 && exponent < 0) {
            throw new StatementError(SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
                    "zero raised to a negative power is undefined");
        }
        if (base < 0 && !Double.isInfinite(exponent) && Math.floor(exponent) != exponent) {
            throw new StatementError(SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
                    "a negative number raised to a non-integer power yields a complex result");
        }
        if (Math.abs(base) == 1 && Double.isInfinite(exponent)) {
            return 1;
        }
        double result = notOverflown(Math.pow(base, exponent), base, exponent);
        return notUnderflown(result, base != 0 && !Double.isInfinite(base) && !Double.isInfinite(exponent));
    }

    private static void logarithms(FunctionTable table) {
        plain(table, "exp", value -> {
            double result = notOverflown(Math.exp(value), value, 0);
            return notUnderflown(result, value != Double.NEGATIVE_INFINITY);
        });
        plain(table, "ln", value -> Math.log(logarithmArgument(value)));
        plain(table, "log", value -> Math.log10(logarithmArgument(value)));
        plain(table, "log10", value -> Math.log10(logarithmArgument(value)));
    }

    private static double logarithmArgument(double value) {
        if (value <= 0) {
            throw logarithmError(value == 0);
        }
        return value;
    }

    static StatementError logarithmError(boolean ofZero) {
        return new StatementError(SqlState.INVALID_ARGUMENT_FOR_LOGARITHM,
                "cannot take logarithm of " + (ofZero ? "zero" : "a negative number"));
    }

    private static void trigonometry(FunctionTable table) {
        plain(table, "sin", value -> Math.sin(finite(value)));
        plain(table, "cos", value -> Math.cos(finite(value)));
        plain(table, "tan", value -> Math.tan(finite(value)));
        plain(table, "cot", value -> 1 / Math.tan(finite(value)));
        plain(table, "asin", value -> Math.asin(unit(value)));
        plain(table, "acos", value -> Math.acos(unit(value)));
        plain(table, "atan", Math::atan);
        plain(table, "sinh", Math::sinh);
        plain(table, "cosh", Math::cosh);
        plain(table, "tanh", Math::tanh);
        plain(table, "degrees", value -> value / (Math.PI / 180));
        plain(table, "radians", value -> value * (Math.PI / 180));
        table.two("atan2", Type.FLOAT8, Type.FLOAT8, Type.FLOAT8, (a, b, c) -> Math.atan2((Double) a, (Double) b));
    }

    private static double finite(double value) {
        if (Double.isInfinite(value)) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "input is out of range");
        }
        return value;
    }

    private static double unit(double value) {
        if (value < -1 || value > 1) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "input is out of range");
        }
        return value;
    }
}
