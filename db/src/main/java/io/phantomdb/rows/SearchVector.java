package io.phantomdb.rows;

import io.phantomdb.base.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tsvector: lexemes in the order of their bytes, each with the places in the text where it stands, rising, or none (PostgreSQL
 * 15, chapter 8.11). A place is its number in 14 bits under two of its weight: D is 0, A is 3. Immutable; they compare by their
 * size first, as they do in PostgreSQL.
 */
public record SearchVector(List<Lexeme> lexemes) implements Comparable<SearchVector> {
    public static final int POSITION_MAX = 16_383;
    public static final int WEIGHT_MAX = 3;
    private static final int POSITION_BITS = 14;
    private static final int POSITIONS_MAX = 255;
    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 4;

    /** A word with its places. */
    public record Lexeme(String word, List<Integer> places) {
        public Lexeme {
            places = List.copyOf(places);
        }
    }

    public SearchVector {
        lexemes = List.copyOf(lexemes);
    }

    public static int place(int position, int weight) {
        return weight << POSITION_BITS | Math.min(position, POSITION_MAX);
    }

    public static int position(int place) {
        return place & POSITION_MAX;
    }

    public static int weight(int place) {
        return place >> POSITION_BITS;
    }

    /** Of words with their places in any order: of several with one number the one with the greatest weight stays. */
    public static SearchVector of(Map<String, ? extends Collection<Integer>> words) {
        TreeMap<String, Collection<Integer>> sorted = new TreeMap<>(Datums::compareText);
        sorted.putAll(words);
        List<Lexeme> lexemes = new ArrayList<>();
        sorted.forEach((word, places) -> lexemes.add(new Lexeme(word, merged(places))));
        return new SearchVector(lexemes);
    }

    private static List<Integer> merged(Collection<Integer> places) {
        TreeMap<Integer, Integer> byPosition = new TreeMap<>();
        places.forEach(place -> byPosition.merge(position(place), place, Math::max));
        return byPosition.values().stream().limit(POSITIONS_MAX).toList();
    }

    public Lexeme find(String word) {
        int at = Collections.binarySearch(lexemes, new Lexeme(word, List.of()),
                (left, right) -> Datums.compareText(left.word, right.word));
        return at < 0 ? null : lexemes.get(at);
    }

    /** About how many bytes of memory it takes. */
    public int bytes() {
        return 16 + lexemes.stream().mapToInt(each -> 64 + each.word.length() + 16 * each.places.size()).sum();
    }

    /** How long PostgreSQL's form of it is. */
    private int storedBytes() {
        int bytes = 0;
        for (Lexeme lexeme : lexemes) {
            bytes += Bytes.ofUtf8(lexeme.word).length();
            bytes += lexeme.places.isEmpty() ? 0 : (bytes & 1) + Short.BYTES * (1 + lexeme.places.size());
        }
        return HEADER_BYTES + ENTRY_BYTES * lexemes.size() + bytes;
    }

    @Override
    public int compareTo(SearchVector other) {
        int compared = Integer.compare(storedBytes(), other.storedBytes());
        compared = compared != 0 ? compared : Integer.compare(lexemes.size(), other.lexemes.size());
        for (int at = 0; compared == 0 && at < lexemes.size(); at++) {
            compared = compare(lexemes.get(at), other.lexemes.get(at));
        }
        return compared;
    }

    private static int compare(Lexeme left, Lexeme right) {
        int compared = Boolean.compare(left.places.isEmpty(), right.places.isEmpty());
        compared = compared != 0 ? compared : Datums.compareText(left.word, right.word);
        compared = compared != 0 ? compared : Integer.compare(right.places.size(), left.places.size());
        for (int at = 0; compared == 0 && at < left.places.size(); at++) {
            int one = left.places.get(at);
            int other = right.places.get(at);
            compared = Integer.compare(position(other), position(one));
            compared = compared != 0 ? compared : Integer.compare(weight(other), weight(one));
        }
        return compared;
    }

    /** What comes first in a comparison, for keys. */
    public int sizeRank() {
        return storedBytes();
    }
}
