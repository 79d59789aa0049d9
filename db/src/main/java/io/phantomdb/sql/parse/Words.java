package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** A text cut into words by the rules of SQL, for languages that have SQL in them. */
public final class Words {
    /**
     * A word.
     *
     * @param text a name or keyword folded, a string without its quotes, otherwise as it is written; empty at the end
     * @param start where it begins in the text, in UTF-16 units from 0; end is behind its last one
     */
    public record Word(Kind kind, String text, int start, int end) {
        /** True if it is that keyword, or that symbol; what is in quotes is none. */
        public boolean is(String wanted) {
            return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equals(wanted);
        }

        /** True for names, in quotes or not. */
        public boolean isName() {
            return kind == Kind.NAME || kind == Kind.QUOTED_NAME;
        }
    }

    public enum Kind {
        /** A name or keyword without quotes. */
        NAME,
        QUOTED_NAME,
        STRING,
        NUMBER,
        /** {@code $1}; the text is the number. */
        PARAMETER,
        SYMBOL,
        END
    }

    private Words() {}

    /** All of them; the last is an END. 42601 where the text makes no words. */
    public static List<Word> of(String sql) {
        List<Word> words = new ArrayList<>();
        for (SqlToken token : Scanner.scan(sql)) {
            if (token.getType() == PhantomSqlParser.LEXICAL_ERROR) {
                throw token.error();
            }
            words.add(word(sql, token));
        }
        return words;
    }

    private static Word word(String sql, SqlToken token) {
        int start = token.start();
        int end = token.end();
        return switch (token.getType()) {
            case Token.EOF -> new Word(Kind.END, "", start, end);
            case PhantomSqlParser.STRING_LITERAL -> new Word(Kind.STRING, token.value(), start, end);
            case PhantomSqlParser.INTEGER_LITERAL, PhantomSqlParser.DECIMAL_LITERAL ->
                new Word(Kind.NUMBER, sql.substring(start, end), start, end);
            case PhantomSqlParser.PARAMETER_NUMBER -> new Word(Kind.PARAMETER, token.value(), start, end);
            default -> other(sql, token, start, end);
        };
    }

    private static Word other(String sql, SqlToken token, int start, int end) {
        char first = sql.charAt(start);
        if (token.getType() == PhantomSqlParser.IDENTIFIER || token.getType() > PhantomSqlParser.LEXICAL_ERROR) {
            boolean quoted = first == '"' || sql.startsWith("&\"", Math.min(start + 1, sql.length()));
            return new Word(quoted ? Kind.QUOTED_NAME : Kind.NAME,
                    token.value() == null ? sql.substring(start, end) : token.value(), start, end);
        }
        return new Word(Kind.SYMBOL, sql.substring(start, end), start, end);
    }
}
