package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body0;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.List;
import java.util.Locale;

/** What a session knows of itself (PostgreSQL 15, chapter 9.26). Names are text here, not name. */
final class SessionFunctions {
    private SessionFunctions() {}

    static void define(FunctionTable table) {
        stable(table, "version", Type.TEXT, EvalContext::version);
        stable(table, "current_database", Type.TEXT, EvalContext::database);
        stable(table, "current_catalog", Type.TEXT, EvalContext::database);
        stable(table, "current_schema", Type.TEXT, EvalContext::schema);
        for (String name : List.of("current_user", "session_user", "user", "current_role")) {
            stable(table, name, Type.TEXT, EvalContext::user);
        }
        stable(table, "pg_backend_pid", Type.INT4, EvalContext::backendPid);
        table.stable("current_setting", List.of(Type.TEXT), Type.TEXT,
                (Function.Body1) (a, c) -> setting((String) a, false, c));
        table.stable("current_setting", List.of(Type.TEXT, Type.BOOL), Type.TEXT,
                (Function.Body2) (a, b, c) -> setting((String) a, (Boolean) b, c));
    }

    private static void stable(FunctionTable table, String name, Type result, Body0 body) {
        table.add(new Function(name, List.of(), result, Volatility.STABLE, true, body));
    }

    private static String setting(String name, boolean missingIsNull, EvalContext context) {
        String value = context.setting(name.toLowerCase(Locale.ROOT));
        if (value == null && !missingIsNull) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "unrecognized configuration parameter \"" + name + "\"");
        }
        return value;
    }
}
