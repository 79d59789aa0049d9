package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.grammar.PhantomSqlParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * PostgreSQL's lexical rules (PostgreSQL 15, chapter 4.1). A lexical error becomes the last token: PostgreSQL reads
 * tokens one by one, so a syntax error before it is reported instead.
 */
final class Scanner {
    private static final int NAME_BYTES_MAX = 63;

    private final String sql;
    private final int length;
    private final ArrayList<SqlToken> tokens;
    private final QuotedText quoted;
    private int at;
    private int countedTo;
    private int surrogatePairs;

    private Scanner(String sql) {
        this.sql = sql;
        this.length = sql.length();
        this.tokens = new ArrayList<>(16 + length / 5);
        this.quoted = new QuotedText(this, sql);
    }

    /** All tokens up to the end, or up to a LEXICAL_ERROR; the last one is EOF. */
    static List<SqlToken> scan(String sql) {
        Scanner scanner = new Scanner(sql);
        try {
            while (scanner.next()) {
                // Each turn has added its tokens.
            }
        } catch (StatementError error) {
            scanner.tokens.add(new SqlToken(PhantomSqlParser.LEXICAL_ERROR, sql, scanner.at, scanner.at, 0, "", error));
        }
        scanner.add(Token.EOF, sql.length(), sql.length(), "");
        return scanner.tokens;
    }

    private boolean next() {
        at = skipBlanks(at);
        if (at == length) {
            return false;
        }
        char c = sql.charAt(at);
        switch (Characters.kind(c)) {
            case Characters.LETTER -> word(c);
            case Characters.DIGIT -> number();
            case Characters.QUOTE -> string(quoted.plain(at));
            case Characters.DOUBLE_QUOTE -> quotedName(quoted.name(at));
            case Characters.DOT -> dot();
            case Characters.DOLLAR -> dollar();
            case Characters.COLON -> colon();
            case Characters.OPERATOR -> operator();
            case Characters.PUNCTUATION -> single(punctuation(c));
            default -> single(PhantomSqlParser.OTHER_CHARACTER);
        }
        return true;
    }

    private void add(int type, int start, int end, String value) {
        tokens.add(new SqlToken(type, sql, start, end, position(start), value, null));
        at = end;
    }

    private void add(int type, int end) {
        add(type, at, end, null);
    }

    private void single(int type) {
        add(type, at + 1);
    }

    /** Characters from 1; asked for ascending places, so that the text is counted once. */
    private int position(int start) {
        for (; countedTo < start; countedTo++) {
            if (Character.isLowSurrogate(sql.charAt(countedTo))) {
                surrogatePairs++;
            }
        }
        return start + 1 - surrogatePairs;
    }

    /** A 42601 with what stands in the text there, as PostgreSQL says it. */
    StatementError error(String what, int start, int end) {
        return new StatementError(SqlState.SYNTAX_ERROR, what + " at or near \"" + sql.substring(start, end) + "\"",
                null, null, positionAnywhere(start));
    }

    /** Characters from 1. */
    int positionAnywhere(int start) {
        return sql.codePointCount(0, start) + 1;
    }

    private char peek(int index) {
        return index < length ? sql.charAt(index) : '\0';
    }

    /** The first place from there on that is neither blank nor in a comment. */
    int skipBlanks(int from) {
        int i = from;
        while (i < length) {
            char c = sql.charAt(i);
            if (Characters.kind(c) == Characters.BLANK) {
                i++;
            } else if (c == '-' && peek(i + 1) == '-') {
                i = lineEnd(i);
            } else if (c == '/' && peek(i + 1) == '*') {
                i = commentEnd(i);
            } else {
                break;
            }
        }
        return i;
    }

    private int lineEnd(int from) {
        int i = from;
        while (i < length && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private int commentEnd(int start) {
        int depth = 0;
        for (int i = start; i + 1 < length; i++) {
            char c = sql.charAt(i);
            char following = sql.charAt(i + 1);
            if (c == '/' && following == '*') {
                depth++;
                i++;
            } else if (c == '*' && following == '/') {
                depth--;
                i++;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        throw error("unterminated /* comment", start, length);
    }

    private void word(char c) {
        char following = peek(at + 1);
        if (following == '\'') {
            switch (c) {
                case 'e', 'E' -> {
                    string(quoted.escaped(at));
                    return;
                }
                case 'b', 'B' -> {
                    bits(PhantomSqlParser.BIT_LITERAL, quoted.bits(at));
                    return;
                }
                case 'x', 'X' -> {
                    bits(PhantomSqlParser.HEX_LITERAL, quoted.hexBits(at));
                    return;
                }
                case 'n', 'N' -> {
                    add(PhantomSqlParser.NCHAR, at, at + 1, "nchar");
                    return;
                }
                default -> {
                    // Any other letter before a quote is a name.
                }
            }
        }
        if (following == '&' && (c == 'u' || c == 'U')) {
            if (peek(at + 2) == '\'') {
                string(quoted.unicodeString(at));
                return;
            }
            if (peek(at + 2) == '"') {
                quotedName(quoted.unicodeName(at));
                return;
            }
        }
        name();
    }

    private void name() {
        int end = at + 1;
        while (end < length && Characters.isNamePart(sql.charAt(end))) {
            end++;
        }
        int type = Keywords.type(sql, at, end);
        if (type != Token.INVALID_TYPE) {
            add(type, at, end, Keywords.word(sql, at, end));
        } else {
            add(PhantomSqlParser.IDENTIFIER, at, end, cut(folded(at, end)));
        }
    }

    private String folded(int start, int end) {
        for (int i = start; i < end; i++) {
            char c = sql.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return fold(start, end);
            }
        }
        return sql.substring(start, end);
    }

    private String fold(int start, int end) {
        char[] folded = new char[end - start];
        for (int i = start; i < end; i++) {
            folded[i - start] = Characters.lower(sql.charAt(i));
        }
        return new String(folded);
    }

    /** A name is at most 63 bytes long in UTF-8; the rest is cut off between characters. */
    static String cut(String name) {
        if (name.length() * 3 <= NAME_BYTES_MAX) {
            return name;
        }
        int bytes = 0;
        for (int i = 0; i < name.length();) {
            int codePoint = name.codePointAt(i);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (bytes > NAME_BYTES_MAX) {
                return name.substring(0, i);
            }
            i += Character.charCount(codePoint);
        }
        return name;
    }

    private void string(String value) {
        add(PhantomSqlParser.STRING_LITERAL, at, quoted.end(), value);
    }

    private void bits(int type, String value) {
        add(type, at, quoted.end(), value);
    }

    private void quotedName(String value) {
        add(PhantomSqlParser.IDENTIFIER, at, quoted.end(), cut(value));
    }

    private int digits(int from) {
        int i = from;
        while (i < length && Characters.isDigit(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    private void number() {
        int end = digits(at);
        boolean whole = true;
        if (peek(end) == '.' && peek(end + 1) != '.') {
            end = digits(end + 1);
            whole = false;
        }
        if ((peek(end) | ' ') == 'e') {
            int sign = peek(end + 1) == '+' || peek(end + 1) == '-' ? 1 : 0;
            int exponentEnd = digits(end + 1 + sign);
            if (exponentEnd == end + 1 + sign) {
                throw error("trailing junk after numeric literal", at, Math.max(exponentEnd, nameEnd(end)));
            }
            end = exponentEnd;
            whole = false;
        }
        if (end < length && Characters.kind(sql.charAt(end)) == Characters.LETTER) {
            throw error("trailing junk after numeric literal", at, nameEnd(end));
        }
        int type = whole ? PhantomSqlParser.INTEGER_LITERAL : PhantomSqlParser.DECIMAL_LITERAL;
        add(type, at, end, sql.substring(at, end));
    }

    private int nameEnd(int from) {
        int i = from;
        while (i < length && Characters.isNamePart(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    private void dot() {
        char following = peek(at + 1);
        if (Characters.isDigit(following)) {
            number();
        } else if (following == '.') {
            add(PhantomSqlParser.DOT_DOT, at + 2);
        } else {
            single(PhantomSqlParser.DOT);
        }
    }

    private void dollar() {
        if (Characters.isDigit(peek(at + 1))) {
            parameter();
            return;
        }
        int tagEnd = dollarTagEnd();
        if (tagEnd < 0) {
            single(PhantomSqlParser.OTHER_CHARACTER);
            return;
        }
        String tag = sql.substring(at, tagEnd);
        int close = sql.indexOf(tag, tagEnd);
        if (close < 0) {
            throw error("unterminated dollar-quoted string", at, length);
        }
        add(PhantomSqlParser.STRING_LITERAL, at, close + tag.length(), sql.substring(tagEnd, close));
    }

    /** Behind the second dollar of {@code $tag$}, or -1. */
    private int dollarTagEnd() {
        int i = at + 1;
        while (i < length && Characters.isNamePart(sql.charAt(i)) && sql.charAt(i) != '$') {
            i++;
        }
        return peek(i) == '$' ? i + 1 : -1;
    }

    private void parameter() {
        int end = digits(at + 1);
        if (end < length && Characters.kind(sql.charAt(end)) == Characters.LETTER) {
            throw error("trailing junk after parameter", at, nameEnd(end));
        }
        add(PhantomSqlParser.PARAMETER_NUMBER, at, end, sql.substring(at + 1, end));
    }

    private void colon() {
        switch (peek(at + 1)) {
            case ':' -> add(PhantomSqlParser.TYPECAST, at + 2);
            case '=' -> add(PhantomSqlParser.COLON_EQUALS, at + 2);
            default -> single(PhantomSqlParser.COLON);
        }
    }

    private static int punctuation(char c) {
        return switch (c) {
            case '(' -> PhantomSqlParser.LPAREN;
            case ')' -> PhantomSqlParser.RPAREN;
            case '[' -> PhantomSqlParser.LBRACKET;
            case ']' -> PhantomSqlParser.RBRACKET;
            case ',' -> PhantomSqlParser.COMMA;
            default -> PhantomSqlParser.SEMICOLON;
        };
    }

    private void operator() {
        int end = operatorEnd(sql, at);
        if (end - at > NAME_BYTES_MAX) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "operator too long", null, null, positionAnywhere(at));
        }
        add(operatorType(end), at, end, sql.substring(at, end));
    }

    /**
     * Where the operator that begins there ends: as late as possible, but before a comment, and not with + or - unless
     * it is just that or has a character that no operator of the SQL standard has.
     */
    static int operatorEnd(String text, int start) {
        int end = start;
        boolean special = false;
        while (end < text.length() && Characters.kind(text.charAt(end)) == Characters.OPERATOR
                && !beginsComment(text, end)) {
            special |= Characters.isSpecialInOperators(text.charAt(end));
            end++;
        }
        while (!special && end > start + 1 && (text.charAt(end - 1) == '+' || text.charAt(end - 1) == '-')) {
            end--;
        }
        return end;
    }

    private static boolean beginsComment(String text, int index) {
        return text.startsWith("--", index) || text.startsWith("/*", index);
    }

    private int operatorType(int end) {
        char c = sql.charAt(at);
        if (end == at + 1) {
            return switch (c) {
                case '+' -> PhantomSqlParser.PLUS;
                case '-' -> PhantomSqlParser.MINUS;
                case '*' -> PhantomSqlParser.STAR;
                case '/' -> PhantomSqlParser.SLASH;
                case '%' -> PhantomSqlParser.PERCENT;
                case '^' -> PhantomSqlParser.CARET;
                case '<' -> PhantomSqlParser.LT;
                case '>' -> PhantomSqlParser.GT;
                case '=' -> PhantomSqlParser.EQ;
                default -> PhantomSqlParser.OPERATOR_SYMBOL;
            };
        }
        return end == at + 2 ? pairType(c, sql.charAt(at + 1)) : PhantomSqlParser.OPERATOR_SYMBOL;
    }

    private static int pairType(char first, char second) {
        if (second == '=') {
            return switch (first) {
                case '<' -> PhantomSqlParser.LE;
                case '>' -> PhantomSqlParser.GE;
                case '!' -> PhantomSqlParser.NE;
                default -> PhantomSqlParser.OPERATOR_SYMBOL;
            };
        }
        if (second == '>') {
            return switch (first) {
                case '<' -> PhantomSqlParser.NE;
                case '=' -> PhantomSqlParser.EQUALS_GREATER;
                default -> PhantomSqlParser.OPERATOR_SYMBOL;
            };
        }
        return PhantomSqlParser.OPERATOR_SYMBOL;
    }
}
