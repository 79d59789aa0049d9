package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Function.Body3;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.SearchQuery;
import io.phantomdb.rows.SearchVector;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.search.Headline;
import io.phantomdb.rows.search.Matching;
import io.phantomdb.rows.search.QueryMaker;
import io.phantomdb.rows.search.SearchConfiguration;
import io.phantomdb.rows.text.JsonReader;
import java.util.ArrayList;
import java.util.List;

/** From texts to vectors and queries, and whether they fit (PostgreSQL 15, chapter 9.13); see {@code rows.search}. */
final class SearchFunctions {
    /** Makes something of a text as a configuration sees it. */
    private interface Made {
        Object of(SearchConfiguration configuration, String text);
    }

    private SearchFunctions() {}

    static void define(FunctionTable table) {
        made(table, "to_tsvector", Type.TSVECTOR, SearchConfiguration::vector);
        made(table, "to_tsquery", Type.TSQUERY, QueryMaker::query);
        made(table, "plainto_tsquery", Type.TSQUERY, QueryMaker::plain);
        made(table, "phraseto_tsquery", Type.TSQUERY, QueryMaker::phrase);
        made(table, "websearch_to_tsquery", Type.TSQUERY, QueryMaker::web);
        table.within(Volatility.STABLE, "get_current_ts_config() regconfig",
                (EvalContext c) -> (long) current(c).oid());
        jsons(table);
        matches(table);
        headlines(table);
        SearchVectorFunctions.define(table);
        SearchQueryFunctions.define(table);
    }

    private static void made(FunctionTable table, String name, Type result, Made made) {
        table.stable(name, List.of(Type.TEXT), result, (Body1) (a, c) -> made.of(current(c), (String) a));
        table.two(name, Type.REGCONFIG, Type.TEXT, result, (a, b, c) -> made.of(configuration((Long) a), (String) b));
    }

    /** default_text_search_config. 42704 if there is none of that name. */
    static SearchConfiguration current(EvalContext context) {
        String name = context.setting("default_text_search_config");
        SearchConfiguration found = SearchConfiguration.named(name == null ? "english" : name);
        if (found == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "text search configuration \"" + name + "\" does not exist");
        }
        return found;
    }

    static SearchConfiguration configuration(long oid) {
        SearchConfiguration found = SearchConfiguration.numbered(oid);
        if (found == null) {
            throw new StatementError(SqlState.INTERNAL_ERROR,
                    "cache lookup failed for text search configuration " + oid);
        }
        return found;
    }

    /** All strings of a document. */
    private static void jsons(FunctionTable table) {
        table.stable("to_tsvector", List.of(Type.JSONB), Type.TSVECTOR,
                (Body1) (a, c) -> current(c).vector(strings((Json) a)));
        table.stable("to_tsvector", List.of(Type.JSON), Type.TSVECTOR,
                (Body1) (a, c) -> current(c).vector(strings(JsonReader.read((String) a))));
        table.two("to_tsvector", Type.REGCONFIG, Type.JSONB, Type.TSVECTOR,
                (a, b, c) -> configuration((Long) a).vector(strings((Json) b)));
        table.two("to_tsvector", Type.REGCONFIG, Type.JSON, Type.TSVECTOR,
                (a, b, c) -> configuration((Long) a).vector(strings(JsonReader.read((String) b))));
    }

    private static List<String> strings(Json json) {
        List<String> strings = new ArrayList<>();
        collect(json, strings);
        return strings;
    }

    private static void collect(Json json, List<String> strings) {
        switch (json) {
            case Json.Text text -> strings.add(text.value());
            case Json.Array array -> array.elements().forEach(each -> collect(each, strings));
            case Json.Object object -> object.entries().values().forEach(each -> collect(each, strings));
            case Json.Null none -> {
            }
            case Json.Bool bool -> {
            }
            case Json.Number number -> {
            }
        }
    }

    private static void matches(FunctionTable table) {
        for (String symbol : List.of("@@", "@@@")) {
            boolean isFirst = symbol.equals("@@");
            Body2 ofVector = (a, b, c) -> Matching.meets((SearchVector) a, (SearchQuery) b);
            Body2 ofQuery = (a, b, c) -> Matching.meets((SearchVector) b, (SearchQuery) a);
            if (isFirst) {
                table.infix(symbol, "ts_match_vq", Type.TSVECTOR, Type.TSQUERY, Type.BOOL, ofVector);
                table.infix(symbol, "ts_match_qv", Type.TSQUERY, Type.TSVECTOR, Type.BOOL, ofQuery);
            } else {
                table.operator(symbol, table.exact("ts_match_vq", List.of(Type.TSVECTOR, Type.TSQUERY)));
                table.operator(symbol, table.exact("ts_match_qv", List.of(Type.TSQUERY, Type.TSVECTOR)));
            }
        }
        table.operator("@@", table.stable("ts_match_tq", List.of(Type.TEXT, Type.TSQUERY), Type.BOOL,
                (Body2) (a, b, c) -> Matching.meets(current(c).vector((String) a), (SearchQuery) b)));
        table.operator("@@", table.stable("ts_match_tt", List.of(Type.TEXT, Type.TEXT), Type.BOOL,
                (Body2) (a, b, c) -> Matching.meets(current(c).vector((String) a),
                        QueryMaker.plain(current(c), (String) b))));
    }

    private static void headlines(FunctionTable table) {
        String name = "ts_headline";
        table.stable(name, List.of(Type.TEXT, Type.TSQUERY), Type.TEXT,
                (Body2) (a, b, c) -> Headline.of(current(c), (String) a, (SearchQuery) b, ""));
        table.stable(name, List.of(Type.TEXT, Type.TSQUERY, Type.TEXT), Type.TEXT,
                (Body3) (a, b, options, c) -> Headline.of(current(c), (String) a, (SearchQuery) b, (String) options));
        table.three(name, List.of(Type.REGCONFIG, Type.TEXT, Type.TSQUERY), Type.TEXT,
                (a, b, query, c) -> Headline.of(configuration((Long) a), (String) b, (SearchQuery) query, ""));
        table.strict(Volatility.IMMUTABLE, "ts_headline(regconfig, text, tsquery, text) text",
                (BodyN) (a, c) -> Headline.of(configuration((Long) a[0]), (String) a[1],
                        (SearchQuery) a[2], (String) a[3]));
    }
}
