package io.phantomdb.rows.function;

import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Volatility;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** What a client may ask of the system that holds no rows (PostgreSQL 15, chapters 9.26 and 9.27). */
final class SystemFunctions {
    private static final int NAME_BYTES_MAX = 63;

    private SystemFunctions() {}

    static void define(FunctionTable table) {
        table.pure("pg_size_pretty(int8) text", (Long bytes) -> Sizes.pretty(BigInteger.valueOf(bytes)));
        table.pure("pg_size_pretty(numeric) text", (Numeric bytes) -> Sizes.pretty(bytes));
        table.pure("pg_size_bytes(text) int8", Sizes::bytes);
        table.within(Volatility.STABLE, "pg_client_encoding() text", context -> context.setting("client_encoding"));
        table.within(Volatility.STABLE, "getdatabaseencoding() text", context -> "UTF8");
        table.pure("nameconcatoid(name, oid) name", SystemFunctions::numbered);
        table.within(Volatility.VOLATILE, "pg_is_in_recovery() bool", context -> false);
        table.within(Volatility.VOLATILE, "pg_jit_available() bool", context -> false);
    }

    /** {@code name_oid}, the name cut so that it is one: how information_schema tells functions of one name apart. */
    private static String numbered(String name, Long oid) {
        String suffix = "_" + oid;
        return cut(name, NAME_BYTES_MAX - suffix.length()) + suffix;
    }

    private static String cut(String name, int bytesMax) {
        int end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > bytesMax) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }
}
