package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.MultirangeDatum;
import io.phantomdb.rows.RangeDatum;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The text form of multiranges (PostgreSQL 15, chapter 8.17.5): <code>{[1,3),[5,7)}</code>. */
final class MultirangeText {
    private static final String EMPTY = "empty";

    private final Type type;
    private final String text;
    private final List<RangeDatum> ranges = new ArrayList<>();
    private int at;

    private MultirangeText(Type type, String text) {
        this.type = type;
        this.text = text;
    }

    static String write(MultirangeDatum datum, TextSettings settings) {
        return datum.ranges().stream().map(range -> RangeText.write(range, settings))
                .collect(Collectors.joining(",", "{", "}"));
    }

    static MultirangeDatum read(Type type, String text, TextContext context) {
        return new MultirangeText(type.plain(), text).read(context);
    }

    private MultirangeDatum read(TextContext context) {
        skipSpaces();
        if (at == text.length() || text.charAt(at) != '{') {
            throw malformed("Missing left brace.");
        }
        at++;
        if (next() == '}') {
            at++;
        } else {
            elements(context);
        }
        skipSpaces();
        if (at < text.length()) {
            throw malformed("Junk after closing right brace.");
        }
        return MultirangeDatum.of(type, ranges);
    }

    /** Up to the closing brace, and past it. */
    private void elements(TextContext context) {
        while (true) {
            element(context);
            char after = next();
            if (after != ',' && after != '}') {
                throw malformed("Expected comma or end of multirange.");
            }
            at++;
            if (after == '}') {
                return;
            }
        }
    }

    private void element(TextContext context) {
        char first = next();
        if (first == '[' || first == '(') {
            int start = at;
            skipRange();
            ranges.add(RangeText.read(type.subtype(), text.substring(start, at), context));
        } else if (text.regionMatches(true, at, EMPTY, 0, EMPTY.length())) {
            at += EMPTY.length();
        } else {
            throw malformed("Expected range start.");
        }
    }

    /** To behind a closing bracket that is neither quoted nor escaped. */
    private void skipRange() {
        boolean quoted = false;
        while (true) {
            char here = next();
            at++;
            if (here == '\\') {
                next();
                at++;
            } else if (here == '"') {
                quoted = !quoted;
            } else if (!quoted && (here == ']' || here == ')')) {
                return;
            }
        }
    }

    /** What comes after blanks; there must be something. */
    private char next() {
        skipSpaces();
        if (at == text.length()) {
            throw malformed("Unexpected end of input.");
        }
        return text.charAt(at);
    }

    private void skipSpaces() {
        while (at < text.length() && InputErrors.isSpace(text.charAt(at))) {
            at++;
        }
    }

    private StatementError malformed(String detail) {
        return new StatementError(SqlState.INVALID_TEXT_REPRESENTATION,
                "malformed multirange literal: \"" + text + "\"").withDetail(detail);
    }
}
