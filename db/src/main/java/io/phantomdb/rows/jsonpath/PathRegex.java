package io.phantomdb.rows.jsonpath;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.regex.Regex;
import io.phantomdb.rows.regex.RegexFlags;

/** The regular expressions of like_regex, and their flags (PostgreSQL 15, chapter 9.16.2.3). */
final class PathRegex {
    private static final String ORDER = "ismxq";

    private PathRegex() {}

    /** The flags in the order in which a path is written out. */
    static String flags(String written) {
        for (int at = 0; at < written.length(); at++) {
            if (ORDER.indexOf(written.charAt(at)) < 0) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "invalid input syntax for type jsonpath").withDetail(
                        "Unrecognized flag character \"" + Character.toString(written.codePointAt(at))
                                + "\" in LIKE_REGEX predicate.");
            }
        }
        StringBuilder ordered = new StringBuilder();
        for (int at = 0; at < ORDER.length(); at++) {
            if (written.indexOf(ORDER.charAt(at)) >= 0) {
                ordered.append(ORDER.charAt(at));
            }
        }
        return ordered.toString();
    }

    /** 2201B if it is none. */
    static Regex of(PathNode.LikeRegex like) {
        StringBuilder letters = new StringBuilder(like.flags().contains("i") ? "i" : "");
        if (like.flags().contains("q")) {
            letters.append('q');
        } else {
            boolean dotAll = like.flags().contains("s");
            boolean lines = like.flags().contains("m");
            letters.append(dotAll ? lines ? "w" : "s" : lines ? "n" : "p");
            if (like.flags().contains("x")) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                        "XQuery \"x\" flag (expanded regular expressions) is not implemented");
            }
        }
        return Regex.compile(like.pattern(), RegexFlags.of(letters.toString()));
    }
}
