package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.DatumText;
import java.util.List;

/** format (PostgreSQL 15, chapter 9.4.1): %s, %I and %L with positions and widths, %% for a percent sign. */
final class FormatFunction {
    private final List<Type> types;
    private final Object[] arguments;
    private final EvalContext context;
    private final String format;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int argument;

    private FormatFunction(List<Type> types, Object[] arguments, EvalContext context) {
        this.types = types;
        this.arguments = arguments;
        this.context = context;
        this.format = (String) arguments[0];
    }

    /** The format is the first argument; NULL of a NULL one. */
    static String apply(List<Type> types, Object[] arguments, EvalContext context) {
        return arguments[0] == null ? null : new FormatFunction(types, arguments, context).apply();
    }

    private String apply() {
        while (at < format.length()) {
            char character = format.charAt(at++);
            if (character != '%') {
                out.append(character);
            } else if (peek() == '%') {
                at++;
                out.append('%');
            } else {
                specifier();
            }
        }
        return out.toString();
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE, message);
    }

    private char peek() {
        if (at >= format.length()) {
            throw invalid("unterminated format() type specifier").withHint("For a single \"%\" use \"%%\".");
        }
        return format.charAt(at);
    }

    private void specifier() {
        int position = digitsBefore('$');
        boolean left = false;
        while (peek() == '-') {
            left = true;
            at++;
        }
        int width = width();
        char kind = peek();
        if ("sIL".indexOf(kind) < 0) {
            throw invalid("unrecognized format() type specifier \"" + Character.toString(format.codePointAt(at)) + "\"")
                    .withHint("For a single \"%\" use \"%%\".");
        }
        at++;
        int index = position > 0 ? position : ++argument;
        if (position > 0) {
            argument = position;
        }
        pad(text(kind, index), width, left || width < 0);
    }

    /** A number that ends there, which is skipped with its end; -1 if there is none. */
    private int digitsBefore(char end) {
        int digits = at;
        while (digits < format.length() && Character.isDigit(format.charAt(digits))) {
            digits++;
        }
        if (digits == at || digits >= format.length() || format.charAt(digits) != end) {
            return -1;
        }
        int value = number(at, digits);
        if (value == 0) {
            throw invalid("format specifies argument 0, but arguments are numbered from 1");
        }
        at = digits + 1;
        return value;
    }

    private int number(int from, int end) {
        try {
            return Integer.parseInt(format.substring(from, end));
        } catch (NumberFormatException tooLarge) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "number is out of range");
        }
    }

    private int width() {
        if (peek() != '*') {
            int from = at;
            while (Character.isDigit(peek())) {
                at++;
            }
            return at == from ? 0 : number(from, at);
        }
        at++;
        int position = digitsBefore('$');
        if (position > 0) {
            argument = position;
        }
        Object value = value(position > 0 ? position : ++argument);
        if (value == null || value instanceof Integer) {
            return value == null ? 0 : (Integer) value;
        }
        String text = DatumText.write(types.get(argument), value, context.textSettings());
        return (Integer) DatumText.read(Type.INT4, text, context);
    }

    private Object value(int index) {
        if (index >= arguments.length) {
            throw invalid("too few arguments for format()");
        }
        return arguments[index];
    }

    private String text(char kind, int index) {
        Object value = value(index);
        String text = value == null ? null : DatumText.write(types.get(index), value, context.textSettings());
        return switch (kind) {
            case 's' -> text == null ? "" : text;
            case 'L' -> text == null ? "NULL" : Quoting.literal(text);
            default -> {
                if (text == null) {
                    throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED,
                            "null values cannot be formatted as an SQL identifier");
                }
                yield Quoting.identifier(text);
            }
        };
    }

    private void pad(String text, int width, boolean left) {
        int missing = Math.max(0, Math.abs(width) - Characters.count(text));
        TextFunctions.checkLength((long) out.length() + missing + text.length());
        out.repeat(' ', left ? 0 : missing).append(text).repeat(' ', left ? missing : 0);
    }
}
