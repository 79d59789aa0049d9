package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.RangeDatum;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.Type;

/** The text form of ranges (PostgreSQL 15, chapter 8.17.5): {@code [1,10)}, {@code empty}. */
final class RangeText {
    private final Type type;
    private final String text;
    private int at;

    private RangeText(Type type, String text) {
        this.type = type;
        this.text = text;
    }

    static String write(RangeDatum range, TextSettings settings) {
        if (range.isEmpty()) {
            return "empty";
        }
        StringBuilder text = new StringBuilder().append(range.lowerInclusive() ? '[' : '(');
        append(text, range, range.lower(), settings);
        text.append(',');
        append(text, range, range.upper(), settings);
        return text.append(range.upperInclusive() ? ']' : ')').toString();
    }

    private static void append(StringBuilder to, RangeDatum range, Object bound, TextSettings settings) {
        if (bound == null) {
            return;
        }
        String value = DatumText.write(range.type().subtype(), bound, settings);
        boolean quoted = value.isEmpty() || value.chars().anyMatch(each -> isSpecial((char) each));
        to.append(quoted ? "\"" : "");
        for (int at = 0; at < value.length(); at++) {
            char here = value.charAt(at);
            to.append(here == '"' || here == '\\' ? String.valueOf(here) : "").append(here);
        }
        to.append(quoted ? "\"" : "");
    }

    private static boolean isSpecial(char character) {
        return "\"\\()[],".indexOf(character) >= 0 || isSpace(character);
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }

    static RangeDatum read(Type type, String text, TextContext context) {
        return new RangeText(type, text).read(context);
    }

    private RangeDatum read(TextContext context) {
        skipSpaces();
        if (text.regionMatches(true, at, "empty", 0, 5)) {
            at += 5;
            skipSpaces();
            if (at < text.length()) {
                throw malformed("Junk after \"empty\" key word.");
            }
            return RangeDatum.empty(type);
        }
        boolean lowerInclusive = next('[', '(', "Missing left parenthesis or bracket.");
        String lower = bound();
        if (at == text.length() || text.charAt(at) != ',') {
            throw malformed("Missing comma after lower bound.");
        }
        at++;
        String upper = bound();
        boolean upperInclusive = next(']', ')', at < text.length() && text.charAt(at) == ','
                ? "Too many commas."
                : "Unexpected end of input.");
        skipSpaces();
        if (at < text.length()) {
            throw malformed("Junk after right parenthesis or bracket.");
        }
        return RangeDatum.of(type, value(lower, context), lowerInclusive, value(upper, context), upperInclusive);
    }

    private Object value(String bound, TextContext context) {
        return bound == null ? null : DatumText.read(type.subtype(), bound, context);
    }

    private boolean next(char inclusive, char exclusive, String otherwise) {
        char here = at < text.length() ? text.charAt(at) : 0;
        if (here != inclusive && here != exclusive) {
            throw malformed(otherwise);
        }
        at++;
        return here == inclusive;
    }

    /** Up to a comma or an end, with quotes taken off; null if there is nothing. */
    private String bound() {
        if (at < text.length() && ",)]".indexOf(text.charAt(at)) >= 0) {
            return null;
        }
        StringBuilder bound = new StringBuilder();
        boolean quoted = false;
        while (quoted || at < text.length() && ",()[]".indexOf(text.charAt(at)) < 0) {
            char here = character();
            if (here == '\\') {
                bound.append(character());
            } else if (here != '"') {
                bound.append(here);
            } else if (quoted && at < text.length() && text.charAt(at) == '"') {
                bound.append(character());
            } else {
                quoted = !quoted;
            }
        }
        return bound.toString();
    }

    private char character() {
        if (at == text.length()) {
            throw malformed("Unexpected end of input.");
        }
        return text.charAt(at++);
    }

    private void skipSpaces() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private StatementError malformed(String detail) {
        return new StatementError(SqlState.INVALID_TEXT_REPRESENTATION, "malformed range literal: \"" + text + "\"")
                .withDetail(detail);
    }
}
