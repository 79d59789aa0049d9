package io.phantomdb.rows.function;

import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.SessionEffects.AdvisoryKey;
import io.phantomdb.rows.SessionEffects.LockWish;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.List;

/** Advisory locks (PostgreSQL 15, chapter 9.27.10) and pg_notify (chapter 42, "NOTIFY"). */
final class LockFunctions {
    private LockFunctions() {}

    static void define(FunctionTable table) {
        for (boolean shared : new boolean[]{false, true}) {
            String suffix = shared ? "_shared" : "";
            for (boolean forTransaction : new boolean[]{false, true}) {
                String name = forTransaction ? "advisory_xact_lock" : "advisory_lock";
                lock(table, "pg_" + name + suffix, new LockWish(shared, forTransaction, true));
                lock(table, "pg_try_" + name + suffix, new LockWish(shared, forTransaction, false));
            }
            unlock(table, "pg_advisory_unlock" + suffix, shared);
        }
        table.add(new Function("pg_advisory_unlock_all", List.of(), Type.VOID, Volatility.VOLATILE, true,
                (Function.Body0) context -> {
                    context.effects().unlockAllAdvisory();
                    return "";
                }));
        table.add(new Function("pg_notify", List.of(Type.TEXT, Type.TEXT), Type.VOID, Volatility.VOLATILE, false,
                (Function.Body2) (channel, payload, context) -> {
                    context.effects().notify(channel == null ? "" : (String) channel,
                            payload == null ? "" : (String) payload);
                    return "";
                }));
    }

    private static void lock(FunctionTable table, String name, LockWish wish) {
        Type result = wish.waits() ? Type.VOID : Type.BOOL;
        table.add(new Function(name, List.of(Type.INT8), result, Volatility.VOLATILE, true,
                (Function.Body1) (key, context) -> lock(AdvisoryKey.of((Long) key), wish, context)));
        table.add(new Function(name, List.of(Type.INT4, Type.INT4), result, Volatility.VOLATILE, true,
                (Function.Body2) (first, second, context) -> lock(AdvisoryKey.of((Integer) first, (Integer) second),
                        wish, context)));
    }

    private static Object lock(AdvisoryKey key, LockWish wish, EvalContext context) {
        boolean held = context.effects().lockAdvisory(key, wish);
        return wish.waits() ? "" : (Object) held;
    }

    private static void unlock(FunctionTable table, String name, boolean shared) {
        table.add(new Function(name, List.of(Type.INT8), Type.BOOL, Volatility.VOLATILE, true,
                (Function.Body1) (key, context) -> context.effects().unlockAdvisory(AdvisoryKey.of((Long) key),
                        shared)));
        table.add(new Function(name, List.of(Type.INT4, Type.INT4), Type.BOOL, Volatility.VOLATILE, true,
                (Function.Body2) (first, second, context) -> context.effects().unlockAdvisory(
                        AdvisoryKey.of((Integer) first, (Integer) second), shared)));
    }
}
