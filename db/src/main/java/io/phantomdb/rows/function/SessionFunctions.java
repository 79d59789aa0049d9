package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.settings.SessionSettings;
import io.phantomdb.base.settings.Setting;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function.Body0;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.text.DatumText;
import java.util.List;
import java.util.Locale;

/** What a session knows of itself (PostgreSQL 15, chapter 9.26). Names are text here, not name. */
final class SessionFunctions {
    private SessionFunctions() {}

    static void define(FunctionTable table) {
        stable(table, "version", Type.TEXT, EvalContext::version);
        stable(table, "current_database", Type.NAME, EvalContext::database);
        stable(table, "current_catalog", Type.NAME, EvalContext::database);
        stable(table, "current_schema", Type.NAME, EvalContext::schema);
        for (String name : List.of("current_user", "user", "current_role")) {
            stable(table, name, Type.NAME, EvalContext::user);
        }
        stable(table, "session_user", Type.NAME, EvalContext::sessionUser);
        stable(table, "pg_backend_pid", Type.INT4, EvalContext::backendPid);
        changing(table);
        table.stable("current_setting", List.of(Type.TEXT), Type.TEXT,
                (Function.Body1) (a, c) -> setting((String) a, false, c));
        table.stable("current_setting", List.of(Type.TEXT, Type.BOOL), Type.TEXT,
                (Function.Body2) (a, b, c) -> setting((String) a, (Boolean) b, c));
    }

    private static void stable(FunctionTable table, String name, Type result, Body0 body) {
        table.add(new Function(name, List.of(), result, Volatility.STABLE, true, body));
    }

    /** As SHOW says it. */
    private static String shown(String name, String kept) {
        Setting setting = SessionSettings.find(name.toLowerCase(Locale.ROOT));
        return kept == null || setting == null ? kept : setting.shown(kept);
    }

    private static void changing(FunctionTable table) {
        // A NULL value means the default, as in SET … TO DEFAULT.
        table.add(new Function("set_config", List.of(Type.TEXT, Type.TEXT, Type.BOOL), Type.TEXT, Volatility.VOLATILE,
                false, (Function.Body3) (name, value, local, c) -> setConfig((String) name, (String) value, local, c)));
        table.within(Volatility.VOLATILE, "pg_cancel_backend(int4) bool",
                (Integer pid, EvalContext context) -> context.signalBackend(pid, false));
        table.within(Volatility.VOLATILE, "pg_terminate_backend(int4) bool",
                (Integer pid, EvalContext context) -> context.signalBackend(pid, true));
        table.within(Volatility.VOLATILE, "setseed(float8) void", SessionFunctions::seed);
        table.within(Volatility.VOLATILE, "pg_sleep(float8) void", SessionFunctions::sleepSeconds);
        table.within(Volatility.VOLATILE, "pg_sleep_for(interval) void", (Interval time, EvalContext context) -> {
            long now = context.clockMicros();
            return sleep(IntervalMath.plus(now, time, context.textSettings().timeZone()) - now, context);
        });
        table.within(Volatility.VOLATILE, "pg_sleep_until(timestamptz) void",
                (Long until, EvalContext context) -> sleep(until - context.clockMicros(), context));
    }

    private static String setConfig(String name, String value, Object local, EvalContext context) {
        if (name == null) {
            throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "SET requires parameter name");
        }
        return shown(name, context.setSetting(name.toLowerCase(Locale.ROOT), value, Boolean.TRUE.equals(local)));
    }

    private static String seed(Double seed, EvalContext context) {
        if (!(seed >= -1 && seed <= 1)) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "setseed parameter "
                    + DatumText.write(Type.FLOAT8, seed, context.textSettings()) + " is out of allowed range [-1,1]");
        }
        context.seed(seed);
        return "";
    }

    private static String sleepSeconds(Double seconds, EvalContext context) {
        return sleep((long) Math.ceil(seconds * Instants.MICROS_PER_SECOND), context);
    }

    private static String sleep(long micros, EvalContext context) {
        if (micros > 0) {
            context.sleep(Math.min(micros, Long.MAX_VALUE / 1_000) * 1_000);
        }
        return "";
    }

    private static String setting(String name, boolean missingIsNull, EvalContext context) {
        String value = shown(name, context.setting(name.toLowerCase(Locale.ROOT)));
        if (value == null && !missingIsNull) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "unrecognized configuration parameter \"" + name + "\"");
        }
        return value;
    }
}
