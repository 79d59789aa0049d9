package io.phantomdb.rows.regex;

/**
 * What a backslash and what follows it stand for: one character, or a class of them (PostgreSQL 15, tables 9.20 and 9.21).
 *
 * @param set the characters
 * @param end the place after it
 * @param single it is one certain character, and may end a range
 * @param group of a back reference, which group; 0 for everything else
 */
record RegexEscape(CharSet set, int end, boolean single, int group) {
    private static final int ESCAPE = 0x1B;

    /**
     * Reads what stands after the backslash; 2201B if that is nothing known. A number of one digit, or of no more
     * than there are groups before it, is a back reference.
     */
    static RegexEscape read(String pattern, int at, int groups) {
        int character = pattern.codePointAt(at);
        int end = at + Character.charCount(character);
        return switch (character) {
            case 'd' -> many(CharClasses.DIGIT, end);
            case 's' -> many(CharClasses.SPACE, end);
            case 'w' -> many(CharClasses.WORD, end);
            case 'D' -> many(CharClasses.DIGIT.complement(), end);
            case 'S' -> many(CharClasses.SPACE.complement(), end);
            case 'W' -> many(CharClasses.WORD.complement(), end);
            case 'a' -> one(7, end);
            case 'b' -> one('\b', end);
            case 'B' -> one('\\', end);
            case 'e' -> one(ESCAPE, end);
            case 'f' -> one('\f', end);
            case 'n' -> one('\n', end);
            case 'r' -> one('\r', end);
            case 't' -> one('\t', end);
            case 'v' -> one(0x0B, end);
            case 'c' -> control(pattern, end);
            case 'u' -> digits(pattern, end, 4, 4, 16);
            case 'U' -> digits(pattern, end, 8, 8, 16);
            case 'x' -> digits(pattern, end, 1, 255, 16);
            case '0' -> digits(pattern, at, 1, 3, 8);
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(pattern, at, groups);
            default -> {
                if (Character.isLetterOrDigit(character)) {
                    throw RegexErrors.escape();
                }
                yield one(character, end);
            }
        };
    }

    private static RegexEscape one(int character, int end) {
        return new RegexEscape(CharSet.of(character), end, true, 0);
    }

    private static RegexEscape many(CharSet set, int end) {
        return new RegexEscape(set, end, false, 0);
    }

    private static RegexEscape control(String pattern, int at) {
        if (at == pattern.length()) {
            throw RegexErrors.escape();
        }
        return one(pattern.charAt(at) & 0x1F, at + 1);
    }

    private static RegexEscape number(String pattern, int at, int groups) {
        int end = at;
        long value = 0;
        while (end < pattern.length() && Character.digit(pattern.charAt(end), 10) >= 0) {
            value = Math.min(value * 10 + Character.digit(pattern.charAt(end++), 10), Integer.MAX_VALUE);
        }
        if (value <= groups) {
            return new RegexEscape(CharSet.EVERYTHING, end, false, (int) value);
        }
        if (end == at + 1) {
            throw groups < 0 ? RegexErrors.escape() : RegexErrors.invalid("invalid backreference number");
        }
        return digits(pattern, at, 1, 3, 8);
    }

    private static RegexEscape digits(String pattern, int from, int least, int most, int radix) {
        int end = from;
        long value = 0;
        while (end < pattern.length() && end - from < most && Character.digit(pattern.charAt(end), radix) >= 0) {
            value = Math.min(value * radix + Character.digit(pattern.charAt(end++), radix), Integer.MAX_VALUE);
        }
        if (end - from < least || value > Character.MAX_CODE_POINT) {
            throw RegexErrors.escape();
        }
        return one((int) value, end);
    }
}
