package io.phantomdb.rows.function;

import io.phantomdb.rows.SearchQuery;
import io.phantomdb.rows.SearchQuery.Node;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.search.QueryReader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Operators and functions of queries of text search (PostgreSQL 15, tables 9.42 and 9.43). */
final class SearchQueryFunctions {
    private SearchQueryFunctions() {}

    static void define(FunctionTable table) {
        combining(table, "&&", "tsquery_and", SearchQuery.And::new);
        combining(table, "||", "tsquery_or", SearchQuery.Or::new);
        combining(table, "<->", "tsquery_phrase", (left, right) -> new SearchQuery.Phrase(left, right, 1));
        table.pure("tsquery_phrase(tsquery, tsquery, int4) tsquery",
                (SearchQuery left, SearchQuery right, Integer distance) -> {
                    QueryReader.requireDistance(distance);
                    return combined(left, right, (one, other) -> new SearchQuery.Phrase(one, other, distance));
                });
        table.prefix("!!", "tsquery_not", Type.TSQUERY, Type.TSQUERY, (a, c) -> {
            SearchQuery query = (SearchQuery) a;
            return query.isEmpty() ? query : new SearchQuery(new SearchQuery.Not(query.root()));
        });
        table.infix("@>", "tsq_mcontains", Type.TSQUERY, Type.TSQUERY, Type.BOOL,
                (a, b, c) -> words((SearchQuery) a).containsAll(words((SearchQuery) b)));
        table.infix("<@", "tsq_mcontained", Type.TSQUERY, Type.TSQUERY, Type.BOOL,
                (a, b, c) -> words((SearchQuery) b).containsAll(words((SearchQuery) a)));
        table.pure("numnode(tsquery) int4", SearchQuery::size);
        table.pure("tsquery_cmp(tsquery, tsquery) int4",
                (SearchQuery left, SearchQuery right) -> Integer.signum(left.compareTo(right)));
        table.pure("querytree(tsquery) text", SearchQueryFunctions::tree);
    }

    private static void combining(FunctionTable table, String symbol, String name, BinaryOperator<Node> operation) {
        table.infix(symbol, name, Type.TSQUERY, Type.TSQUERY, Type.TSQUERY,
                (a, b, c) -> combined((SearchQuery) a, (SearchQuery) b, operation));
    }

    /** The empty query adds nothing. */
    private static SearchQuery combined(SearchQuery left, SearchQuery right, BinaryOperator<Node> operation) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        return new SearchQuery(operation.apply(left.root(), right.root()));
    }

    private static Set<String> words(SearchQuery query) {
        return query.terms().stream().map(SearchQuery.Term::word).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What an index could look for: without what must not be there; T if that is everything. */
    private static String tree(SearchQuery query) {
        if (query.isEmpty()) {
            return "";
        }
        Node node = indexable(query.root());
        return node == null ? "T" : QueryReader.write(new SearchQuery(node));
    }

    private static Node indexable(Node node) {
        return switch (node) {
            case SearchQuery.Term term -> term;
            case SearchQuery.Not not -> null;
            case SearchQuery.And and -> either(indexable(and.left()), indexable(and.right()), SearchQuery.And::new);
            case SearchQuery.Phrase phrase -> either(indexable(phrase.left()), indexable(phrase.right()),
                    (left, right) -> new SearchQuery.Phrase(left, right, phrase.distance()));
            case SearchQuery.Or or -> {
                Node left = indexable(or.left());
                Node right = indexable(or.right());
                yield left == null || right == null ? null : new SearchQuery.Or(left, right);
            }
        };
    }

    private static Node either(Node left, Node right, BinaryOperator<Node> both) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return both.apply(left, right);
    }
}
