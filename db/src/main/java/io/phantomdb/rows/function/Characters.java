package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/** Text by characters, which are code points; what has no surrogates is cut without counting. Case is Unicode's, one character for one. */
final class Characters {
    /** Longer texts are not made by functions that could make them at will. */
    static final int RESULT_LENGTH_MAX = 64 * 1024 * 1024;

    private Characters() {}

    static StatementError negativeLength() {
        return new StatementError(SqlState.SUBSTRING_ERROR, "negative substring length not allowed");
    }

    static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Where so many characters end, at most at the end of the text. */
    private static int offset(String text, long characters) {
        if (characters >= text.length()) {
            return text.length();
        }
        int at = 0;
        for (long left = characters; left > 0 && at < text.length(); left--) {
            at += Character.isHighSurrogate(text.charAt(at)) && at + 1 < text.length() ? 2 : 1;
        }
        return at;
    }

    /** The part from a position, which may lie before the text, of that many characters. */
    static String substring(String text, long from, long length) {
        long end = from + length;
        long start = Math.max(from, 1);
        if (end <= start) {
            return "";
        }
        int begin = offset(text, start - 1);
        String rest = text.substring(begin);
        return rest.substring(0, offset(rest, end - start));
    }

    /** A negative number leaves out that many at the other end. */
    static String left(String text, int number) {
        return text.substring(0, offset(text, number >= 0 ? number : Math.max(0, count(text) + (long) number)));
    }

    static String right(String text, int number) {
        return text.substring(offset(text, number >= 0 ? Math.max(0, count(text) - (long) number) : -(long) number));
    }

    static String lower(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character >= 'A' && character <= 'Z' || character >= 0x80) {
                return mapped(text, false);
            }
        }
        return text;
    }

    static String upper(String text) {
        return mapped(text, true);
    }

    private static String mapped(String text, boolean upper) {
        StringBuilder mapped = new StringBuilder(text.length());
        for (int at = 0; at < text.length();) {
            int character = text.codePointAt(at);
            mapped.appendCodePoint(upper ? Character.toUpperCase(character) : Character.toLowerCase(character));
            at += Character.charCount(character);
        }
        return mapped.toString();
    }

    static String initcap(String text) {
        StringBuilder mapped = new StringBuilder(text.length());
        boolean inWord = false;
        for (int at = 0; at < text.length();) {
            int character = text.codePointAt(at);
            mapped.appendCodePoint(inWord ? Character.toLowerCase(character) : Character.toUpperCase(character));
            inWord = Character.isLetterOrDigit(character);
            at += Character.charCount(character);
        }
        return mapped.toString();
    }

    static String reverse(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** Each character of the first set becomes the one in the same place of the second, or nothing. */
    static String translate(String text, String from, String to) {
        int[] sources = from.codePoints().toArray();
        int[] targets = to.codePoints().toArray();
        StringBuilder translated = new StringBuilder(text.length());
        for (int at = 0; at < text.length();) {
            int character = text.codePointAt(at);
            int place = indexOf(sources, character);
            if (place < 0) {
                translated.appendCodePoint(character);
            } else if (place < targets.length) {
                translated.appendCodePoint(targets[place]);
            }
            at += Character.charCount(character);
        }
        return translated.toString();
    }

    private static int indexOf(int[] characters, int wanted) {
        for (int at = 0; at < characters.length; at++) {
            if (characters[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    static String trim(String text, String set, boolean start, boolean end) {
        int from = 0;
        int to = text.length();
        while (start && from < to && set.indexOf(text.codePointAt(from)) >= 0) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (end && to > from && set.indexOf(text.codePointBefore(to)) >= 0) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    /** Filled up to a length, or cut off at the right. */
    static String pad(String text, int length, String fill, boolean left) {
        int characters = count(text);
        int wanted = Math.max(length, 0);
        TextFunctions.checkLength(wanted);
        if (characters >= wanted) {
            return left(text, wanted);
        }
        if (fill.isEmpty()) {
            return text;
        }
        int missing = wanted - characters;
        String filling = left(fill.repeat(missing / count(fill) + 1), missing);
        return left ? filling + text : text + filling;
    }

    /** 54000 or 22023 if there is no such character. */
    static String of(int codePoint) {
        if (codePoint < 0) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "character number must be positive");
        }
        if (codePoint == 0) {
            throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED, "null character not permitted");
        }
        if (codePoint > Character.MAX_CODE_POINT) {
            throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED,
                    "requested character too large for encoding: " + codePoint);
        }
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED,
                    "requested character not valid for encoding: " + codePoint);
        }
        return Character.toString(codePoint);
    }
}
