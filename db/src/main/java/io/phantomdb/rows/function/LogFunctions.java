package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Functions of places in a log and in tables, and of numbers of transactions (PostgreSQL 15, chapters 8.19 and 8.20). */
final class LogFunctions {
    private LogFunctions() {}

    static void define(FunctionTable table) {
        table.infix("-", "pg_lsn_mi", Type.PG_LSN, Type.PG_LSN, Type.NUMERIC,
                (a, b, c) -> number(unsigned((Long) a).subtract(unsigned((Long) b))));
        table.infix("+", "pg_lsn_pli", Type.PG_LSN, Type.NUMERIC, Type.PG_LSN,
                (a, b, c) -> plus((Long) a, (Numeric) b));
        table.infix("+", "numeric_pl_pg_lsn", Type.NUMERIC, Type.PG_LSN, Type.PG_LSN,
                (a, b, c) -> plus((Long) b, (Numeric) a));
        table.infix("-", "pg_lsn_mii", Type.PG_LSN, Type.NUMERIC, Type.PG_LSN,
                (a, b, c) -> minus((Long) a, (Numeric) b));
        table.pure("pg_wal_lsn_diff(pg_lsn, pg_lsn) numeric",
                (Long left, Long right) -> number(unsigned(left).subtract(unsigned(right))));
        table.pure("pg_lsn(numeric) pg_lsn", (Numeric number) -> {
            requireNumber(number, "convert", "to");
            return place(number);
        });
        orders(table);
    }

    private static void orders(FunctionTable table) {
        table.pure("pg_lsn_cmp(pg_lsn, pg_lsn) int4", Long::compareUnsigned);
        table.pure("pg_lsn_larger(pg_lsn, pg_lsn) pg_lsn", LogFunctions::larger);
        table.pure("pg_lsn_smaller(pg_lsn, pg_lsn) pg_lsn", LogFunctions::smaller);
        table.pure("xid8cmp(xid8, xid8) int4", Long::compareUnsigned);
        table.pure("xid8_larger(xid8, xid8) xid8", LogFunctions::larger);
        table.pure("xid8_smaller(xid8, xid8) xid8", LogFunctions::smaller);
        table.pure("bttidcmp(tid, tid) int4", (Long left, Long right) -> Long.compare(left, right));
        table.pure("tidlarger(tid, tid) tid", (Long left, Long right) -> Math.max(left, right));
        table.pure("tidsmaller(tid, tid) tid", (Long left, Long right) -> Math.min(left, right));
    }

    private static Long larger(Long left, Long right) {
        return Long.compareUnsigned(left, right) > 0 ? left : right;
    }

    private static Long smaller(Long left, Long right) {
        return Long.compareUnsigned(left, right) < 0 ? left : right;
    }

    private static BigDecimal unsigned(long place) {
        return new BigDecimal(new BigInteger(Long.toUnsignedString(place)));
    }

    private static Numeric number(BigDecimal number) {
        return Numeric.of(number);
    }

    private static Long plus(Long place, Numeric bytes) {
        requireNumber(bytes, "add", "to");
        return place(number(unsigned(place)).add(bytes));
    }

    private static Long minus(Long place, Numeric bytes) {
        requireNumber(bytes, "subtract", "from");
        return place(number(unsigned(place)).subtract(bytes));
    }

    private static void requireNumber(Numeric number, String verb, String direction) {
        if (number.isNan()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot " + verb + " NaN " + direction + " pg_lsn");
        }
    }

    private static Long place(Numeric number) {
        if (number.isInfinite()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "cannot convert infinity to pg_lsn");
        }
        BigInteger place = number.round(0).decimal().toBigInteger();
        if (place.signum() < 0 || place.bitLength() > Long.SIZE) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "pg_lsn out of range");
        }
        return place.longValue();
    }
}
