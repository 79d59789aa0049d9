package io.phantomdb.rows.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts the text of a date or timestamp into fields (PostgreSQL 15, appendix B.1). */
final class TimeTokens {
    /** What a field looks like; what it means depends on the others. */
    enum Kind {
        /** Digits, perhaps with a fraction. */
        NUMBER,
        /** Numbers and perhaps a month's name, joined by one of {@code - / .} */
        DATE,
        /** Numbers joined by colons, perhaps with a fraction. */
        TIME,
        /** J and a day's number. */
        JULIAN,
        /** A sign and numbers. */
        OFFSET,
        /** Letters, in lower case. */
        WORD,
        /** A time zone by its name, with a slash or the like in it. */
        ZONE
    }

    record Token(Kind kind, String text) {}

    private final String text;
    private final List<Token> tokens = new ArrayList<>(4);
    private int at;

    private TimeTokens(String text) {
        this.text = text;
    }

    /** Null if there is something in it that belongs to no field; punctuation only separates fields. */
    static List<Token> ofInterval(String text) {
        TimeTokens tokens = new TimeTokens(text);
        while (tokens.at < text.length()) {
            if (!tokens.next() && !tokens.skippedPunctuation()) {
                return null;
            }
        }
        return tokens.tokens;
    }

    private boolean skippedPunctuation() {
        char here = peek();
        if (here == '.') {
            int from = at++;
            digits();
            return add(Kind.NUMBER, from);
        }
        boolean isPunctuation = here > ' ' && here < 0x7F && here != '+' && here != '-' && !isLetter(here);
        at += isPunctuation ? 1 : 0;
        return isPunctuation;
    }

    /** Null if there is something in it that belongs to no field. */
    static List<Token> of(String text) {
        TimeTokens tokens = new TimeTokens(text);
        while (tokens.at < text.length()) {
            if (!tokens.next()) {
                return null;
            }
        }
        return tokens.tokens;
    }

    private boolean next() {
        char here = text.charAt(at);
        if (InputErrors.isSpace(here) || here == ',') {
            at++;
            return true;
        }
        if (NumberText.isDigit(here)) {
            return number();
        }
        if (isLetter(here)) {
            return word();
        }
        return (here == '+' || here == '-') && signed();
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }

    private void digits() {
        while (NumberText.isDigit(peek())) {
            at++;
        }
    }

    private boolean number() {
        int from = at;
        digits();
        char delimiter = peek();
        if (delimiter == ':') {
            while (NumberText.isDigit(peek()) || peek() == ':' || peek() == '.') {
                at++;
            }
            return add(Kind.TIME, from);
        }
        if (delimiter != '-' && delimiter != '/' && delimiter != '.') {
            return add(Kind.NUMBER, from);
        }
        return date(from, delimiter);
    }

    private boolean date(int from, char delimiter) {
        at++;
        if (!NumberText.isDigit(peek())) {
            if (!isLetter(peek())) {
                return delimiter == '.' && add(Kind.NUMBER, from);
            }
            while (NumberText.isDigit(peek()) || isLetter(peek()) || peek() == delimiter) {
                at++;
            }
            return add(Kind.DATE, from);
        }
        digits();
        if (peek() != delimiter) {
            return add(delimiter == '.' ? Kind.NUMBER : Kind.DATE, from);
        }
        while (NumberText.isDigit(peek()) || peek() == delimiter) {
            at++;
        }
        return add(Kind.DATE, from);
    }

    private boolean word() {
        int from = at;
        while (isLetter(peek())) {
            at++;
        }
        char delimiter = peek();
        boolean hasOffset = (delimiter == '+' || delimiter == '-') && at - from > 2 && at + 1 < text.length()
                && NumberText.isDigit(text.charAt(at + 1)) && TimeWords.month(text.substring(from, at)) == 0;
        if (delimiter == '/' || delimiter == '_' || hasOffset) {
            return zone(from);
        }
        if ((delimiter == '-' || delimiter == '.') && TimeWords.month(text.substring(from, at)) > 0) {
            while (NumberText.isDigit(peek()) || isLetter(peek()) || peek() == delimiter) {
                at++;
            }
            return add(Kind.DATE, from);
        }
        if (NumberText.isDigit(delimiter) && at - from == 1 && (here(from) == 'J')) {
            digits();
            tokens.add(new Token(Kind.JULIAN, text.substring(from + 1, at)));
            return true;
        }
        if (delimiter == '.') {
            at++;
            tokens.add(new Token(Kind.WORD, text.substring(from, at - 1).toLowerCase(Locale.ROOT)));
            return true;
        }
        return add(Kind.WORD, from);
    }

    private char here(int place) {
        return Character.toUpperCase(text.charAt(place));
    }

    private boolean zone(int from) {
        while (isLetter(peek()) || NumberText.isDigit(peek()) || at < text.length() && "/_+-:".indexOf(peek()) >= 0) {
            at++;
        }
        tokens.add(new Token(Kind.ZONE, text.substring(from, at)));
        return true;
    }

    private boolean signed() {
        int from = at++;
        int sign = from;
        while (peek() == ' ') {
            at++;
        }
        if (isLetter(peek())) {
            int word = at;
            while (isLetter(peek())) {
                at++;
            }
            tokens.add(new Token(Kind.WORD,
                    text.charAt(from) + text.substring(word, at).toLowerCase(Locale.ROOT)));
            return true;
        }
        if (!NumberText.isDigit(peek())) {
            return false;
        }
        int digits = at;
        while (NumberText.isDigit(peek()) || peek() == ':' || peek() == '.' || peek() == '-') {
            at++;
        }
        tokens.add(new Token(Kind.OFFSET, text.charAt(sign) + text.substring(digits, at)));
        return true;
    }

    private boolean add(Kind kind, int from) {
        tokens.add(new Token(kind, text.substring(from, at).toLowerCase(Locale.ROOT)));
        return true;
    }
}
