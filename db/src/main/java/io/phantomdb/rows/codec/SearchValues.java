package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.SearchQuery;
import io.phantomdb.rows.SearchVector;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * What texts and questions of text search are as bytes. Inside rows: the lexemes, each with its places; the nodes of a query, each
 * before those under it. In keys they begin with what comparisons begin with, their size, and places are turned over, as those
 * further behind come first.
 */
final class SearchValues {
    private static final int NONE = 7;

    private SearchValues() {}

    static Bytes encode(SearchVector vector) {
        ByteWriter to = new ByteWriter().varint(vector.lexemes().size());
        for (SearchVector.Lexeme lexeme : vector.lexemes()) {
            to.sizedUtf8(lexeme.word()).varint(lexeme.places().size());
            lexeme.places().forEach(to::u16);
        }
        return to.take();
    }

    static SearchVector vector(Bytes bytes) {
        ByteReader from = new ByteReader(bytes);
        List<SearchVector.Lexeme> lexemes = new ArrayList<>();
        int count = from.size();
        for (int at = 0; at < count; at++) {
            String word = from.sizedUtf8();
            List<Integer> places = new ArrayList<>();
            int placeCount = from.size();
            for (int place = 0; place < placeCount; place++) {
                places.add(from.u16());
            }
            lexemes.add(new SearchVector.Lexeme(word, places));
        }
        from.end();
        return new SearchVector(lexemes);
    }

    static Bytes encode(SearchQuery query) {
        ByteWriter to = new ByteWriter();
        write(to, query.root());
        return to.take();
    }

    private static void write(ByteWriter to, SearchQuery.Node node) {
        to.u8(node == null ? NONE : SearchQuery.rank(node));
        switch (node) {
            case null -> {
            }
            case SearchQuery.Term term -> to.sizedUtf8(term.word()).u8(term.weights()).u8(term.isPrefix() ? 1 : 0);
            case SearchQuery.Not not -> write(to, not.operand());
            case SearchQuery.And and -> {
                write(to, and.left());
                write(to, and.right());
            }
            case SearchQuery.Or or -> {
                write(to, or.left());
                write(to, or.right());
            }
            case SearchQuery.Phrase phrase -> {
                to.u16(phrase.distance());
                write(to, phrase.left());
                write(to, phrase.right());
            }
        }
    }

    static SearchQuery query(Bytes bytes) {
        ByteReader from = new ByteReader(bytes);
        SearchQuery query = new SearchQuery(node(from, true));
        from.end();
        return query;
    }

    private static SearchQuery.Node node(ByteReader from, boolean mayBeNone) {
        int kind = from.u8();
        return switch (kind) {
            case 0 -> new SearchQuery.Term(from.sizedUtf8(), from.u8(), from.u8() != 0);
            case 1 -> new SearchQuery.Not(node(from, false));
            case 2 -> new SearchQuery.And(node(from, false), node(from, false));
            case 3 -> new SearchQuery.Or(node(from, false), node(from, false));
            case 4 -> {
                int distance = from.u16();
                yield new SearchQuery.Phrase(node(from, false), node(from, false), distance);
            }
            default -> {
                if (kind != NONE || !mayBeNone) {
                    throw new Malformed("a query of kind " + kind);
                }
                yield null;
            }
        };
    }

    static void key(ByteWriter to, SearchVector vector) {
        to.u32(vector.sizeRank()).u32(vector.lexemes().size());
        for (SearchVector.Lexeme lexeme : vector.lexemes()) {
            to.u8(lexeme.places().isEmpty() ? 1 : 0);
            KeyCodec.value(to, Type.TEXT, lexeme.word());
            to.u16(~lexeme.places().size());
            for (int place : lexeme.places()) {
                to.u16(~SearchVector.position(place)).u8(SearchVector.WEIGHT_MAX - SearchVector.weight(place));
            }
        }
    }

    static SearchVector readVector(KeySource from) {
        from.skip(Integer.BYTES);
        int count = from.u32();
        List<SearchVector.Lexeme> lexemes = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            from.u8();
            String word = (String) KeyCodec.value(from, Type.TEXT);
            List<Integer> places = new ArrayList<>();
            int placeCount = ~from.u16() & 0xFFFF;
            for (int place = 0; place < placeCount; place++) {
                int position = ~from.u16() & SearchVector.POSITION_MAX;
                places.add(SearchVector.place(position, SearchVector.WEIGHT_MAX - from.u8()));
            }
            lexemes.add(new SearchVector.Lexeme(word, places));
        }
        return new SearchVector(lexemes);
    }

    static void key(ByteWriter to, SearchQuery query) {
        to.u32(query.size()).u32(query.sizeRank());
        if (!query.isEmpty()) {
            key(to, query.root());
        }
    }

    private static void key(ByteWriter to, SearchQuery.Node node) {
        to.u8(SearchQuery.rank(node));
        switch (node) {
            case SearchQuery.Term term -> {
                KeyCodec.value(to, Type.TEXT, term.word());
                to.u8(term.weights()).u8(term.isPrefix() ? 1 : 0);
            }
            case SearchQuery.Not not -> key(to, not.operand());
            case SearchQuery.And and -> {
                key(to, and.left());
                key(to, and.right());
            }
            case SearchQuery.Or or -> {
                key(to, or.left());
                key(to, or.right());
            }
            case SearchQuery.Phrase phrase -> {
                to.u16(phrase.distance());
                key(to, phrase.left());
                key(to, phrase.right());
            }
        }
    }

    static SearchQuery readQuery(KeySource from) {
        int size = from.u32();
        from.skip(Integer.BYTES);
        return size == 0 ? SearchQuery.EMPTY : new SearchQuery(node(from));
    }

    private static SearchQuery.Node node(KeySource from) {
        int kind = from.u8();
        return switch (kind) {
            case 0 -> {
                String word = (String) KeyCodec.value(from, Type.TEXT);
                int weights = from.u8();
                yield new SearchQuery.Term(word, weights, from.u8() != 0);
            }
            case 1 -> new SearchQuery.Not(node(from));
            case 2 -> new SearchQuery.And(node(from), node(from));
            case 3 -> new SearchQuery.Or(node(from), node(from));
            case 4 -> {
                int distance = from.u16();
                yield new SearchQuery.Phrase(node(from), node(from), distance);
            }
            default -> throw new Malformed("a query in a key of kind " + kind);
        };
    }
}
