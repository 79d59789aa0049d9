package io.phantomdb.session;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.sql.parse.BackslashStrings;

/** What a query string means by the setting {@code standard_conforming_strings} (PostgreSQL 15, chapter 20.13.1). */
final class WrittenStrings {
    private WrittenStrings() {}

    /** The text as it is to be read; whoever writes escapes into plain literals is warned, unless that is not wanted. */
    static String meant(String sql, SessionEnvironment environment) {
        if (!"off".equals(environment.setting("standard_conforming_strings"))) {
            return sql;
        }
        BackslashStrings.Explicit explicit = BackslashStrings.of(sql);
        if (!"off".equals(environment.setting("escape_string_warning"))) {
            explicit.firstEscapes().forEach(escape -> environment.notice(warning(escape)));
        }
        return explicit.sql();
    }

    private static Notice warning(char escape) {
        return switch (escape) {
            case '\'' -> warning("\\'",
                    "Use '' to write quotes in strings, or use the escape string syntax (E'...').");
            case '\\' -> warning("\\\\", "Use the escape string syntax for backslashes, e.g., E'\\\\'.");
            default -> warning("escape", "Use the escape string syntax for escapes, e.g., E'\\r\\n'.");
        };
    }

    private static Notice warning(String what, String hint) {
        return new Notice(Notice.Level.WARNING, SqlState.NONSTANDARD_USE_OF_ESCAPE_CHARACTER,
                "nonstandard use of " + what + " in a string literal", null, hint);
    }
}
