package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.Type;
import java.util.List;

/** Reads a row from its text (PostgreSQL 15, record_in of rowtypes.c): nothing at all is NULL, quotes may stand anywhere. */
final class RecordReader {
    private final Type type;
    private final String text;
    private final TextContext context;
    private int at;

    private RecordReader(Type type, String text, TextContext context) {
        this.type = type;
        this.text = text;
        this.context = context;
    }

    static RecordDatum read(Type type, String text, TextContext context) {
        if (type.fields() == null || !type.isComposite()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "input of anonymous composite types is not implemented");
        }
        return new RecordReader(type, text, context).read();
    }

    private RecordDatum read() {
        skipSpaces();
        if (peek() != '(') {
            throw malformed("Missing left parenthesis.");
        }
        at++;
        List<Type.Field> fields = type.fields();
        Object[] values = new Object[fields.size()];
        for (int field = 0; field < values.length; field++) {
            if (field > 0) {
                if (peek() != ',') {
                    throw malformed("Too few columns.");
                }
                at++;
            }
            String part = part();
            values[field] = part == null
                    ? DatumText.readNull(fields.get(field).type().type(), context)
                    : DatumText.read(fields.get(field).type(), part, context);
        }
        if (peek() != ')') {
            throw malformed("Too many columns.");
        }
        at++;
        skipSpaces();
        if (at < text.length()) {
            throw malformed("Junk after right parenthesis.");
        }
        return new RecordDatum(type.plain(), values);
    }

    /** Up to a comma or a parenthesis outside of quotes, which stay where they are; null if nothing stands there. */
    private String part() {
        if (peek() == ',' || peek() == ')') {
            return null;
        }
        StringBuilder part = new StringBuilder();
        boolean isQuoted = false;
        while (isQuoted || peek() != ',' && peek() != ')') {
            char next = next();
            if (next == '\\') {
                part.append(next());
            } else if (next == '"') {
                if (isQuoted && at < text.length() && text.charAt(at) == '"') {
                    part.append('"');
                    at++;
                } else {
                    isQuoted = !isQuoted;
                }
            } else {
                part.append(next);
            }
        }
        return part.toString();
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() {
        if (at == text.length()) {
            throw malformed("Unexpected end of input.");
        }
        return text.charAt(at++);
    }

    private void skipSpaces() {
        while (at < text.length() && InputErrors.isSpace(text.charAt(at))) {
            at++;
        }
    }

    private StatementError malformed(String detail) {
        return new StatementError(SqlState.INVALID_TEXT_REPRESENTATION, "malformed record literal: \"" + text + "\"")
                .withDetail(detail);
    }
}
