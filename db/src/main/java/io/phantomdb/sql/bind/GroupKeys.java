package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The keys of GROUP BY and the sets of them that are grouped by (PostgreSQL 15, chapter 7.2.4).
 *
 * <pre>
 *   a, ROLLUP (b, c)          →  (a, b, c) (a, b) (a)
 *   GROUPING SETS (a, (b, c)) →  (a) (b, c)
 * </pre>
 */
final class GroupKeys {
    private static final int CUBE_ELEMENTS_MAX = 12;
    private static final int SETS_MAX = 4096;

    private final StatementBinder statement;
    private final Scope scope;
    private final List<BoundQuery.OutputColumn> columns;
    private final List<Expr> outputs;
    private final List<Expr> keys = new ArrayList<>();
    private List<List<Integer>> sets = List.of(List.of());

    GroupKeys(StatementBinder statement, Scope scope, List<BoundQuery.OutputColumn> columns, List<Expr> outputs) {
        this.statement = statement;
        this.scope = scope;
        this.columns = columns;
        this.outputs = outputs;
    }

    List<Expr> keys() {
        return keys;
    }

    /** Places of keys. */
    List<List<Integer>> sets() {
        return sets;
    }

    /** The elements of GROUP BY: every set of one goes with every set of the others. */
    void add(List<QueryBody.Grouping> elements, boolean distinct) {
        for (QueryBody.Grouping element : elements) {
            List<List<Integer>> more = new ArrayList<>();
            List<List<Integer>> expanded = expanded(element);
            for (List<Integer> set : sets) {
                expanded.forEach(other -> more.add(union(set, other)));
            }
            if (more.size() > SETS_MAX) {
                throw new StatementError(SqlState.STATEMENT_TOO_COMPLEX,
                        "too many grouping sets present (maximum " + SETS_MAX + ")").at(element.position());
            }
            sets = more;
        }
        if (distinct) {
            sets = without(sets);
        }
    }

    private static List<List<Integer>> without(List<List<Integer>> sets) {
        List<List<Integer>> different = new ArrayList<>();
        List<TreeSet<Integer>> seen = new ArrayList<>();
        for (List<Integer> set : sets) {
            TreeSet<Integer> sorted = new TreeSet<>(set);
            if (!seen.contains(sorted)) {
                seen.add(sorted);
                different.add(set);
            }
        }
        return different;
    }

    private static List<Integer> union(List<Integer> one, List<Integer> other) {
        List<Integer> union = new ArrayList<>(one);
        other.stream().filter(key -> !one.contains(key)).forEach(union::add);
        return union;
    }

    private List<List<Integer>> expanded(QueryBody.Grouping element) {
        return switch (element) {
            case QueryBody.GroupExpression group -> List.of(element(group.expression()));
            case QueryBody.GroupNothing nothing -> List.of(List.of());
            case QueryBody.Rollup rollup -> rollup(elements(rollup.expressions()));
            case QueryBody.Cube cube -> {
                if (cube.expressions().size() > CUBE_ELEMENTS_MAX) {
                    throw new StatementError(SqlState.TOO_MANY_COLUMNS,
                            "CUBE is limited to " + CUBE_ELEMENTS_MAX + " elements").at(cube.position());
                }
                yield cube(elements(cube.expressions()));
            }
            case QueryBody.GroupingSets all -> {
                List<List<Integer>> united = new ArrayList<>();
                all.sets().forEach(set -> united.addAll(expanded(set)));
                yield united;
            }
        };
    }

    private List<List<Integer>> elements(List<Expression> expressions) {
        return expressions.stream().map(this::element).toList();
    }

    /** One expression, or several in parentheses, however deep. */
    private List<Integer> element(Expression expression) {
        if (!(expression instanceof Expression.Row row) || row.explicit()) {
            return List.of(key(expression));
        }
        List<Integer> element = List.of();
        for (Expression field : row.fields()) {
            element = union(element, element(field));
        }
        return element;
    }

    /** All of them, then ever fewer. */
    private static List<List<Integer>> rollup(List<List<Integer>> elements) {
        List<List<Integer>> sets = new ArrayList<>();
        for (int size = elements.size(); size >= 0; size--) {
            List<Integer> set = List.of();
            for (List<Integer> element : elements.subList(0, size)) {
                set = union(set, element);
            }
            sets.add(set);
        }
        return sets;
    }

    private static List<List<Integer>> cube(List<List<Integer>> elements) {
        List<List<Integer>> sets = new ArrayList<>();
        for (int absent = 0; absent < 1 << elements.size(); absent++) {
            List<Integer> set = List.of();
            for (int at = 0; at < elements.size(); at++) {
                boolean isAbsent = (absent >> (elements.size() - 1 - at) & 1) == 1;
                set = isAbsent ? set : union(set, elements.get(at));
            }
            sets.add(set);
        }
        return sets;
    }

    private int key(Expression expression) {
        Expr key = statement.typing().known(groupKey(expression), Type.TEXT);
        Exprs.each(key, node -> {
            if (node instanceof Expr.AggregateResult || node instanceof Expr.GroupingCall) {
                throw new StatementError(SqlState.GROUPING_ERROR, Clause.GROUP_BY.aggregateMessage())
                        .at(expression.position());
            }
            if (node instanceof Expr.WindowResult) {
                throw Clause.GROUP_BY.windowError().at(expression.position());
            }
        });
        if (!keys.contains(key)) {
            keys.add(key);
        }
        return keys.indexOf(key);
    }

    /** An ordinal, a column of FROM, the name of an output, or any expression, in this order. */
    private Expr groupKey(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return outputs.get(SelectBinder.ordinal(literal, columns.size(), Clause.GROUP_BY));
        }
        if (expression instanceof Expression.ColumnReference column && column.parts().size() == 1
                && scope.find(column.parts(), column.position()) == null) {
            int output = outputNamed(column, columns, outputs, Clause.GROUP_BY);
            if (output >= 0) {
                return outputs.get(output);
            }
        }
        return new ExpressionBinder(statement, scope, Clause.GROUP_BY, null).bind(expression);
    }

    /** The place of the output of that name, -1 if there is none; 42702 if two different ones have it. */
    static int outputNamed(Expression.ColumnReference column, List<BoundQuery.OutputColumn> columns,
            List<Expr> outputs, Clause clause) {
        int found = -1;
        for (int at = 0; at < columns.size(); at++) {
            if (!columns.get(at).name().equals(column.parts().getFirst())) {
                continue;
            }
            if (found >= 0 && !outputs.get(at).equals(outputs.get(found))) {
                throw new StatementError(SqlState.AMBIGUOUS_COLUMN,
                        clause.words() + " \"" + column.parts().getFirst() + "\" is ambiguous").at(column.position());
            }
            found = found < 0 ? at : found;
        }
        return found;
    }
}
