package io.phantomdb.rows.function;

import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Volatility;
import java.math.BigInteger;

/** What a client may ask of the system that holds no rows (PostgreSQL 15, chapters 9.26 and 9.27). */
final class SystemFunctions {
    private SystemFunctions() {}

    static void define(FunctionTable table) {
        table.pure("pg_size_pretty(int8) text", (Long bytes) -> Sizes.pretty(BigInteger.valueOf(bytes)));
        table.pure("pg_size_pretty(numeric) text", (Numeric bytes) -> Sizes.pretty(bytes));
        table.pure("pg_size_bytes(text) int8", Sizes::bytes);
        table.within(Volatility.STABLE, "pg_client_encoding() text", context -> context.setting("client_encoding"));
        table.within(Volatility.STABLE, "getdatabaseencoding() text", context -> "UTF8");
        table.within(Volatility.VOLATILE, "pg_is_in_recovery() bool", context -> false);
        table.within(Volatility.VOLATILE, "pg_jit_available() bool", context -> false);
    }
}
