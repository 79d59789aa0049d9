package io.phantomdb.sql.plpgsql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.parse.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** RAISE. */
final class PlRaises {
    private static final List<String> LEVELS = List.of("debug", "log", "info", "notice", "warning", "exception");
    private static final List<String> OPTIONS = List.of("message", "detail", "hint", "errcode", "column", "constraint",
            "datatype", "table", "schema");

    private final PlParser parser;
    private final PlReader reader;
    private final PlPieces pieces;

    PlRaises(PlParser parser, PlReader reader, PlPieces pieces) {
        this.parser = parser;
        this.reader = reader;
        this.pieces = pieces;
    }

    PlStatement raise(int line) {
        if (reader.accept(";")) {
            return new PlStatement.Raise("EXCEPTION", null, null, null, List.of(), List.of(), true, line);
        }
        String level = "EXCEPTION";
        if (LEVELS.contains(reader.peek().text()) && reader.peek().kind() == Words.Kind.NAME) {
            level = reader.name().toUpperCase(Locale.ROOT);
        }
        String code = null;
        String condition = null;
        String format = null;
        List<PlSql> arguments = new ArrayList<>();
        if (reader.peek().kind() == Words.Kind.STRING) {
            format = reader.next().text();
            while (reader.accept(",")) {
                arguments.add(parser.expression(",", "using", ";"));
            }
            requireArguments(format, arguments.size());
        } else if (reader.accept("sqlstate")) {
            code = parser.sqlState();
            condition = code;
        } else if (!reader.is("using") && !reader.is(";")) {
            condition = reader.name();
            code = PlConditions.code(condition);
            if (code == null) {
                throw new StatementError(SqlState.UNDEFINED_OBJECT,
                        "unrecognized exception condition \"" + condition + "\"");
            }
        }
        List<PlStatement.RaiseOption> options = reader.accept("using") ? options() : List.of();
        reader.expect(";");
        return new PlStatement.Raise(level, code, condition, format, arguments, options, false, line);
    }

    private void requireArguments(String format, int given) {
        int wanted = 0;
        for (int at = 0; at < format.length(); at++) {
            if (format.charAt(at) == '%') {
                if (at + 1 < format.length() && format.charAt(at + 1) == '%') {
                    at++;
                } else {
                    wanted++;
                }
            }
        }
        if (wanted != given) {
            throw reader.error(given > wanted
                    ? "too many parameters specified for RAISE"
                    : "too few parameters specified for RAISE");
        }
    }

    private List<PlStatement.RaiseOption> options() {
        List<PlStatement.RaiseOption> options = new ArrayList<>();
        do {
            String name = reader.name();
            if (!OPTIONS.contains(name)) {
                throw reader.error("unrecognized RAISE statement option at or near \"" + name + "\"");
            }
            if (!reader.accept("=")) {
                reader.expect(":=");
            }
            options.add(new PlStatement.RaiseOption(name, parser.expression(",", ";")));
        } while (reader.accept(","));
        return options;
    }

    PlPieces pieces() {
        return pieces;
    }
}
