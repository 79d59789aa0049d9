package io.phantomdb.rows.search;

import io.phantomdb.rows.Datums;
import io.phantomdb.rows.SearchQuery;
import io.phantomdb.rows.SearchQuery.Term;
import io.phantomdb.rows.SearchVector;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** ts_rank: how often and how close to each other the words of a query are in a text (PostgreSQL 15, tsrank.c). */
public final class Ranking {
    static final int BY_LOG_OF_LENGTH = 0x01;
    static final int BY_LENGTH = 0x02;
    static final int BY_DISTANCE = 0x04;
    static final int BY_WORDS = 0x08;
    static final int BY_LOG_OF_WORDS = 0x10;
    static final int BY_ITSELF = 0x20;
    private static final float[] WEIGHTS = {0.1f, 0.2f, 0.4f, 1.0f};
    private static final int PLACES_END = SearchVector.POSITION_MAX + 1;
    /** What a lexeme has whose places are not known. */
    private static final List<Integer> UNKNOWN = List.of(PLACES_END - 1);

    private final float[] weights;
    private final SearchVector vector;

    private Ranking(float[] weights, SearchVector vector) {
        this.weights = weights;
        this.vector = vector;
    }

    /** The weights are of D, C, B and A; negative ones and null are the usual ones. */
    public static float of(float[] given, SearchVector vector, SearchQuery query, int method) {
        if (vector.lexemes().isEmpty() || query.isEmpty()) {
            return 0;
        }
        Ranking ranking = new Ranking(weights(given), vector);
        boolean isOfAll = query.root() instanceof SearchQuery.And || query.root() instanceof SearchQuery.Phrase;
        float rank = isOfAll ? ranking.all(query) : ranking.any(query);
        return normalized(rank < 0 ? 1e-20f : rank, vector, method);
    }

    static float[] weights(float[] given) {
        float[] weights = WEIGHTS.clone();
        for (int at = 0; given != null && at < weights.length; at++) {
            weights[at] = given[at] >= 0 ? given[at] : weights[at];
        }
        return weights;
    }

    private static float normalized(float rank, SearchVector vector, int method) {
        float result = rank;
        int length = length(vector);
        int words = vector.lexemes().size();
        if ((method & BY_LOG_OF_LENGTH) != 0) {
            result = (float) (result / (Math.log(length + 1) / Math.log(2.0)));
        }
        if ((method & BY_LENGTH) != 0 && length > 0) {
            result /= length;
        }
        if ((method & BY_WORDS) != 0) {
            result /= words;
        }
        if ((method & BY_LOG_OF_WORDS) != 0) {
            result = (float) (result / (Math.log(words + 1) / Math.log(2.0)));
        }
        return (method & BY_ITSELF) != 0 ? result / (result + 1) : result;
    }

    static int length(SearchVector vector) {
        return vector.lexemes().stream().mapToInt(lexeme -> Math.max(1, lexeme.places().size())).sum();
    }

    /** Each once, by their words. */
    private static List<Term> unique(SearchQuery query) {
        TreeMap<String, Term> unique = new TreeMap<>(Datums::compareText);
        query.terms().forEach(term -> unique.putIfAbsent(term.word(), term));
        return new ArrayList<>(unique.values());
    }

    private float weight(int place) {
        return weights[SearchVector.weight(place)];
    }

    /** The closer two words are, the more their pair counts. */
    private float all(SearchQuery query) {
        List<Term> terms = unique(query);
        if (terms.size() < 2) {
            return any(query);
        }
        List<List<Integer>> seen = new ArrayList<>();
        float rank = -1;
        for (Term term : terms) {
            List<Integer> last = null;
            for (SearchVector.Lexeme lexeme : Matching.lexemes(vector, term)) {
                last = lexeme.places().isEmpty() ? UNKNOWN : lexeme.places();
                for (List<Integer> other : seen) {
                    rank = other == null ? rank : pairs(rank, last, other);
                }
            }
            seen.add(last);
        }
        return rank;
    }

    private float pairs(float before, List<Integer> places, List<Integer> others) {
        float rank = before;
        for (int place : places) {
            for (int other : others) {
                int distance = Math.abs(SearchVector.position(place) - SearchVector.position(other));
                boolean isUnknown = places == UNKNOWN || others == UNKNOWN;
                if (distance != 0 || isUnknown) {
                    float pair = (float) Math.sqrt(
                            weight(place) * weight(other) * nearness(distance == 0 ? PLACES_END : distance));
                    rank = rank < 0 ? pair : (float) (1.0 - (1.0 - rank) * (1.0 - pair));
                }
            }
        }
        return rank;
    }

    private static float nearness(int distance) {
        return distance > 100 ? 1e-30f : (float) (1.0 / (1.005 + 0.05 * Math.exp((float) distance / 1.5 - 2)));
    }

    /** Every further occurrence counts less; the sum of 1 / i² is π² / 6. */
    private float any(SearchQuery query) {
        List<Term> terms = unique(query);
        float rank = 0;
        for (Term term : terms) {
            for (SearchVector.Lexeme lexeme : Matching.lexemes(vector, term)) {
                List<Integer> places = lexeme.places().isEmpty() ? UNKNOWN : lexeme.places();
                float sum = 0;
                float best = -1;
                int bestAt = 0;
                for (int at = 0; at < places.size(); at++) {
                    float weight = weight(places.get(at));
                    sum += weight / ((at + 1) * (at + 1));
                    if (weight > best) {
                        best = weight;
                        bestAt = at;
                    }
                }
                rank = (float) (rank + (best + sum - best / ((bestAt + 1) * (bestAt + 1))) / 1.64493406685);
            }
        }
        return terms.isEmpty() ? rank : rank / terms.size();
    }
}
