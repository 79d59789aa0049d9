package io.phantomdb.sql;

import io.phantomdb.base.ErrorSubject;
import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.sql.plpgsql.PlConditions;
import io.phantomdb.sql.plpgsql.PlSql;
import io.phantomdb.sql.plpgsql.PlStatement;
import java.util.LinkedHashMap;
import java.util.Map;

/** RAISE: errors and messages (PostgreSQL 15, chapter 43.9). */
final class PlRaising {
    private final PlQueries queries;
    private final SessionContext context;
    private final Environment environment;

    PlRaising(PlQueries queries, SessionContext context, Environment environment) {
        this.queries = queries;
        this.context = context;
        this.environment = environment;
    }

    /** The error is what the innermost handler is about, or null. */
    void raise(PlStatement.Raise raise, StatementError handled) {
        if (raise.again()) {
            if (handled == null) {
                throw new StatementError(SqlState.STACKED_DIAGNOSTICS_ACCESSED_WITHOUT_ACTIVE_HANDLER,
                        "RAISE without parameters cannot be used outside an exception handler");
            }
            throw handled;
        }
        Map<String, String> options = options(raise);
        String code = raise.code();
        if (options.containsKey("errcode")) {
            requireOnce(code == null, "ERRCODE");
            code = code(options.get("errcode"));
        }
        String message = raise.format() == null ? null : formatted(raise);
        if (options.containsKey("message")) {
            requireOnce(message == null, "MESSAGE");
            message = options.get("message");
        }
        if (message == null) {
            message = raise.condition() != null ? raise.condition() : code == null ? "P0001" : code;
        }
        if (raise.level().equals("EXCEPTION")) {
            throw error(code == null ? SqlState.RAISE_EXCEPTION.code() : code, message, options);
        }
        environment.notice(new Notice(Notice.Level.valueOf(raise.level()),
                raise.level().equals("WARNING") ? SqlState.WARNING : SqlState.SUCCESSFUL_COMPLETION, message,
                options.get("detail"), options.get("hint")));
    }

    private static void requireOnce(boolean isFirst, String option) {
        if (!isFirst) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "RAISE option already specified: " + option);
        }
    }

    private Map<String, String> options(PlStatement.Raise raise) {
        Map<String, String> options = new LinkedHashMap<>();
        for (PlStatement.RaiseOption option : raise.options()) {
            String value = text(option.value());
            if (value == null) {
                throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "RAISE statement option cannot be null");
            }
            requireOnce(options.put(option.name(), value) == null,
                    option.name().toUpperCase(java.util.Locale.ROOT));
        }
        return options;
    }

    /** Of five characters, or of a condition's name. */
    private static String code(String written) {
        if (written.matches("[0-9A-Z]{5}")) {
            return written;
        }
        String code = PlConditions.code(written);
        if (code == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "unrecognized exception condition \"" + written + "\"");
        }
        return code;
    }

    private static StatementError error(String code, String message, Map<String, String> options) {
        SqlState known = null;
        for (SqlState each : SqlState.values()) {
            known = each.code().equals(code) ? each : known;
        }
        StatementError error = new StatementError(known == null ? SqlState.RAISE_EXCEPTION : known, message,
                options.get("detail"), options.get("hint"), 0);
        StatementError coded = known == null ? error.raisedAs(code) : error;
        boolean hasSubject = options.containsKey("schema") || options.containsKey("table")
                || options.containsKey("column") || options.containsKey("datatype")
                || options.containsKey("constraint");
        return hasSubject
                ? coded.about(new ErrorSubject(options.get("schema"), options.get("table"), options.get("column"),
                        options.get("datatype"), options.get("constraint")))
                : coded;
    }

    private String formatted(PlStatement.Raise raise) {
        StringBuilder message = new StringBuilder();
        String format = raise.format();
        int argument = 0;
        for (int at = 0; at < format.length(); at++) {
            char c = format.charAt(at);
            if (c != '%') {
                message.append(c);
            } else if (at + 1 < format.length() && format.charAt(at + 1) == '%') {
                message.append('%');
                at++;
            } else {
                String value = text(raise.arguments().get(argument++));
                message.append(value == null ? "<NULL>" : value);
            }
        }
        return message.toString();
    }

    private String text(PlSql sql) {
        PlQueries.Value value = queries.value(sql);
        Type type = value.type().type();
        return value.datum() == null ? null : DatumText.write(type, value.datum(), context.textSettings());
    }

    /** GET STACKED DIAGNOSTICS; never null. */
    static String item(StatementError error, String item) {
        String value = switch (item) {
            case "returned_sqlstate" -> error.code();
            case "message_text" -> error.getMessage();
            case "pg_exception_detail" -> error.detail();
            case "pg_exception_hint" -> error.hint();
            case "pg_exception_context" -> error.context();
            case "column_name" -> error.subject().column();
            case "constraint_name" -> error.subject().constraint();
            case "pg_datatype_name" -> error.subject().dataType();
            case "table_name" -> error.subject().table();
            default -> error.subject().schema();
        };
        return value == null ? "" : value;
    }
}
