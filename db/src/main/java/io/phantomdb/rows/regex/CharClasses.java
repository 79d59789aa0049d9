package io.phantomdb.rows.regex;

/**
 * The classes of characters that have a name, over all of Unicode, digits among ASCII (PostgreSQL 15, chapter 9.7.3.2, in a
 * database of locale C.UTF-8).
 */
final class CharClasses {
    static final CharSet DIGIT = CharSet.range('0', '9');
    static final CharSet SPACE = CharSet.matching(character -> character >= '\t' && character <= '\r'
            || character == 0x85 || isSpace(character));
    private static final CharSet ALPHA = CharSet.matching(
            character -> (Character.isAlphabetic(character) || Character.isDigit(character)) && !isDigit(character));
    private static final CharSet ALNUM = ALPHA.union(DIGIT);
    static final CharSet WORD = ALNUM.union(CharSet.of('_'));
    private static final CharSet CNTRL = CharSet.matching(Character::isISOControl)
            .union(CharSet.range(0x2028, 0x2029));
    private static final CharSet PRINT = CharSet.matching(Character::isDefined).without(CNTRL)
            .without(CharSet.range(Character.MIN_SURROGATE, Character.MAX_SURROGATE));

    private CharClasses() {}

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** Those where a line may be broken. */
    private static boolean isSpace(int character) {
        boolean holdsTogether = character == 0xA0 || character == 0x2007 || character == 0x202F;
        return Character.isSpaceChar(character) && !holdsTogether;
    }

    /** Null if there is none of that name. */
    static CharSet named(String name) {
        return switch (name) {
            case "alpha" -> ALPHA;
            case "alnum" -> ALNUM;
            case "word" -> WORD;
            case "digit" -> DIGIT;
            case "space" -> SPACE;
            case "upper" -> CharSet.matching(Character::isUpperCase);
            case "lower" -> CharSet.matching(Character::isLowerCase);
            case "blank" -> CharSet.of('\t').union(CharSet.matching(CharClasses::isSpace))
                    .without(CharSet.range(0x2028, 0x2029));
            case "cntrl" -> CNTRL;
            case "print" -> PRINT;
            case "graph" -> PRINT.without(SPACE);
            case "punct" -> PRINT.without(SPACE).without(ALNUM);
            case "xdigit" -> DIGIT.union(CharSet.range('A', 'F')).union(CharSet.range('a', 'f'));
            case "ascii" -> CharSet.range(0, 0x7F);
            default -> null;
        };
    }
}
