package io.phantomdb.rows.search;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.SearchQuery;
import io.phantomdb.rows.SearchQuery.Node;
import io.phantomdb.rows.SearchVector;

/**
 * Reads a tsquery: operands with {@code !}, {@code <->}, {@code &} and {@code |}, which bind in that order (PostgreSQL 15, chapter
 * 8.11.2; its tsquery.c). What an operand stands for is the caller's to say.
 */
public final class QueryReader {
    /** Makes a node of an operand; null if nothing is left of it. */
    interface Operand {
        Node of(String word, int weights, boolean isPrefix);
    }

    private final String text;
    private final Operand operands;
    private final SearchText words;

    QueryReader(String text, Operand operands) {
        this.text = text;
        this.operands = operands;
        this.words = new SearchText(text, "tsquery");
    }

    /** A tsquery whose operands are lexemes as they stand. 42601 if it is none. */
    public static SearchQuery read(String text) {
        return new SearchQuery(new QueryReader(text, SearchQuery.Term::new).read());
    }

    /** What a client sees. */
    public static String write(SearchQuery query) {
        StringBuilder text = new StringBuilder();
        if (!query.isEmpty()) {
            write(text, query.root(), 0, false);
        }
        return text.toString();
    }

    private static void write(StringBuilder to, Node node, int around, boolean isRightOfPhrase) {
        int priority = priority(node);
        boolean inside = !(node instanceof SearchQuery.Term)
                && (priority < around || node instanceof SearchQuery.Phrase && isRightOfPhrase);
        to.append(inside ? "( " : "");
        switch (node) {
            case SearchQuery.Term term -> write(to, term);
            case SearchQuery.Not not -> write(to.append('!'), not.operand(), priority, false);
            case SearchQuery.And and -> both(to, and.left(), " & ", and.right(), priority, false);
            case SearchQuery.Or or -> both(to, or.left(), " | ", or.right(), priority, false);
            case SearchQuery.Phrase phrase -> both(to, phrase.left(),
                    phrase.distance() == 1 ? " <-> " : " <" + phrase.distance() + "> ", phrase.right(), priority, true);
        }
        to.append(inside ? " )" : "");
    }

    private static void both(StringBuilder to, Node left, String operator, Node right, int priority,
            boolean isPhrase) {
        write(to, left, priority, false);
        write(to.append(operator), right, priority, isPhrase);
    }

    private static void write(StringBuilder to, SearchQuery.Term term) {
        SearchText.quote(to, term.word());
        to.append(term.weights() != 0 || term.isPrefix() ? ":" : "").append(term.isPrefix() ? "*" : "");
        for (int weight = SearchVector.WEIGHT_MAX; weight >= 0; weight--) {
            to.append((term.weights() & 1 << weight) != 0 ? SearchText.letter(weight) : "");
        }
    }

    private static int priority(Node node) {
        return switch (node) {
            case SearchQuery.Or or -> 1;
            case SearchQuery.And and -> 2;
            case SearchQuery.Phrase phrase -> 3;
            case SearchQuery.Not not -> 4;
            case SearchQuery.Term term -> 5;
        };
    }

    /** Null if there is nothing in it. */
    Node read() {
        if (!words.skipSpaces()) {
            return null;
        }
        Node node = either();
        if (words.skipSpaces()) {
            throw words.syntax();
        }
        return node;
    }

    private Node either() {
        Node node = all();
        while (skip("|")) {
            node = new SearchQuery.Or(node, all());
        }
        return node;
    }

    private Node all() {
        Node node = phrase();
        while (skip("&")) {
            node = new SearchQuery.And(node, phrase());
        }
        return node;
    }

    private Node phrase() {
        Node node = negated();
        for (int distance = distance(); distance >= 0; distance = distance()) {
            node = new SearchQuery.Phrase(node, negated(), distance);
        }
        return node;
    }

    private Node negated() {
        if (skip("!")) {
            return new SearchQuery.Not(negated());
        }
        if (skip("(")) {
            Node inner = either();
            if (!skip(")")) {
                throw words.syntax();
            }
            return inner;
        }
        if (!words.skipSpaces()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "no operand in tsquery: \"" + text + "\"");
        }
        return operand();
    }

    private Node operand() {
        char here = text.charAt(words.at());
        if (":&|)<".indexOf(here) >= 0) {
            throw words.syntax();
        }
        String word = words.word(true);
        int weights = 0;
        boolean isPrefix = false;
        int at = words.at();
        if (at < text.length() && text.charAt(at) == ':') {
            for (at++; at < text.length(); at++) {
                int weight = "DCBA".indexOf(Character.toUpperCase(text.charAt(at)));
                if (weight < 0 && text.charAt(at) != '*') {
                    break;
                }
                weights |= weight < 0 ? 0 : 1 << weight;
                isPrefix |= weight < 0;
            }
            words.at(at);
        }
        return operands.of(word, weights, isPrefix);
    }

    private boolean skip(String operator) {
        boolean isThere = words.skipSpaces() && text.startsWith(operator, words.at());
        words.at(words.at() + (isThere ? operator.length() : 0));
        return isThere;
    }

    /** Of the phrase operator that begins here; negative if there is none. */
    private int distance() {
        if (!skip("<")) {
            return -1;
        }
        if (skip("->")) {
            return 1;
        }
        int start = words.at();
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == start || end == text.length() || text.charAt(end) != '>') {
            throw words.syntax();
        }
        words.at(end + 1);
        long distance = end - start > 9 ? Long.MAX_VALUE : Long.parseLong(text.substring(start, end));
        requireDistance(distance);
        return (int) distance;
    }

    /** 22023 if it is too long. */
    public static void requireDistance(long distance) {
        if (distance < 0 || distance > SearchVector.POSITION_MAX + 1) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "distance in phrase operator must be an integer value between zero and "
                            + (SearchVector.POSITION_MAX + 1) + " inclusive");
        }
    }
}
