package io.phantomdb.sql.plpgsql;

import io.phantomdb.sql.parse.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL in a routine: an expression, as the query that gives its value, or a statement. What it was made into is kept with
 * it by whoever carries it out; any story may, and the last one counts.
 */
public final class PlSql {
    private final String text;
    private final String shown;
    private final boolean expression;
    private final PlScope scope;
    private final List<PlScope.Seen> mentioned;
    private volatile Object memo;

    private PlSql(String text, String shown, boolean expression, PlScope scope) {
        this.text = text;
        this.shown = shown;
        this.expression = expression;
        this.scope = scope;
        this.mentioned = mentioned(text, scope);
    }

    static PlSql expression(String written, PlScope scope) {
        return new PlSql("SELECT " + numbered(written), written, true, scope);
    }

    static PlSql statement(String written, PlScope scope) {
        return new PlSql(numbered(written), written, false, scope);
    }

    /** Parameters by their numbers are variables of such names. */
    private static String numbered(String sql) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Words.Word word : Words.of(sql)) {
            if (word.kind() == Words.Kind.PARAMETER) {
                text.append(sql, from, word.start()).append("\"$").append(word.text()).append('"');
                from = word.end();
            }
        }
        return text.append(sql, from, sql.length()).toString();
    }

    private static List<PlScope.Seen> mentioned(String sql, PlScope scope) {
        List<String> names = new ArrayList<>();
        for (Words.Word word : Words.of(sql)) {
            if (word.isName()) {
                names.add(word.text());
            }
        }
        return scope.seen().stream().filter(seen -> names.contains(seen.name())).toList();
    }

    /** The text of a statement of SQL. */
    public String text() {
        return text;
    }

    /** As it is written in the routine. */
    public String shown() {
        return shown;
    }

    public boolean isExpression() {
        return expression;
    }

    public PlScope scope() {
        return scope;
    }

    /** Variables whose names are in it, whatever they mean there; the innermost first. */
    public List<PlScope.Seen> mentioned() {
        return mentioned;
    }

    public Object memo() {
        return memo;
    }

    public void memo(Object made) {
        memo = made;
    }
}
