package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.List;

/**
 * Operators, functions and casts of amounts (PostgreSQL 15, chapter 8.2; its cash.c, which lets sums go over the end). Whole
 * divisors cut off, others round halves to the even neighbour.
 */
final class MoneyFunctions {
    private static final int HUNDREDTHS = 100;
    private static final int FRACTION_DIGITS = 2;

    private MoneyFunctions() {}

    static void define(FunctionTable table) {
        table.infix("+", "cash_pl", Type.MONEY, Type.MONEY, Type.MONEY, (a, b, c) -> (Long) a + (Long) b);
        table.infix("-", "cash_mi", Type.MONEY, Type.MONEY, Type.MONEY, (a, b, c) -> (Long) a - (Long) b);
        table.infix("/", "cash_div_cash", Type.MONEY, Type.MONEY, Type.FLOAT8, (a, b, c) -> {
            requireNotZero((Long) b);
            return (double) (Long) a / (double) (Long) b;
        });
        fractions(table);
        for (Type integer : List.of(Type.INT8, Type.INT4, Type.INT2)) {
            whole(table, integer);
        }
        table.pure("cash_cmp(money, money) int4", (Long left, Long right) -> Long.compare(left, right));
        table.pure("cashlarger(money, money) money", (Long left, Long right) -> Math.max(left, right));
        table.pure("cashsmaller(money, money) money", (Long left, Long right) -> Math.min(left, right));
        table.pure("cash_words(money) text", (Long amount) -> MoneyWords.of(amount));
        casts(table);
    }

    private static void fractions(FunctionTable table) {
        table.infix("*", "cash_mul_flt8", Type.MONEY, Type.FLOAT8, Type.MONEY,
                (a, b, c) -> rounded((Long) a * (Double) b));
        table.infix("*", "flt8_mul_cash", Type.FLOAT8, Type.MONEY, Type.MONEY,
                (a, b, c) -> rounded((Double) a * (Long) b));
        table.infix("/", "cash_div_flt8", Type.MONEY, Type.FLOAT8, Type.MONEY, (a, b, c) -> {
            requireNotZero((Double) b);
            return rounded((Long) a / (Double) b);
        });
        table.infix("*", "cash_mul_flt4", Type.MONEY, Type.FLOAT4, Type.MONEY,
                (a, b, c) -> rounded((Long) a * (Float) b));
        table.infix("*", "flt4_mul_cash", Type.FLOAT4, Type.MONEY, Type.MONEY,
                (a, b, c) -> rounded((Float) a * (Long) b));
        table.infix("/", "cash_div_flt4", Type.MONEY, Type.FLOAT4, Type.MONEY, (a, b, c) -> {
            requireNotZero((Float) b);
            return rounded((Long) a / (double) (Float) b);
        });
    }

    private static Long rounded(double hundredths) {
        return (long) Math.rint(hundredths);
    }

    private static void whole(FunctionTable table, Type integer) {
        String name = integer.catalogName();
        table.infix("*", "cash_mul_" + name, Type.MONEY, integer, Type.MONEY,
                (a, b, c) -> (Long) a * ((Number) b).longValue());
        table.infix("*", name + "_mul_cash", integer, Type.MONEY, Type.MONEY,
                (a, b, c) -> ((Number) a).longValue() * (Long) b);
        table.infix("/", "cash_div_" + name, Type.MONEY, integer, Type.MONEY, (a, b, c) -> {
            requireNotZero(((Number) b).longValue());
            return (Long) a / ((Number) b).longValue();
        });
    }

    private static void requireNotZero(double divisor) {
        if (divisor == 0) {
            throw new StatementError(SqlState.DIVISION_BY_ZERO, "division by zero");
        }
    }

    /** Stable, as they depend on the locale elsewhere. */
    private static void casts(FunctionTable table) {
        table.within(Volatility.STABLE, "money(int4) money", (Integer whole, EvalContext c) -> times(
                whole));
        table.within(Volatility.STABLE, "money(int8) money", (Long whole, EvalContext c) -> times(
                whole));
        table.within(Volatility.STABLE, "money(numeric) money",
                (Numeric amount, EvalContext c) -> amount
                        .multiply(Numeric.of(HUNDREDTHS)).toLong(Type.INT8, Long.MIN_VALUE, Long.MAX_VALUE));
        table.within(Volatility.STABLE, "numeric(money) numeric",
                (Long amount, EvalContext c) -> Numeric.of(amount, FRACTION_DIGITS));
    }

    private static Long times(long whole) {
        long hundredths = whole * HUNDREDTHS;
        if (Math.multiplyHigh(whole, HUNDREDTHS) != hundredths >> 63) {
            throw IntegerFunctions.outOfRange(Type.INT8);
        }
        return hundredths;
    }
}
