package io.phantomdb.rows.search;

import io.phantomdb.rows.SearchQuery;
import io.phantomdb.rows.SearchQuery.Term;
import io.phantomdb.rows.SearchVector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** ts_rank_cd: how densely the shortest pieces of a text meet the query (PostgreSQL 15, tsrank.c; Clarke, Cormack, Tudhope 1999). */
public final class CoverRanking {
    /** A place of the text where words of the query stand. */
    private record Spot(int place, List<Term> terms) {
        int position() {
            return SearchVector.position(place);
        }
    }

    private final SearchQuery query;
    private final List<Spot> spots;
    /** Where the next cover may begin. */
    private int from;
    private int begin;
    private int end;

    private CoverRanking(SearchQuery query, List<Spot> spots) {
        this.query = query;
        this.spots = spots;
    }

    /** The weights are of D, C, B and A; negative ones and null are the usual ones. */
    public static float of(float[] given, SearchVector vector, SearchQuery query, int method) {
        if (vector.lexemes().isEmpty() || query.isEmpty()) {
            return 0;
        }
        List<Spot> spots = spots(vector, query);
        return spots.isEmpty()
                ? 0
                : new CoverRanking(query, spots).rank(Ranking.weights(given), vector, method);
    }

    private static List<Spot> spots(SearchVector vector, SearchQuery query) {
        TreeMap<Integer, Spot> byPosition = new TreeMap<>();
        for (Term term : query.terms()) {
            for (SearchVector.Lexeme lexeme : Matching.lexemes(vector, term)) {
                for (int place : lexeme.places()) {
                    if (term.weights() == 0 || (term.weights() & 1 << SearchVector.weight(place)) != 0) {
                        byPosition.computeIfAbsent(SearchVector.position(place),
                                unused -> new Spot(place, new ArrayList<>())).terms.add(term);
                    }
                }
            }
        }
        return new ArrayList<>(byPosition.values());
    }

    private float rank(float[] weights, SearchVector vector, int method) {
        double rank = 0;
        double previous = 0;
        double distances = 0;
        int covers = 0;
        while (nextCover()) {
            double inverse = 0;
            for (int at = begin; at <= end; at++) {
                inverse += 1.0 / weights[SearchVector.weight(spots.get(at).place)];
            }
            int noise = spots.get(end).position() - spots.get(begin).position() - (end - begin);
            rank += (end - begin + 1) / inverse / (1 + (noise < 0 ? (end - begin) / 2 : noise));
            double middle = (spots.get(end).position() + spots.get(begin).position()) / 2.0;
            if (covers > 0 && middle > previous) {
                distances += 1.0 / (middle - previous);
            }
            previous = middle;
            covers++;
        }
        return (float) normalized(rank, vector, method, covers, distances);
    }

    private static double normalized(double rank, SearchVector vector, int method, int covers, double distances) {
        double result = rank;
        int length = Ranking.length(vector);
        int words = vector.lexemes().size();
        if ((method & Ranking.BY_LOG_OF_LENGTH) != 0) {
            result /= Math.log(length + 1);
        }
        if ((method & Ranking.BY_LENGTH) != 0 && length > 0) {
            result /= length;
        }
        if ((method & Ranking.BY_DISTANCE) != 0 && covers > 0 && distances > 0) {
            result /= covers / distances;
        }
        if ((method & Ranking.BY_WORDS) != 0) {
            result /= words;
        }
        if ((method & Ranking.BY_LOG_OF_WORDS) != 0) {
            result /= Math.log(words + 1) / Math.log(2.0);
        }
        return (method & Ranking.BY_ITSELF) != 0 ? result / (result + 1) : result;
    }

    /** The first end of a piece that meets the query, and then its last beginning. */
    private boolean nextCover() {
        int upper = from;
        while (upper < spots.size() && !isMet(from, upper)) {
            upper++;
        }
        if (upper >= spots.size()) {
            return false;
        }
        int lower = upper;
        while (lower > from && !isMet(lower, upper)) {
            lower--;
        }
        begin = lower;
        end = upper;
        from = lower + 1;
        return true;
    }

    /** By what is between two spots. */
    private boolean isMet(int first, int last) {
        return Matching.meets(query.root(), term -> {
            Collection<Integer> places = new TreeSet<>();
            for (int at = first; at <= last; at++) {
                if (spots.get(at).terms.contains(term)) {
                    places.add(spots.get(at).position());
                }
            }
            return places.isEmpty() ? null : places;
        });
    }
}
