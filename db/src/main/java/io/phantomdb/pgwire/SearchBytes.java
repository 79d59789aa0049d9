package io.phantomdb.pgwire;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.SearchQuery;
import io.phantomdb.rows.SearchQuery.Node;
import io.phantomdb.rows.SearchVector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The binary forms of text search (tsvectorsend, tsquerysend of PostgreSQL 15): lexemes that end in 00, each with its places; nodes
 * of a query, an operator before its right operand and that before its left one.
 */
final class SearchBytes {
    private static final int VALUE = 1;
    private static final int OPERATOR = 2;
    private static final int DEPTH_MAX = 1_000;

    private SearchBytes() {}

    static Bytes write(SearchVector vector) {
        ByteWriter to = new ByteWriter().u32(vector.lexemes().size());
        for (SearchVector.Lexeme lexeme : vector.lexemes()) {
            to.raw(Bytes.ofUtf8(lexeme.word())).u8(0).u16(lexeme.places().size());
            lexeme.places().forEach(to::u16);
        }
        return to.take();
    }

    static SearchVector readVector(Bytes value) {
        try {
            ByteReader from = new ByteReader(value);
            Map<String, List<Integer>> words = new LinkedHashMap<>();
            int count = from.u32();
            for (int at = 0; at < count; at++) {
                List<Integer> places = words.computeIfAbsent(text(from), unused -> new ArrayList<>());
                int placeCount = from.u16();
                for (int place = 0; place < placeCount; place++) {
                    places.add(from.u16());
                }
            }
            from.end();
            return SearchVector.of(words);
        } catch (ByteReader.Malformed malformed) {
            throw invalid("tsvector");
        }
    }

    private static String text(ByteReader from) {
        ByteWriter bytes = new ByteWriter();
        for (int each = from.u8(); each != 0; each = from.u8()) {
            bytes.u8(each);
        }
        return bytes.take().utf8();
    }

    private static StatementError invalid(String type) {
        return new StatementError(SqlState.INVALID_BINARY_REPRESENTATION, "malformed " + type);
    }

    static Bytes write(SearchQuery query) {
        ByteWriter to = new ByteWriter().u32(query.size());
        if (!query.isEmpty()) {
            write(to, query.root());
        }
        return to.take();
    }

    private static void write(ByteWriter to, Node node) {
        switch (node) {
            case SearchQuery.Term term -> to.u8(VALUE).u8(term.weights()).u8(term.isPrefix() ? 1 : 0)
                    .raw(Bytes.ofUtf8(term.word())).u8(0);
            case SearchQuery.Not not -> write(to.u8(OPERATOR).u8(SearchQuery.rank(node)), not.operand());
            case SearchQuery.And and -> {
                write(to.u8(OPERATOR).u8(SearchQuery.rank(node)), and.right());
                write(to, and.left());
            }
            case SearchQuery.Or or -> {
                write(to.u8(OPERATOR).u8(SearchQuery.rank(node)), or.right());
                write(to, or.left());
            }
            case SearchQuery.Phrase phrase -> {
                write(to.u8(OPERATOR).u8(SearchQuery.rank(node)).u16(phrase.distance()), phrase.right());
                write(to, phrase.left());
            }
        }
    }

    static SearchQuery readQuery(Bytes value) {
        try {
            ByteReader from = new ByteReader(value);
            int size = from.u32();
            SearchQuery query = size == 0 ? SearchQuery.EMPTY : new SearchQuery(node(from, 0));
            from.end();
            if (query.size() != size) {
                throw invalid("tsquery");
            }
            return query;
        } catch (ByteReader.Malformed malformed) {
            throw invalid("tsquery");
        }
    }

    private static Node node(ByteReader from, int depth) {
        int kind = from.u8();
        if (kind == VALUE) {
            int weights = from.u8();
            boolean isPrefix = from.u8() != 0;
            return new SearchQuery.Term(text(from), weights & 0xF, isPrefix);
        }
        if (kind != OPERATOR || depth > DEPTH_MAX) {
            throw invalid("tsquery");
        }
        int operator = from.u8();
        int distance = operator == 4 ? from.u16() : 0;
        Node right = node(from, depth + 1);
        return switch (operator) {
            case 1 -> new SearchQuery.Not(right);
            case 2 -> new SearchQuery.And(node(from, depth + 1), right);
            case 3 -> new SearchQuery.Or(node(from, depth + 1), right);
            case 4 -> new SearchQuery.Phrase(node(from, depth + 1), right, distance);
            default -> throw invalid("tsquery");
        };
    }
}
