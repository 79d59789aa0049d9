package io.phantomdb.rows.search;

import io.phantomdb.rows.SearchQuery;
import io.phantomdb.rows.SearchQuery.Node;
import io.phantomdb.rows.SearchQuery.Term;
import io.phantomdb.rows.SearchVector;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Whether a query is met (PostgreSQL 15, tsvector_op.c). Below a phrase operator it is asked where: a node there is met by the places
 * at which it ends, or, under a {@code !}, by all but these.
 */
public final class Matching {
    /** Where the lexemes of a term are. */
    interface Places {
        /** Null if none is there at all; empty if nobody knows where they are. */
        Collection<Integer> of(Term term);
    }

    /** Where a node of a phrase ends, or where it does not, and how many places it begins before. */
    private record Ends(TreeSet<Integer> at, boolean isNegated, int width) {
        static final Ends EVERYWHERE = new Ends(new TreeSet<>(), true, 0);

        Ends shifted(int by) {
            TreeSet<Integer> shifted = new TreeSet<>();
            at.forEach(place -> shifted.add(place + by));
            return new Ends(shifted, isNegated, width);
        }
    }

    private final Places places;

    private Matching(Places places) {
        this.places = places;
    }

    /** Nothing meets the empty query. */
    public static boolean meets(SearchVector vector, SearchQuery query) {
        return !query.isEmpty() && meets(query.root(), new Index(vector));
    }

    static boolean meets(Node node, Places places) {
        return new Matching(places).isMet(node);
    }

    /** The lexemes of a vector, found by halving. */
    private record Index(SearchVector vector) implements Places {
        @Override
        public Collection<Integer> of(Term term) {
            TreeSet<Integer> found = new TreeSet<>();
            boolean[] isThere = {false};
            each(vector, term, (lexeme, position) -> {
                isThere[0] = true;
                if (position > 0) {
                    found.add(position);
                }
            });
            return isThere[0] ? found : null;
        }
    }

    /** Each lexeme that a term means with each of its places that the weights allow; with 0 if it has none. */
    static void each(SearchVector vector, Term term, BiConsumer<SearchVector.Lexeme, Integer> visitor) {
        for (SearchVector.Lexeme lexeme : lexemes(vector, term)) {
            if (lexeme.places().isEmpty() && term.weights() == 0) {
                visitor.accept(lexeme, 0);
            }
            for (int place : lexeme.places()) {
                if (term.weights() == 0 || (term.weights() & 1 << SearchVector.weight(place)) != 0) {
                    visitor.accept(lexeme, SearchVector.position(place));
                }
            }
        }
    }

    static Collection<SearchVector.Lexeme> lexemes(SearchVector vector, Term term) {
        if (!term.isPrefix()) {
            SearchVector.Lexeme one = vector.find(term.word());
            return one == null ? List.of() : List.of(one);
        }
        return vector.lexemes().stream().filter(lexeme -> lexeme.word().startsWith(term.word())).toList();
    }

    private boolean isMet(Node node) {
        return switch (node) {
            case Term term -> places.of(term) != null;
            case SearchQuery.Not not -> !isMet(not.operand());
            case SearchQuery.And and -> isMet(and.left()) && isMet(and.right());
            case SearchQuery.Or or -> isMet(or.left()) || isMet(or.right());
            case SearchQuery.Phrase phrase -> {
                Ends ends = ends(phrase);
                yield ends != null && (ends.isNegated || !ends.at.isEmpty());
            }
        };
    }

    /** Null if it ends nowhere. */
    private Ends ends(Node node) {
        return switch (node) {
            case Term term -> {
                Collection<Integer> found = places.of(term);
                yield found == null || found.isEmpty() ? null : new Ends(new TreeSet<>(found), false, 0);
            }
            case SearchQuery.Not not -> {
                Ends ends = ends(not.operand());
                yield ends == null
                        ? Ends.EVERYWHERE
                        : ends.isNegated && ends.at.isEmpty() ? null : new Ends(ends.at, !ends.isNegated, ends.width);
            }
            case SearchQuery.Phrase phrase -> phrase(phrase);
            case SearchQuery.And and -> {
                Ends left = ends(and.left());
                Ends right = left == null ? null : ends(and.right());
                yield right == null ? null : both(left, right, Math.max(left.width, right.width));
            }
            case SearchQuery.Or or -> either(ends(or.left()), ends(or.right()));
        };
    }

    private Ends phrase(SearchQuery.Phrase phrase) {
        Ends left = ends(phrase.left());
        Ends right = left == null ? null : ends(phrase.right());
        if (right == null) {
            return null;
        }
        int width = left.width + phrase.distance() + right.width;
        Ends moved = left.shifted(phrase.distance() + right.width);
        return joined(moved, right, width);
    }

    /** Both end there, the narrower one moved so that both begin where the wider one does. */
    private static Ends both(Ends left, Ends right, int width) {
        return joined(left.shifted(width - left.width), right.shifted(width - right.width), width);
    }

    private static Ends joined(Ends left, Ends right, int width) {
        TreeSet<Integer> at = new TreeSet<>(left.isNegated && !right.isNegated ? right.at : left.at);
        if (left.isNegated && right.isNegated) {
            at.addAll(right.at);
            return new Ends(at, true, width);
        }
        if (left.isNegated) {
            at.removeAll(left.at);
        } else if (right.isNegated) {
            at.removeAll(right.at);
        } else {
            at.retainAll(right.at);
        }
        return at.isEmpty() ? null : new Ends(at, false, width);
    }

    private static Ends either(Ends one, Ends other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        int width = Math.max(one.width, other.width);
        Ends left = one.shifted(width - one.width);
        Ends right = other.shifted(width - other.width);
        TreeSet<Integer> at = new TreeSet<>(left.at);
        if (left.isNegated && right.isNegated) {
            at.retainAll(right.at);
        } else if (left.isNegated) {
            at.removeAll(right.at);
        } else if (right.isNegated) {
            at = new TreeSet<>(right.at);
            at.removeAll(left.at);
        } else {
            at.addAll(right.at);
        }
        return new Ends(at, left.isNegated || right.isNegated, width);
    }
}
