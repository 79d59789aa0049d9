package io.phantomdb.rows.function;

import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.List;
import java.util.UUID;

/** gen_random_uuid (PostgreSQL 15, chapter 9.14), from the session's own randomness. */
final class UuidFunctions {
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 1L << 63;

    private UuidFunctions() {}

    static void define(FunctionTable table) {
        table.add(new Function("gen_random_uuid", List.of(), Type.UUID, Volatility.VOLATILE, true,
                (Function.Body0) UuidFunctions::random));
    }

    static UUID random(EvalContext context) {
        long high = context.bits();
        long low = context.bits();
        return new UUID(high & ~0xF000L | VERSION_4, low & ~(3L << 62) | VARIANT);
    }
}
