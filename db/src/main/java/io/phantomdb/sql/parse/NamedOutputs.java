package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import java.util.List;
import java.util.function.Function;

/**
 * The text of a query with other names for its columns: behind what it selects where that changes nothing else, and around the
 * query otherwise.
 *
 * <pre>
 *   SELECT a, b + 1 FROM t              ──►  SELECT a AS x, b + 1 AS y FROM t
 *   SELECT a, b + 1 FROM t ORDER BY a   ──►  SELECT * FROM (SELECT a, b + 1 FROM t ORDER BY a) AS shown(x, y)
 * </pre>
 */
public final class NamedOutputs {
    private final String sql;
    private final List<String> written;
    private final List<SqlToken> tokens;

    private NamedOutputs(String sql, List<String> written) {
        this.sql = sql;
        this.written = written;
        this.tokens = Scanner.scan(sql);
    }

    /**
     * The text of a query whose columns are called so.
     *
     * @param names of all columns, in order
     * @param written the same as they are to be written, in quotes where needed
     * @param tables the names of the columns of a table that the query reads, null of one that is not known
     */
    public static String of(String sql, List<String> names, List<String> written,
            Function<Name, List<String>> tables) {
        Query query = (Query) Parser.parse(sql).getFirst().tree();
        List<String> own = new WrittenOutputs(tables).of(query);
        if (own != null && own.equals(names)) {
            return sql;
        }
        QueryBody.Select first = WrittenOutputs.first(query.body());
        // ORDER BY and GROUP BY may mean the names of the columns.
        boolean isFree = first != null && query.orderBy().isEmpty() && first.groupBy().isEmpty()
                && first.items().size() == names.size()
                && first.items().stream().noneMatch(item -> WrittenOutputs.isStar(item.expression()));
        return isFree && own != null
                ? new NamedOutputs(sql, written).inside(first, own, names)
                : "SELECT * FROM (" + sql + ") AS shown(" + String.join(", ", written) + ")";
    }

    private String inside(QueryBody.Select select, List<String> own, List<String> names) {
        StringBuilder text = new StringBuilder(sql);
        for (int at = names.size() - 1; at >= 0; at--) {
            if (own.get(at).equals(names.get(at))) {
                continue;
            }
            QueryBody.SelectItem item = select.items().get(at);
            int last = at + 1 < names.size()
                    ? tokenAt(select.items().get(at + 1).position()) - 2
                    : lastOf(tokenAt(item.position()));
            SqlToken end = tokens.get(last);
            if (item.alias() != null) {
                text.replace(end.start(), end.end(), written.get(at));
            } else {
                text.insert(end.end(), " AS " + written.get(at));
            }
        }
        return text.toString();
    }

    private int tokenAt(int position) {
        int at = 0;
        while (tokens.get(at).position() < position) {
            at++;
        }
        return at;
    }

    /** The last token of what the last item of the select list is. */
    private int lastOf(int first) {
        int depth = 0;
        for (int at = first;; at++) {
            switch (tokens.get(at).getType()) {
                case PhantomSqlParser.LPAREN, PhantomSqlParser.LPAREN_QUERY, PhantomSqlParser.LBRACKET -> depth++;
                case PhantomSqlParser.RPAREN, PhantomSqlParser.RBRACKET -> depth--;
                default -> {
                }
            }
            if (depth < 0 || depth == 0 && at > first && endsItems(at)) {
                return at - 1;
            }
        }
    }

    private boolean endsItems(int at) {
        int before = tokens.get(at - 1).getType();
        return switch (tokens.get(at).getType()) {
            case PhantomSqlParser.FROM -> before != PhantomSqlParser.DISTINCT;
            case PhantomSqlParser.WHERE, PhantomSqlParser.HAVING, PhantomSqlParser.WINDOW, PhantomSqlParser.UNION,
                    PhantomSqlParser.INTERSECT, PhantomSqlParser.EXCEPT, PhantomSqlParser.LIMIT,
                    PhantomSqlParser.OFFSET, PhantomSqlParser.FETCH, PhantomSqlParser.FOR,
                    PhantomSqlParser.SEMICOLON, PhantomSqlParser.EOF ->
                true;
            default -> false;
        };
    }
}
