package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Arithmetic and functions of numeric (PostgreSQL 15, chapter 9.3). */
final class NumericFunctions {
    private static final int FACTORIAL_MAX = 32_177;

    private NumericFunctions() {}

    static void define(FunctionTable table) {
        infix(table, "+", "numeric_add", Numeric::add);
        infix(table, "-", "numeric_sub", Numeric::subtract);
        infix(table, "*", "numeric_mul", Numeric::multiply);
        infix(table, "/", "numeric_div", Numeric::divide);
        infix(table, "%", "numeric_mod", Numeric::remainder);
        infix(table, "^", "numeric_power", NumericMath::power);
        table.prefix("-", "numeric_uminus", Type.NUMERIC, Type.NUMERIC, (a, c) -> ((Numeric) a).negate());
        table.prefix("+", "numeric_uplus", Type.NUMERIC, Type.NUMERIC, (a, c) -> a);
        table.prefix("@", "numeric_abs", Type.NUMERIC, Type.NUMERIC, (a, c) -> ((Numeric) a).abs());
        two(table, "mod", Numeric::remainder);
        two(table, "div", Numeric::divideToInteger);
        two(table, "power", NumericMath::power);
        two(table, "pow", NumericMath::power);
        two(table, "log", NumericMath::log);
        plain(table);
        rounding(table);
        table.one("factorial", Type.INT8, Type.NUMERIC, (a, c) -> factorial((Long) a));
        table.one("scale", Type.NUMERIC, Type.INT4,
                (a, c) -> ((Numeric) a).isFinite() ? ((Numeric) a).displayScale() : null);
        table.one("min_scale", Type.NUMERIC, Type.INT4,
                (a, c) -> ((Numeric) a).isFinite() ? trimmed((Numeric) a).displayScale() : null);
        table.one("trim_scale", Type.NUMERIC, Type.NUMERIC, (a, c) -> trimmed((Numeric) a));
    }

    private static void infix(FunctionTable table, String symbol, String name, BinaryOperator<Numeric> operation) {
        table.infix(symbol, name, Type.NUMERIC, Type.NUMERIC, Type.NUMERIC, body(operation));
    }

    private static void two(FunctionTable table, String name, BinaryOperator<Numeric> operation) {
        table.two(name, Type.NUMERIC, Type.NUMERIC, Type.NUMERIC, body(operation));
    }

    private static Body2 body(BinaryOperator<Numeric> operation) {
        return (a, b, c) -> operation.apply((Numeric) a, (Numeric) b);
    }

    private static void one(FunctionTable table, String name, UnaryOperator<Numeric> operation) {
        table.one(name, Type.NUMERIC, Type.NUMERIC, (a, c) -> operation.apply((Numeric) a));
    }

    private static void plain(FunctionTable table) {
        one(table, "abs", Numeric::abs);
        one(table, "sign", number -> number.isNan() ? number : Numeric.of(number.signum()));
        one(table, "sqrt", NumericMath::squareRoot);
        one(table, "exp", NumericMath::exp);
        one(table, "ln", NumericMath::ln);
        one(table, "log", NumericMath::log10);
        one(table, "log10", NumericMath::log10);
    }

    private static void rounding(FunctionTable table) {
        one(table, "ceil", Numeric::ceiling);
        one(table, "ceiling", Numeric::ceiling);
        one(table, "floor", Numeric::floor);
        one(table, "round", number -> number.round(0));
        one(table, "trunc", number -> number.truncate(0));
        table.two("round", Type.NUMERIC, Type.INT4, Type.NUMERIC, (a, b, c) -> ((Numeric) a).round((Integer) b));
        table.two("trunc", Type.NUMERIC, Type.INT4, Type.NUMERIC, (a, b, c) -> ((Numeric) a).truncate((Integer) b));
    }

    private static Numeric factorial(long number) {
        if (number < 0) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                    "factorial of a negative number is undefined");
        }
        if (number > FACTORIAL_MAX) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value overflows numeric format");
        }
        BigInteger product = BigInteger.ONE;
        for (long factor = 2; factor <= number; factor++) {
            product = product.multiply(BigInteger.valueOf(factor));
        }
        return Numeric.of(new BigDecimal(product));
    }

    /** Without zeros at the end of its fraction. */
    private static Numeric trimmed(Numeric number) {
        if (!number.isFinite()) {
            return number;
        }
        BigDecimal stripped = number.decimal().stripTrailingZeros();
        return Numeric.of(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }
}
