package io.phantomdb.sql.parse;

import io.phantomdb.sql.tree.LiteralKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One walk over the characters of a statement, which writes its shape. Knows just enough of the grammar to tell whether a
 * literal may be lifted from what stands before it.
 */
final class ShapeScanner {
    /** What a walk may end with. */
    sealed interface Outcome {}

    record Scanned(Shape shape) implements Outcome {}

    /** Lifting would change the meaning of the statement: walk again without. */
    record KeepsAll() implements Outcome {}

    record Unsure() implements Outcome {}

    private static final Outcome UNSURE = new Unsure();
    private static final Outcome KEEPS_ALL = new KeepsAll();

    /** What stood last. */
    private enum Before {
        START,
        /** An operand ends here: a name, a literal, a closing parenthesis. */
        OPERAND,
        LITERAL,
        /** A word behind which an expression begins. */
        WORD,
        OPERATOR,
        /** An asterisk, which may be an operator or not. */
        STAR,
        OPENING,
        COMMA,
        OTHER
    }

    private final String sql;
    private final int length;
    private final boolean lifts;
    private final ArrayList<Shape.Lifted> literals = new ArrayList<>();
    private char[] key;
    private int keyLength;
    private int at;
    private Before before = Before.START;
    private boolean inType;
    private int depth;
    private int ended;
    /** The nesting at which a part begins whose literals stay, or MAX_VALUE outside of one. */
    private int keptFrom = Integer.MAX_VALUE;
    private boolean keptUntilDo;
    private Outcome outcome;

    ShapeScanner(String sql, boolean lifts) {
        this.sql = sql;
        this.length = sql.length();
        this.lifts = lifts;
        this.key = new char[length * 2 + 16];
    }

    Outcome scan() {
        while (outcome == null && at < length) {
            next();
        }
        if (outcome != null) {
            return outcome;
        }
        if (before == Before.START || literals.size() > Shape.LITERALS_MAX) {
            return UNSURE;
        }
        List<Shape.Lifted> lifted = literals.isEmpty() ? List.of() : List.copyOf(literals);
        return new Scanned(new Shape(new String(key, 0, keyLength), lifted));
    }

    private void next() {
        char c = sql.charAt(at);
        byte kind = Characters.kind(c);
        if (kind == Characters.BLANK) {
            at++;
            return;
        }
        if (ended > 0) {
            outcome = UNSURE;
            return;
        }
        switch (kind) {
            case Characters.LETTER -> word(c);
            case Characters.DIGIT -> number(at);
            case Characters.QUOTE -> string();
            case Characters.OPERATOR -> operator(c);
            case Characters.PUNCTUATION -> punctuation(c);
            case Characters.DOT -> dot();
            case Characters.DOLLAR -> parameter();
            case Characters.DOUBLE_QUOTE -> quotedName();
            case Characters.COLON -> colon();
            default -> outcome = UNSURE;
        }
    }

    // Writing

    private void room(int more) {
        if (keyLength + more + 1 > key.length) {
            key = Arrays.copyOf(key, Math.max(key.length * 2, keyLength + more + 1));
        }
        if (keyLength > 0) {
            key[keyLength++] = ' ';
        }
    }

    /** Copies what stands there up to the end, and goes on behind it. */
    private void copy(int end, Before kind) {
        room(end - at);
        sql.getChars(at, end, key, keyLength);
        keyLength += end - at;
        at = end;
        before = kind;
    }

    private void lift(LiteralKind kind, String text, int start, int end) {
        char mark = switch (kind) {
            case INT4 -> 'i';
            case INT8 -> 'l';
            case NUMERIC -> 'n';
            case STRING, NULL, BOOLEAN, BITS, HEX_BITS -> 's';
        };
        room(2);
        key[keyLength++] = '$';
        key[keyLength++] = mark;
        literals.add(new Shape.Lifted(kind, text, start));
        at = end;
        before = Before.LITERAL;
    }

    // Words

    private void word(char first) {
        if (at + 1 < length && isPrefixOfLiteral(first, sql.charAt(at + 1))) {
            outcome = UNSURE;
            return;
        }
        int end = at;
        room(length - at);
        int from = keyLength;
        int hash = 0;
        while (end < length) {
            char c = sql.charAt(end);
            if (!Characters.isNamePart(c)) {
                break;
            }
            char lower = Characters.lower(c);
            hash = ShapeWord.hash(hash, lower);
            key[keyLength++] = lower;
            end++;
        }
        ShapeWord word = before == Before.OTHER ? ShapeWord.NAME : ShapeWord.of(key, from, keyLength, hash);
        at = end;
        meaning(word);
    }

    private static boolean isPrefixOfLiteral(char first, char second) {
        return second == '\'' && "eEbBxXnN".indexOf(first) >= 0 || second == '&' && (first == 'u' || first == 'U');
    }

    private void meaning(ShapeWord word) {
        if (before == Before.START && word != ShapeWord.STATEMENT) {
            outcome = UNSURE;
            return;
        }
        boolean goesOnType = inType && word == ShapeWord.NAME;
        inType = goesOnType || word == ShapeWord.TYPE;
        before = Before.OPERAND;
        switch (word) {
            case NAME, TYPE, CLAUSE -> {
                // A literal right behind one of these is part of a type, or wrong.
            }
            case STATEMENT, EXPRESSION -> before = Before.WORD;
            case ORDER -> keptFrom = Math.min(keptFrom, depth);
            case LIMIT -> {
                endKept();
                before = Before.WORD;
            }
            case LOCKING -> endKept();
            case CONFLICT -> keptUntilDo = true;
            case DO -> keptUntilDo = false;
            case COMPARING -> outcome = lifts ? KEEPS_ALL : null;
        }
    }

    private void endKept() {
        if (depth <= keptFrom) {
            keptFrom = Integer.MAX_VALUE;
        }
    }

    // Literals

    private boolean mayLift() {
        boolean expected = switch (before) {
            case WORD, OPERATOR, STAR, OPENING, COMMA -> true;
            case START, OPERAND, LITERAL, OTHER -> false;
        };
        return expected && lifts && !inType && keptFrom == Integer.MAX_VALUE && !keptUntilDo;
    }

    /** A number whose sign, if any, stands at the start. */
    private void number(int start) {
        int digits = sql.charAt(start) == '-' ? skipBlanks(start + 1) : start;
        int end = numberEnd(digits);
        if (end < 0) {
            outcome = UNSURE;
            return;
        }
        if (!mayLift()) {
            copy(end, Before.LITERAL);
            return;
        }
        boolean signed = digits > start;
        if (!signed && Numbers.changesWithSign(sql, digits, end)) {
            // There may be a minus before it that was not taken for its sign.
            outcome = UNSURE;
            return;
        }
        String text = digits > start + 1 ? "-" + sql.substring(digits, end) : sql.substring(start, end);
        lift(Numbers.kind(text), text, start, end);
    }

    private int digits(int from) {
        int i = from;
        while (i < length && Characters.isDigit(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Behind the number that begins there, or -1 if it is not clear where that is. */
    private int numberEnd(int from) {
        int end = digits(from);
        if (end < length && sql.charAt(end) == '.') {
            end = digits(end + 1);
            if (end < length && sql.charAt(end) == '.') {
                return -1;
            }
        }
        if (end < length && (sql.charAt(end) | ' ') == 'e') {
            int sign = end + 1 < length && (sql.charAt(end + 1) == '+' || sql.charAt(end + 1) == '-') ? 1 : 0;
            int exponentEnd = digits(end + 1 + sign);
            if (exponentEnd == end + 1 + sign) {
                return -1;
            }
            end = exponentEnd;
        }
        boolean junk = end < length && Characters.isNamePart(sql.charAt(end));
        return junk ? -1 : end;
    }

    private void string() {
        int close = sql.indexOf('\'', at + 1);
        boolean doubled = false;
        while (close >= 0 && close + 1 < length && sql.charAt(close + 1) == '\'') {
            doubled = true;
            close = sql.indexOf('\'', close + 2);
        }
        boolean afterOperand = before == Before.LITERAL || before == Before.OPERAND && key[keyLength - 1] == ')';
        if (close < 0 || afterOperand) {
            outcome = UNSURE;
            return;
        }
        int end = close + 1;
        int behind = skipBlanks(end);
        boolean casts = behind < length && sql.charAt(behind) == ':';
        if (!mayLift() || casts) {
            copy(end, Before.LITERAL);
            return;
        }
        String text = sql.substring(at + 1, close);
        lift(LiteralKind.STRING, doubled ? text.replace("''", "'") : text, at, end);
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < length && Characters.kind(sql.charAt(i)) == Characters.BLANK) {
            i++;
        }
        return i;
    }

    // Everything else

    private void operator(char c) {
        int end = Scanner.operatorEnd(sql, at);
        if (end == at) {
            outcome = UNSURE;
            return;
        }
        inType = false;
        if (c == '-' && end == at + 1 && isSign()) {
            number(at);
            return;
        }
        copy(end, c == '*' && end == at + 1 ? Before.STAR : Before.OPERATOR);
    }

    /** Whether the minus here is the sign of a number that may be lifted together with it. */
    private boolean isSign() {
        if (before == Before.STAR || !mayLift()) {
            return false;
        }
        int digits = skipBlanks(at + 1);
        if (digits == length || !Characters.isDigit(sql.charAt(digits))) {
            return false;
        }
        int end = numberEnd(digits);
        int behind = end < 0 ? length : skipBlanks(end);
        // A cast binds tighter than the sign, and so does a subscript.
        return end >= 0 && (behind == length || sql.charAt(behind) != ':' && sql.charAt(behind) != '[');
    }

    private void punctuation(char c) {
        switch (c) {
            case '(', '[' -> open();
            case ')', ']' -> {
                depth--;
                endKeptInside();
                inType = false;
                copy(at + 1, Before.OPERAND);
            }
            case ',' -> {
                inType = false;
                copy(at + 1, Before.COMMA);
            }
            default -> {
                ended = 1;
                at++;
            }
        }
    }

    /** In the parentheses or brackets of a type everything stays; AS ( itself begins no type. */
    private void open() {
        boolean modifies = inType && !endsWithAs();
        if (modifies) {
            keptFrom = Math.min(keptFrom, depth + 1);
        }
        inType = false;
        depth++;
        copy(at + 1, Before.OPENING);
    }

    private boolean endsWithAs() {
        return key[keyLength - 1] == 's' && key[keyLength - 2] == 'a' && key[keyLength - 3] == ' ';
    }

    private void endKeptInside() {
        if (depth < keptFrom) {
            keptFrom = Integer.MAX_VALUE;
        }
    }

    private void dot() {
        boolean number = at + 1 < length && Characters.isDigit(sql.charAt(at + 1));
        if (number) {
            number(at);
        } else {
            copy(at + 1, Before.OTHER);
        }
    }

    private void colon() {
        boolean cast = sql.startsWith("::", at);
        copy(cast ? at + 2 : at + 1, Before.OPERATOR);
        inType = cast;
    }

    private void parameter() {
        int end = digits(at + 1);
        if (end == at + 1 || end < length && Characters.isNamePart(sql.charAt(end))) {
            outcome = UNSURE;
            return;
        }
        copy(end, Before.OPERAND);
    }

    private void quotedName() {
        int close = sql.indexOf('"', at + 1);
        while (close >= 0 && close + 1 < length && sql.charAt(close + 1) == '"') {
            close = sql.indexOf('"', close + 2);
        }
        if (close < 0) {
            outcome = UNSURE;
            return;
        }
        copy(close + 1, Before.OPERAND);
    }
}
