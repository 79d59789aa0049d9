package io.phantomdb.sql.parse;

/** PostgreSQL's classes of characters (PostgreSQL 15, chapter 4.1, and its lexical rules). */
final class Characters {
    static final byte OTHER = 0;
    static final byte BLANK = 1;
    static final byte LETTER = 2;
    static final byte DIGIT = 3;
    static final byte OPERATOR = 4;
    static final byte QUOTE = 5;
    static final byte DOUBLE_QUOTE = 6;
    static final byte DOT = 7;
    static final byte DOLLAR = 8;
    static final byte COLON = 9;
    static final byte PUNCTUATION = 10;

    private static final byte[] CLASSES = classes();

    private Characters() {}

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char c = 'a'; c <= 'z'; c++) {
            classes[c] = LETTER;
            classes[c - 'a' + 'A'] = LETTER;
        }
        classes['_'] = LETTER;
        mark(classes, " \t\n\r\f", BLANK);
        mark(classes, "0123456789", DIGIT);
        mark(classes, "~!@#^&|`?+-*/%<>=", OPERATOR);
        mark(classes, "'", QUOTE);
        mark(classes, "\"", DOUBLE_QUOTE);
        mark(classes, ".", DOT);
        mark(classes, "$", DOLLAR);
        mark(classes, ":", COLON);
        mark(classes, "()[],;", PUNCTUATION);
        return classes;
    }

    private static void mark(byte[] classes, String characters, byte kind) {
        for (int i = 0; i < characters.length(); i++) {
            classes[characters.charAt(i)] = kind;
        }
    }

    /** Whatever is not ASCII may be in a name. */
    static byte kind(char c) {
        return c < 128 ? CLASSES[c] : LETTER;
    }

    /** May go on a name. */
    static boolean isNamePart(char c) {
        byte kind = kind(c);
        return kind == LETTER || kind == DIGIT || kind == DOLLAR;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHexDigit(char c) {
        return Character.digit(c, 16) >= 0 && c < 128;
    }

    /** An operator of several characters may end in + or - only if it has one of these. */
    static boolean isSpecialInOperators(char c) {
        return "~!@#^&|`?%".indexOf(c) >= 0;
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
