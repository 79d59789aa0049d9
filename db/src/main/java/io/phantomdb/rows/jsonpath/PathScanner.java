package io.phantomdb.rows.jsonpath;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Cuts the text of a path into tokens. */
final class PathScanner {
    enum Kind {
        /** A word that is no keyword where it stands as a key. */
        WORD,
        STRING,
        NUMBER,
        VARIABLE,
        SYMBOL,
        END
    }

    /** Of a keyword the text is in lower case; as a key it is what was written. */
    record Token(Kind kind, String text, String written, boolean keyword) {
        boolean is(String symbol) {
            return (kind == Kind.SYMBOL || keyword) && text.equals(symbol);
        }
    }

    private static final Set<String> KEYWORDS = new TreeSet<>(List.of("is", "to", "abs", "lax", "last", "size", "type",
            "with", "starts", "exists", "floor", "flag", "double", "strict", "ceiling", "keyvalue", "like_regex",
            "datetime", "unknown"));
    private static final Set<String> LOWER_KEYWORDS = new TreeSet<>(List.of("true", "false", "null"));
    private static final String SPECIAL = "?%$.[]{}()|&!=<>@#,*:-+/\\\"";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private PathScanner(String text) {
        this.text = text;
    }

    static List<Token> scan(String text) {
        PathScanner scanner = new PathScanner(text);
        while (scanner.skipBlanks()) {
            scanner.token();
        }
        scanner.add(Kind.END, "", "");
        return scanner.tokens;
    }

    static StatementError syntax(String found) {
        return new StatementError(SqlState.SYNTAX_ERROR, found.isEmpty()
                ? "syntax error at end of jsonpath input"
                : "syntax error at or near \"" + found + "\" of jsonpath input");
    }

    private static StatementError problem(String message, String near) {
        return new StatementError(SqlState.SYNTAX_ERROR, near.isEmpty()
                ? message + " at end of jsonpath input"
                : message + " at or near \"" + near + "\" of jsonpath input");
    }

    private void add(Kind kind, String value, String written) {
        tokens.add(new Token(kind, value, written, false));
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r' || character == '\f';
    }

    private boolean isWordPart() {
        return at < text.length() && !isBlank(peek()) && (SPECIAL.indexOf(peek()) < 0 || peek() == '\\');
    }

    private boolean skipBlanks() {
        while (at < text.length()) {
            if (isBlank(peek())) {
                at++;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw problem("unexpected end of comment", "");
                }
                at = end + 2;
            } else {
                return true;
            }
        }
        return false;
    }

    private void token() {
        char here = peek();
        int from = at;
        if (here == '"') {
            String value = quoted();
            add(Kind.STRING, value, value);
        } else if (here == '$' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
            at++;
            String name = quoted();
            add(Kind.VARIABLE, name, name);
        } else if (here == '$') {
            at++;
            String name = word();
            add(name.isEmpty() ? Kind.SYMBOL : Kind.VARIABLE, name.isEmpty() ? "$" : name, text.substring(from, at));
        } else if (isDigit(here) || here == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            number();
        } else if (SPECIAL.indexOf(here) >= 0 && here != '\\') {
            symbol();
        } else {
            keywordOrName();
        }
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private void keywordOrName() {
        int from = at;
        String name = word();
        String lower = name.toLowerCase(Locale.ROOT);
        boolean plain = text.substring(from, at).equals(name);
        boolean keyword = plain && (KEYWORDS.contains(lower) || LOWER_KEYWORDS.contains(name));
        tokens.add(new Token(Kind.WORD, keyword ? lower : name, name, keyword));
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (isWordPart() && !text.startsWith("/*", at)) {
            if (peek() == '\\') {
                escape(word);
            } else {
                word.append(text.charAt(at++));
            }
        }
        return word.toString();
    }

    private void symbol() {
        for (String two : new String[]{"&&", "||", "**", "<=", ">=", "==", "!=", "<>"}) {
            if (text.startsWith(two, at)) {
                at += 2;
                add(Kind.SYMBOL, two.equals("<>") ? "!=" : two, two);
                return;
            }
        }
        String one = String.valueOf(text.charAt(at++));
        add(Kind.SYMBOL, one, one);
    }

    private void digits() {
        while (isDigit(peek())) {
            at++;
        }
    }

    private void number() {
        int from = at;
        digits();
        boolean leadingZero = at - from > 1 && text.charAt(from) == '0';
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            exponent(from);
        }
        if (leadingZero || isWordPart()) {
            int end = leadingZero ? from + 2 : at + 1;
            throw problem("trailing junk after numeric literal", text.substring(from, Math.min(end, text.length())));
        }
        add(Kind.NUMBER, text.substring(from, at), text.substring(from, at));
    }

    private void exponent(int from) {
        at++;
        if (peek() == '+' || peek() == '-') {
            at++;
        }
        if (!isDigit(peek())) {
            throw problem("invalid numeric literal", text.substring(from, at));
        }
        digits();
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (peek() != '"') {
            if (at >= text.length()) {
                throw problem("unterminated quoted string", "");
            }
            if (peek() == '\\') {
                escape(value);
            } else {
                value.append(text.charAt(at++));
            }
        }
        at++;
        return value.toString();
    }

    private void escape(StringBuilder to) {
        int from = at++;
        if (at >= text.length()) {
            throw problem("unexpected end after backslash", "");
        }
        char letter = text.charAt(at++);
        switch (letter) {
            case 'b' -> to.append('\b');
            case 'f' -> to.append('\f');
            case 'n' -> to.append('\n');
            case 'r' -> to.append('\r');
            case 't' -> to.append('\t');
            case 'v' -> to.append('\u000B');
            case 'x' -> to.append((char) hex(from, 2, "invalid hexadecimal character sequence"));
            case 'u' -> unicode(to, from);
            default -> to.append(letter);
        }
    }

    private int hex(int from, int digits, String message) {
        int end = at + digits;
        int value = 0;
        while (at < end) {
            int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw problem(message, text.substring(from, Math.min(at, text.length())));
            }
            value = value * 16 + digit;
            at++;
        }
        return value;
    }

    private void unicode(StringBuilder to, int from) {
        int character;
        if (peek() == '{') {
            int end = text.indexOf('}', at);
            int digits = end - at - 1;
            at++;
            if (digits < 1 || digits > 6) {
                throw problem("invalid Unicode escape sequence", text.substring(from, at));
            }
            character = hex(from, digits, "invalid Unicode escape sequence");
            at++;
        } else {
            character = hex(from, 4, "invalid Unicode escape sequence");
        }
        if (character == 0) {
            throw new StatementError(SqlState.UNTRANSLATABLE_CHARACTER, "unsupported Unicode escape sequence")
                    .withDetail("\\u0000 cannot be converted to text.");
        }
        boolean followsHigh = !to.isEmpty() && Character.isHighSurrogate(to.charAt(to.length() - 1));
        boolean isLow = character <= 0xFFFF && Character.isLowSurrogate((char) character);
        if (isLow != followsHigh || isHigh(character) && !text.startsWith("\\u", at)) {
            throw new StatementError(SqlState.INVALID_TEXT_REPRESENTATION, "invalid input syntax for type jsonpath")
                    .withDetail(isHigh(character) && followsHigh
                            ? "Unicode high surrogate must not follow a high surrogate."
                            : "Unicode low surrogate must follow a high surrogate.");
        }
        to.appendCodePoint(character);
    }

    private static boolean isHigh(int character) {
        return character <= 0xFFFF && Character.isHighSurrogate((char) character);
    }
}
