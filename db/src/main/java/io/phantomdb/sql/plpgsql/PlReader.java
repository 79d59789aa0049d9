package io.phantomdb.sql.plpgsql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.parse.Words;
import io.phantomdb.sql.parse.Words.Word;
import java.util.ArrayList;
import java.util.List;

/** The words of a routine, read one after the other. */
final class PlReader {
    private final String text;
    private final List<Word> words;
    private int at;

    PlReader(String text) {
        this.text = text;
        this.words = Words.of(text);
    }

    Word peek() {
        return words.get(at);
    }

    Word peek(int further) {
        return words.get(Math.min(at + further, words.size() - 1));
    }

    Word next() {
        Word word = words.get(at);
        if (word.kind() != Words.Kind.END) {
            at++;
        }
        return word;
    }

    boolean isAtEnd() {
        return peek().kind() == Words.Kind.END;
    }

    boolean is(String word) {
        return peek().is(word);
    }

    /** Reads the word if it comes next. */
    boolean accept(String word) {
        if (is(word)) {
            at++;
            return true;
        }
        return false;
    }

    /** Reads the two if they come next. */
    boolean accept(String first, String second) {
        if (is(first) && peek(1).is(second)) {
            at += 2;
            return true;
        }
        return false;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw error();
        }
    }

    /** 42601 if it is none. */
    String name() {
        if (!peek().isName()) {
            throw error();
        }
        return next().text();
    }

    /** {@code a.b.c} */
    List<String> dotted() {
        List<String> parts = new ArrayList<>();
        parts.add(name());
        while (is(".") && peek(1).isName()) {
            at++;
            parts.add(next().text());
        }
        return parts;
    }

    int place() {
        return at;
    }

    void back(int place) {
        at = place;
    }

    /** The number of the line of the next word. */
    int line() {
        int line = 1;
        int end = Math.min(peek().start(), text.length());
        for (int index = 0; index < end; index++) {
            if (text.charAt(index) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** A syntax error at the next word. */
    StatementError error() {
        Word word = peek();
        return new StatementError(SqlState.SYNTAX_ERROR, word.kind() == Words.Kind.END
                ? "syntax error at end of input"
                : "syntax error at or near \"" + text.substring(word.start(), word.end()) + "\"");
    }

    StatementError error(String message) {
        return new StatementError(SqlState.SYNTAX_ERROR, message);
    }

    /** The text up to one of these words outside of parentheses, which is left; 42601 if there is none, or no text. */
    String until(String... ends) {
        int from = at;
        int depth = 0;
        while (!isAtEnd()) {
            Word word = peek();
            if (depth == 0 && isOne(word, ends)) {
                break;
            }
            if (word.is("(") || word.is("[")) {
                depth++;
            } else if (word.is(")") || word.is("]")) {
                depth--;
                if (depth < 0) {
                    throw error("mismatched parentheses at or near \"" + word.text() + "\"");
                }
            } else if (word.is(";")) {
                break;
            }
            at++;
        }
        if (!isOne(peek(), ends)) {
            throw isAtEnd() || !is(";")
                    ? error("missing \"" + upper(ends[0]) + "\" at end of SQL expression")
                    : missing(ends);
        }
        if (from == at) {
            throw error("missing expression at or near \"" + upper(peek().text()) + "\"");
        }
        return between(from, at);
    }

    private StatementError missing(String... ends) {
        return error("missing \"" + upper(ends[0]) + "\" at end of SQL expression");
    }

    private static String upper(String word) {
        return word.toUpperCase(java.util.Locale.ROOT);
    }

    private static boolean isOne(Word word, String... ends) {
        for (String end : ends) {
            if (word.is(end)) {
                return true;
            }
        }
        return false;
    }

    /** The text of the words from one place to before another. */
    String between(int from, int to) {
        return to <= from ? "" : text.substring(words.get(from).start(), words.get(to - 1).end());
    }
}
