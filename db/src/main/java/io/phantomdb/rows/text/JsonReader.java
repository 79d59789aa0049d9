package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Reads JSON (RFC 8259, with PostgreSQL's complaints): the whole as jsonb, or the parts of one container as the text they
 * were written as, for the type json keeps its text.
 */
public final class JsonReader {
    private static final int DEPTH_MAX = 1_000;

    private final String text;
    /** False while only the form counts: then nothing is refused that json can hold and jsonb cannot. */
    private final boolean values;
    private int at;
    private int depth;

    private JsonReader(String text, boolean values) {
        this.text = text;
        this.values = values;
    }

    /** 22P02 if it is no JSON, 22P05 if it holds what text cannot. */
    public static Json read(String text) {
        return new JsonReader(text, true).whole();
    }

    /** 22P02 if it is no JSON. */
    public static void check(String text) {
        new JsonReader(text, false).whole();
    }

    /** The first character that is no space: it says what the JSON is. */
    public static char first(String json) {
        JsonReader reader = new JsonReader(json, false);
        reader.skipSpaces();
        return reader.at < json.length() ? json.charAt(reader.at) : '\0';
    }

    /** The keys of an object, each with the text of its value, as often as they come. */
    public static List<Map.Entry<String, String>> entries(String object) {
        JsonReader reader = new JsonReader(object, true);
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        reader.skipSpaces();
        reader.at++;
        for (reader.skipSpaces(); reader.peek() != '}'; reader.skipSpaces()) {
            reader.at += reader.peek() == ',' ? 1 : 0;
            reader.skipSpaces();
            String key = reader.string();
            reader.skipSpaces();
            reader.at++;
            entries.add(Map.entry(key, reader.part()));
        }
        return entries;
    }

    /** The elements of an array, as they were written. */
    public static List<String> elements(String array) {
        JsonReader reader = new JsonReader(array, true);
        List<String> elements = new ArrayList<>();
        reader.skipSpaces();
        reader.at++;
        for (reader.skipSpaces(); reader.peek() != ']'; reader.skipSpaces()) {
            reader.at += reader.peek() == ',' ? 1 : 0;
            elements.add(reader.part());
        }
        return elements;
    }

    private String part() {
        skipSpaces();
        int start = at;
        JsonReader inner = new JsonReader(text, false);
        inner.at = at;
        inner.value();
        at = inner.at;
        return text.substring(start, at);
    }

    private Json whole() {
        Json json = value();
        skipSpaces();
        if (at < text.length()) {
            throw unexpected("Expected end of input, but found %s.");
        }
        return json;
    }

    private Json value() {
        skipSpaces();
        char first = peek();
        return switch (first) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Json.Text(string());
            default -> {
                if (first == '-' || first >= '0' && first <= '9') {
                    yield number();
                }
                yield word();
            }
        };
    }

    private Json object() {
        enter();
        SequencedMap<String, Json> entries = new LinkedHashMap<>();
        skipSpaces();
        boolean first = true;
        while (peek() != '}' || !first) {
            if (peek() != '"') {
                throw unexpected(first ? "Expected string or \"}\", but found %s." : "Expected string, but found %s.");
            }
            String key = string();
            skipSpaces();
            if (peek() != ':') {
                throw unexpected("Expected \":\", but found %s.");
            }
            at++;
            entries.put(key, value());
            first = false;
            skipSpaces();
            if (peek() == '}') {
                break;
            }
            if (peek() != ',') {
                throw unexpected("Expected \",\" or \"}\", but found %s.");
            }
            at++;
            skipSpaces();
        }
        leave();
        return new Json.Object(entries);
    }

    private Json array() {
        enter();
        List<Json> elements = new ArrayList<>();
        skipSpaces();
        boolean first = true;
        while (peek() != ']' || !first) {
            elements.add(value());
            first = false;
            skipSpaces();
            if (peek() == ']') {
                break;
            }
            if (peek() != ',') {
                throw unexpected("Expected \",\" or \"]\", but found %s.");
            }
            at++;
        }
        leave();
        return new Json.Array(elements);
    }

    private void enter() {
        at++;
        if (++depth > DEPTH_MAX) {
            throw new StatementError(SqlState.STATEMENT_TOO_COMPLEX, "JSON is nested more than " + DEPTH_MAX
                    + " levels deep");
        }
    }

    private void leave() {
        at++;
        depth--;
    }

    private Json number() {
        int start = at;
        at += text.charAt(at) == '-' ? 1 : 0;
        boolean good = true;
        if (at < text.length() && text.charAt(at) == '0') {
            at++;
        } else {
            good = digits();
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            good &= digits();
        }
        if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            at++;
            at += at < text.length() && "+-".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
            good &= digits();
        }
        int end = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        if (!good || end != at) {
            throw invalid("Token \"" + text.substring(start, at) + "\" is invalid.");
        }
        return values ? new Json.Number(NumberText.numeric(text.substring(start, at))) : Json.NULL;
    }

    private boolean digits() {
        int start = at;
        while (at < text.length() && NumberText.isDigit(text.charAt(at))) {
            at++;
        }
        return at > start;
    }

    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character >= 0x80;
    }

    private Json word() {
        String token = token();
        switch (token) {
            case "true", "false", "null" -> at += token.length();
            default -> {
                throw isWord(token.charAt(0)) || "{}[],:\"".indexOf(token.charAt(0)) < 0
                        ? invalid("Token \"" + token + "\" is invalid.")
                        : invalid("Expected JSON value, but found \"" + token + "\".");
            }
        }
        return switch (token) {
            case "true" -> Json.TRUE;
            case "false" -> Json.FALSE;
            default -> Json.NULL;
        };
    }

    /** A word, or a single character. */
    private String token() {
        peek();
        int end = at;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return text.substring(at, Math.max(end, text.offsetByCodePoints(at, 1)));
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++;
        while (peek() != '"') {
            char character = text.charAt(at++);
            if (character < ' ') {
                throw invalid(String.format("Character with value 0x%02x must be escaped.", (int) character));
            }
            if (character == '\\') {
                escape(string);
            } else {
                string.append(character);
            }
        }
        at++;
        return string.toString();
    }

    private void escape(StringBuilder string) {
        char escaped = peek();
        at++;
        switch (escaped) {
            case '"', '\\', '/' -> string.append(escaped);
            case 'b' -> string.append('\b');
            case 'f' -> string.append('\f');
            case 'n' -> string.append('\n');
            case 'r' -> string.append('\r');
            case 't' -> string.append('\t');
            case 'u' -> unicode(string);
            default -> throw invalid("Escape sequence \"\\" + escaped + "\" is invalid.");
        }
    }

    private void unicode(StringBuilder string) {
        int unit = hex();
        if (!values) {
            return;
        }
        boolean afterHigh = !string.isEmpty() && Character.isHighSurrogate(string.charAt(string.length() - 1));
        if (unit == 0) {
            throw new StatementError(SqlState.UNTRANSLATABLE_CHARACTER, "unsupported Unicode escape sequence")
                    .withDetail("\\u0000 cannot be converted to text.");
        }
        if (Character.isLowSurrogate((char) unit) && !afterHigh) {
            throw invalid("Unicode low surrogate must follow a high surrogate.");
        }
        if (Character.isHighSurrogate((char) unit) && !text.startsWith("\\u", at)) {
            throw invalid("Unicode low surrogate must follow a high surrogate.");
        }
        if (afterHigh && !Character.isLowSurrogate((char) unit)) {
            throw invalid("Unicode low surrogate must follow a high surrogate.");
        }
        string.append((char) unit);
    }

    private int hex() {
        int unit = 0;
        for (int digits = 0; digits < 4; digits++) {
            int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw invalid("\"\\u\" must be followed by four hexadecimal digits.");
            }
            unit = unit << 4 | digit;
            at++;
        }
        return unit;
    }

    private char peek() {
        if (at >= text.length()) {
            throw invalid("The input string ended unexpectedly.");
        }
        return text.charAt(at);
    }

    private void skipSpaces() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private StatementError unexpected(String detail) {
        String token = at < text.length() ? token() : "";
        boolean isNoToken = !token.isEmpty() && "{}[],:\"".indexOf(token.charAt(0)) < 0 && !isScalar(token);
        return isNoToken
                ? invalid("Token \"" + token + "\" is invalid.")
                : invalid(String.format(detail, "\"" + token() + "\""));
    }

    private static boolean isScalar(String token) {
        return token.equals("true") || token.equals("false") || token.equals("null")
                || NumberText.isDigit(token.charAt(0)) || token.equals("-");
    }

    private StatementError invalid(String detail) {
        return new StatementError(SqlState.INVALID_TEXT_REPRESENTATION,
                "invalid input syntax for type json").withDetail(detail);
    }
}
