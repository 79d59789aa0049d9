package io.phantomdb.rows.search;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.SearchVector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words of the text forms of tsvector and tsquery: plain or in quotes, with places behind them (its tsvector_parser.c). */
public final class SearchText {
    private static final int WORD_BYTES_MAX = 2046;

    private final String text;
    private final String typeName;
    private int at;

    SearchText(String text, String typeName) {
        this.text = text;
        this.typeName = typeName;
    }

    /** A tsvector. 42601 if it is none. */
    public static SearchVector vector(String text) {
        SearchText from = new SearchText(text, "tsvector");
        Map<String, List<Integer>> words = new LinkedHashMap<>();
        while (from.skipSpaces()) {
            String word = from.word(false);
            List<Integer> places = words.computeIfAbsent(word, unused -> new ArrayList<>());
            if (from.at < text.length() && text.charAt(from.at) == ':') {
                from.at++;
                from.places(places);
            }
        }
        return SearchVector.of(words);
    }

    /** What a client sees: {@code 'cat':3A 'rat':2,5}. */
    public static String write(SearchVector vector) {
        StringBuilder text = new StringBuilder();
        for (SearchVector.Lexeme lexeme : vector.lexemes()) {
            text.append(text.isEmpty() ? "" : " ");
            quote(text, lexeme.word());
            char before = ':';
            for (int place : lexeme.places()) {
                int weight = SearchVector.weight(place);
                text.append(before).append(SearchVector.position(place)).append(weight == 0 ? "" : letter(weight));
                before = ',';
            }
        }
        return text.toString();
    }

    static char letter(int weight) {
        return (char) ('A' + SearchVector.WEIGHT_MAX - weight);
    }

    static void quote(StringBuilder to, String word) {
        to.append('\'').append(word.replace("\\", "\\\\").replace("'", "''")).append('\'');
    }

    int at() {
        return at;
    }

    void at(int place) {
        at = place;
    }

    /** False at the end. */
    boolean skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    /** The word that begins here; of a query it ends at an operator as well. */
    String word(boolean ofQuery) {
        StringBuilder word = new StringBuilder();
        if (text.charAt(at) == '\'') {
            quoted(word);
        } else {
            while (at < text.length() && !ends(text.charAt(at), ofQuery, word.isEmpty())) {
                word.append(character());
            }
        }
        if (word.isEmpty()) {
            throw syntax();
        }
        int bytes = Bytes.ofUtf8(word.toString()).length();
        if (bytes > WORD_BYTES_MAX) {
            throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED,
                    "word is too long (" + bytes + " bytes, max " + WORD_BYTES_MAX + " bytes)");
        }
        return word.toString();
    }

    private static boolean ends(char here, boolean ofQuery, boolean isFirst) {
        return Character.isWhitespace(here) || here == ':' && !isFirst
                || ofQuery && (here == '!' || here == '&' || here == '|' || here == '(' || here == ')' || here == '<');
    }

    /** What follows a backslash is meant as it is. */
    private char character() {
        if (text.charAt(at) == '\\') {
            at++;
            if (at == text.length()) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "there is no escaped character: \"" + text + "\"");
            }
        }
        return text.charAt(at++);
    }

    private void quoted(StringBuilder word) {
        at++;
        while (true) {
            if (at == text.length()) {
                throw syntax();
            }
            if (text.charAt(at) == '\'') {
                at++;
                if (at == text.length() || text.charAt(at) != '\'') {
                    return;
                }
            }
            word.append(character());
        }
    }

    /** {@code 3A,5} */
    private void places(List<Integer> places) {
        while (true) {
            int start = at;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            if (start == at) {
                throw syntax();
            }
            String digits = text.substring(start, at);
            int position = digits.length() > 9 ? SearchVector.POSITION_MAX : Integer.parseInt(digits);
            if (position == 0) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "wrong position info in tsvector: \"" + text + "\"");
            }
            places.add(SearchVector.place(position, weight()));
            if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
                return;
            }
            if (text.charAt(at) != ',') {
                throw syntax();
            }
            at++;
        }
    }

    private int weight() {
        int weight = at < text.length() ? "DCBA".indexOf(Character.toUpperCase(text.charAt(at))) : -1;
        if (weight < 0 && at < text.length() && text.charAt(at) == '*') {
            weight = SearchVector.WEIGHT_MAX;
        }
        at += weight >= 0 ? 1 : 0;
        return Math.max(weight, 0);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    StatementError syntax() {
        return new StatementError(SqlState.SYNTAX_ERROR, "syntax error in " + typeName + ": \"" + text + "\"");
    }
}
