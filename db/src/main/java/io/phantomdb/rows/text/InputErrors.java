package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/** What PostgreSQL says of text that is no datum of a type. */
final class InputErrors {
    private InputErrors() {}

    static StatementError syntax(String typeName, String text) {
        return new StatementError(SqlState.INVALID_TEXT_REPRESENTATION,
                "invalid input syntax for type " + typeName + ": \"" + text + "\"");
    }

    static StatementError timeSyntax(String typeName, String text) {
        return new StatementError(SqlState.INVALID_DATETIME_FORMAT,
                "invalid input syntax for type " + typeName + ": \"" + text + "\"");
    }

    /** For whole numbers, which name the type. */
    static StatementError outOfRange(String typeName, String text) {
        return new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                "value \"" + text + "\" is out of range for type " + typeName);
    }

    /** For numbers with a fraction, which quote the text first. */
    static StatementError floatOutOfRange(String typeName, String text) {
        return new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                "\"" + text + "\" is out of range for type " + typeName);
    }

    /** C's isspace in the C locale: what number parsers skip. */
    static boolean isSpace(char character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }

    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
