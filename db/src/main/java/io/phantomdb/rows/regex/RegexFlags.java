package io.phantomdb.rows.regex;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/**
 * The options of a regular expression (PostgreSQL 15, table 9.24).
 *
 * @param global g: all matches, where a function can do with the first
 * @param ignoresCase i
 * @param stopsAtNewline . and negated brackets do not match a newline: n, p
 * @param anchorsAtLines ^ and $ match at every line: n, w
 * @param expanded x: white space and comments do not count
 * @param syntax how the rest is to be read
 */
public record RegexFlags(boolean global, boolean ignoresCase, boolean stopsAtNewline, boolean anchorsAtLines,
        boolean expanded, Syntax syntax) {
    /** Kinds of regular expressions. */
    public enum Syntax {
        ADVANCED,
        /** Without escapes and what else begins with a backslash or (?. */
        EXTENDED,
        BASIC,
        /** No regular expression, but the text that is looked for. */
        LITERAL
    }

    public static final RegexFlags NONE = new RegexFlags(false, false, false, false, false, Syntax.ADVANCED);
    public static final RegexFlags IGNORING_CASE = NONE.withCase(true);

    /** 22023 if there is no such option. */
    public static RegexFlags of(String letters) {
        RegexFlags flags = NONE;
        for (int at = 0; at < letters.length(); at++) {
            RegexFlags more = letters.charAt(at) == 'g' ? flags.asGlobal() : flags.with(letters.charAt(at));
            if (more == null) {
                throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "invalid regular expression option: \""
                        + Character.toString(letters.codePointAt(at)) + "\"");
            }
            flags = more;
        }
        return flags;
    }

    /** Null if there is no such option inside a pattern. */
    RegexFlags with(char letter) {
        return switch (letter) {
            case 'i' -> withCase(true);
            case 'c' -> withCase(false);
            case 'n', 'm' -> withLines(true, true);
            case 'p' -> withLines(true, false);
            case 's' -> withLines(false, false);
            case 'w' -> withLines(false, true);
            case 'x' -> withExpanded(true);
            case 't' -> withExpanded(false);
            case 'q' -> withSyntax(Syntax.LITERAL);
            case 'b' -> withSyntax(Syntax.BASIC);
            case 'e' -> withSyntax(Syntax.EXTENDED);
            default -> null;
        };
    }

    private RegexFlags asGlobal() {
        return new RegexFlags(true, ignoresCase, stopsAtNewline, anchorsAtLines, expanded, syntax);
    }

    private RegexFlags withCase(boolean ignored) {
        return new RegexFlags(global, ignored, stopsAtNewline, anchorsAtLines, expanded, syntax);
    }

    private RegexFlags withLines(boolean stops, boolean anchors) {
        return new RegexFlags(global, ignoresCase, stops, anchors, expanded, syntax);
    }

    private RegexFlags withExpanded(boolean on) {
        return new RegexFlags(global, ignoresCase, stopsAtNewline, anchorsAtLines, on, syntax);
    }

    RegexFlags withSyntax(Syntax other) {
        return new RegexFlags(global, ignoresCase, stopsAtNewline, anchorsAtLines, expanded, other);
    }
}
