package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.SearchQuery;
import io.phantomdb.rows.SearchVector;
import io.phantomdb.rows.SearchVector.Lexeme;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.search.CoverRanking;
import io.phantomdb.rows.search.Ranking;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Functions of vectors of lexemes, and how well they answer a query (PostgreSQL 15, table 9.43). */
final class SearchVectorFunctions {
    private static final int WEIGHTS = 4;

    /** A way to rank. */
    private interface Rank {
        float of(float[] weights, SearchVector vector, SearchQuery query, int method);
    }

    private SearchVectorFunctions() {}

    static void define(FunctionTable table) {
        table.infix("||", "tsvector_concat", Type.TSVECTOR, Type.TSVECTOR, Type.TSVECTOR,
                (a, b, c) -> concat((SearchVector) a, (SearchVector) b));
        table.pure("length(tsvector) int4", (SearchVector vector) -> vector.lexemes().size());
        table.pure("strip(tsvector) tsvector", (SearchVector vector) -> new SearchVector(
                vector.lexemes().stream().map(each -> new Lexeme(each.word(), List.of())).toList()));
        table.pure("setweight(tsvector, char) tsvector",
                (SearchVector vector, String weight) -> weighted(vector, weight, null));
        table.pure("setweight(tsvector, char, _text) tsvector", (SearchVector vector, String weight,
                ArrayDatum words) -> weighted(vector, weight, words(words, "lexeme array may not contain nulls")));
        table.pure("ts_delete(tsvector, text) tsvector",
                (SearchVector vector, String word) -> without(vector, new TreeSet<>(List.of(word))));
        table.pure("ts_delete(tsvector, _text) tsvector",
                (SearchVector vector, ArrayDatum words) -> without(vector,
                        words(words, "lexeme array may not contain nulls")));
        table.pure("ts_filter(tsvector, _char) tsvector", SearchVectorFunctions::filtered);
        table.pure("tsvector_to_array(tsvector) _text", (SearchVector vector) -> ArrayDatum.of(Type.TEXT,
                vector.lexemes().stream().map(each -> (Object) each.word()).toList()));
        table.pure("array_to_tsvector(_text) tsvector", SearchVectorFunctions::ofArray);
        table.pure("tsvector_cmp(tsvector, tsvector) int4",
                (SearchVector left, SearchVector right) -> Integer.signum(left.compareTo(right)));
        rank(table, "ts_rank", Ranking::of);
        rank(table, "ts_rank_cd", CoverRanking::of);
    }

    static void define(List<SetFunction> functions) {
        functions.add(new SetFunction("unnest", List.of(Type.TSVECTOR),
                List.of(new SetFunction.Output("lexeme", Type.TEXT),
                        new SetFunction.Output("positions", Type.INT2.array()),
                        new SetFunction.Output("weights", Type.TEXT.array())),
                Volatility.IMMUTABLE, true,
                (a, c) -> ((SearchVector) a[0]).lexemes().stream().map(SearchVectorFunctions::row).iterator()));
    }

    private static Object[] row(Lexeme lexeme) {
        if (lexeme.places().isEmpty()) {
            return new Object[]{lexeme.word(), null, null};
        }
        return new Object[]{lexeme.word(),
                ArrayDatum.of(Type.INT2,
                        lexeme.places().stream().map(place -> (Object) (short) SearchVector.position(place)).toList()),
                ArrayDatum.of(Type.TEXT, lexeme.places().stream()
                        .map(place -> (Object) String.valueOf("DCBA".charAt(SearchVector.weight(place)))).toList())};
    }

    /** Places on the right come behind the last one on the left. */
    private static SearchVector concat(SearchVector left, SearchVector right) {
        int last = left.lexemes().stream().flatMap(each -> each.places().stream()).mapToInt(SearchVector::position)
                .max().orElse(0);
        TreeMap<String, Collection<Integer>> words = new TreeMap<>();
        left.lexemes().forEach(each -> words.put(each.word(), new ArrayList<>(each.places())));
        for (Lexeme lexeme : right.lexemes()) {
            Collection<Integer> places = words.computeIfAbsent(lexeme.word(), unused -> new ArrayList<>());
            lexeme.places().forEach(place -> places.add(
                    SearchVector.place(SearchVector.position(place) + last, SearchVector.weight(place))));
        }
        return SearchVector.of(words);
    }

    private static int weight(String letter) {
        int weight = letter.isEmpty() ? -1 : "dcba".indexOf(Character.toLowerCase(letter.charAt(0)));
        if (weight < 0) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "unrecognized weight: \"" + letter + "\"");
        }
        return weight;
    }

    /** All words, or those of a set. */
    private static SearchVector weighted(SearchVector vector, String letter, Set<String> words) {
        int weight = weight(letter);
        UnaryOperator<Lexeme> change = each -> new Lexeme(each.word(), each.places().stream()
                .map(place -> SearchVector.place(SearchVector.position(place), weight)).toList());
        return new SearchVector(vector.lexemes().stream()
                .map(each -> words == null || words.contains(each.word()) ? change.apply(each) : each).toList());
    }

    private static Set<String> words(ArrayDatum array, String whereNull) {
        Set<String> words = new TreeSet<>();
        for (Object each : array.elements()) {
            if (each == null) {
                throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, whereNull);
            }
            words.add((String) each);
        }
        return words;
    }

    private static SearchVector without(SearchVector vector, Set<String> words) {
        return new SearchVector(
                vector.lexemes().stream().filter(each -> !words.contains(each.word())).toList());
    }

    private static SearchVector filtered(SearchVector vector, ArrayDatum letters) {
        int mask = 0;
        for (Object letter : letters.elements()) {
            if (letter == null) {
                throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "weight array may not contain nulls");
            }
            String text = (String) letter;
            int weight = text.isEmpty() ? -1 : "dcba".indexOf(Character.toLowerCase(text.charAt(0)));
            if (weight < 0) {
                throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "unrecognized weight: \"" + text + "\"");
            }
            mask |= 1 << weight;
        }
        int kept = mask;
        return new SearchVector(vector.lexemes().stream()
                .map(each -> new Lexeme(each.word(), each.places().stream()
                        .filter(place -> (kept & 1 << SearchVector.weight(place)) != 0).toList()))
                .filter(each -> !each.places().isEmpty()).toList());
    }

    private static SearchVector ofArray(ArrayDatum array) {
        Set<String> words = words(array, "lexeme array may not contain nulls");
        if (words.contains("")) {
            throw new StatementError(SqlState.ZERO_LENGTH_CHARACTER_STRING,
                    "lexeme array may not contain empty strings");
        }
        TreeMap<String, List<Integer>> placeless = new TreeMap<>();
        words.forEach(word -> placeless.put(word, List.of()));
        return SearchVector.of(placeless);
    }

    private static void rank(FunctionTable table, String name, Rank rank) {
        BodyN body = (a, c) -> {
            int at = a[0] instanceof ArrayDatum ? 1 : 0;
            return rank.of(at == 0 ? null : weights((ArrayDatum) a[0]), (SearchVector) a[at], (SearchQuery) a[at + 1],
                    a.length > at + 2 ? (Integer) a[at + 2] : 0);
        };
        for (String arguments : List.of("tsvector, tsquery", "tsvector, tsquery, int4", "_float4, tsvector, tsquery",
                "_float4, tsvector, tsquery, int4")) {
            table.strict(Volatility.IMMUTABLE, name + "(" + arguments + ") float4", body);
        }
    }

    private static float[] weights(ArrayDatum array) {
        if (array.dimensions() != 1) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "array of weight must be one-dimensional");
        }
        if (array.size() < WEIGHTS) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "array of weight is too short");
        }
        if (array.hasNulls()) {
            throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "array of weight must not contain nulls");
        }
        float[] weights = new float[WEIGHTS];
        for (int at = 0; at < WEIGHTS; at++) {
            weights[at] = (Float) array.element(at);
            if (weights[at] > 1) {
                throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "weight out of range");
            }
        }
        return weights;
    }
}
