package io.phantomdb.rows;

import io.phantomdb.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A tsquery: a condition over the lexemes of a text (PostgreSQL 15, chapter 8.11.2). Immutable; they compare by how many nodes they
 * have, then by their length, then node by node.
 *
 * @param root null if it is empty, which nothing meets
 */
public record SearchQuery(Node root) implements Comparable<SearchQuery> {
    public static final SearchQuery EMPTY = new SearchQuery(null);
    private static final int HEADER_BYTES = 8;
    private static final int ITEM_BYTES = 12;

    /** A part of the condition. */
    public sealed interface Node {}

    /**
     * The lexeme is there.
     *
     * @param weights a bit for each weight that will do, 0 for all
     * @param isPrefix any that begins so
     */
    public record Term(String word, int weights, boolean isPrefix) implements Node {}

    public record Not(Node operand) implements Node {}

    public record And(Node left, Node right) implements Node {}

    public record Or(Node left, Node right) implements Node {}

    /** The right one ends so many places behind the left one. */
    public record Phrase(Node left, Node right, int distance) implements Node {}

    public boolean isEmpty() {
        return root == null;
    }

    /** Nodes of all sorts. */
    public int size() {
        return size(root);
    }

    private static int size(Node node) {
        return switch (node) {
            case null -> 0;
            case Term term -> 1;
            case Not not -> 1 + size(not.operand);
            case And and -> 1 + size(and.left) + size(and.right);
            case Or or -> 1 + size(or.left) + size(or.right);
            case Phrase phrase -> 1 + size(phrase.left) + size(phrase.right);
        };
    }

    /** From left to right. */
    public List<Term> terms() {
        List<Term> terms = new ArrayList<>();
        each(root, terms::add);
        return terms;
    }

    private static void each(Node node, Consumer<Term> visitor) {
        switch (node) {
            case null -> {
            }
            case Term term -> visitor.accept(term);
            case Not not -> each(not.operand, visitor);
            case And and -> {
                each(and.left, visitor);
                each(and.right, visitor);
            }
            case Or or -> {
                each(or.left, visitor);
                each(or.right, visitor);
            }
            case Phrase phrase -> {
                each(phrase.left, visitor);
                each(phrase.right, visitor);
            }
        }
    }

    /** About how many bytes of memory it takes. */
    public int bytes() {
        return 16 + 48 * size() + terms().stream().mapToInt(term -> term.word.length()).sum();
    }

    /** How long PostgreSQL's form of it is, for keys as well. */
    public int sizeRank() {
        return HEADER_BYTES + ITEM_BYTES * size()
                + terms().stream().mapToInt(term -> Bytes.ofUtf8(term.word).length() + 1).sum();
    }

    @Override
    public int compareTo(SearchQuery other) {
        int compared = Integer.compare(size(), other.size());
        compared = compared != 0 ? compared : Integer.compare(sizeRank(), other.sizeRank());
        return compared != 0 || root == null ? compared : compare(root, other.root);
    }

    /** Terms before operators; those by their sort, then by their distance, then by what they are over. */
    private static int compare(Node left, Node right) {
        int compared = Integer.compare(rank(left), rank(right));
        if (compared != 0) {
            return compared;
        }
        return switch (left) {
            case Term term -> compare(term, (Term) right);
            case Not not -> compare(not.operand, ((Not) right).operand);
            case And and -> both(and.left, and.right, ((And) right).left, ((And) right).right);
            case Or or -> both(or.left, or.right, ((Or) right).left, ((Or) right).right);
            case Phrase phrase -> {
                int byDistance = Integer.compare(phrase.distance, ((Phrase) right).distance);
                yield byDistance != 0
                        ? byDistance
                        : both(phrase.left, phrase.right, ((Phrase) right).left, ((Phrase) right).right);
            }
        };
    }

    private static int compare(Term left, Term right) {
        int compared = Datums.compareText(left.word, right.word);
        compared = compared != 0 ? compared : Integer.compare(left.weights, right.weights);
        return compared != 0 ? compared : Boolean.compare(left.isPrefix, right.isPrefix);
    }

    private static int both(Node left, Node right, Node otherLeft, Node otherRight) {
        int compared = compare(left, otherLeft);
        return compared != 0 ? compared : compare(right, otherRight);
    }

    /** In the order of comparisons: terms are 0. */
    public static int rank(Node node) {
        return switch (node) {
            case Term term -> 0;
            case Not not -> 1;
            case And and -> 2;
            case Or or -> 3;
            case Phrase phrase -> 4;
        };
    }
}
