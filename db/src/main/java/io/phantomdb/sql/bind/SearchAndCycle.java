package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.LiteralKind;
import io.phantomdb.sql.tree.Operator;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * SEARCH and CYCLE of a recursive query, by columns of its own that every row hands on (PostgreSQL 15, chapter 7.8.2,
 * rewriteSearchCycle.c). Of {@code t (a) AS (l UNION r) SEARCH DEPTH FIRST BY a SET s CYCLE a SET m USING p}
 *
 * <pre>
 *   l   ──►  SELECT a, ARRAY[ROW(a)], false, ARRAY[ROW(a)] FROM (l)
 *   r   ──►  SELECT a, s || ROW(a), CASE WHEN ROW(a) = ANY (p) THEN true ELSE false END, p || ROW(a)
 *            FROM (r, and s, m, p of t as well) WHERE m &lt;&gt; true
 * </pre>
 *
 * <p>BREADTH FIRST keeps a row of the depth and the columns instead of an array.
 */
final class SearchAndCycle {
    private static final String START = "*TLOCRN*";
    private static final String STEP = "*TROCRN*";
    private static final String EQUAL = "=";

    private final Query.CommonTable table;
    private final List<BoundQuery.OutputColumn> columns;

    /** The columns are those of the first term. */
    SearchAndCycle(Query.CommonTable table, List<BoundQuery.OutputColumn> columns) {
        this.table = table;
        this.columns = columns;
        if (table.search() != null) {
            check(table.search());
        }
        if (table.cycle() != null) {
            check(table.cycle());
        }
        if (table.search() != null && table.cycle() != null) {
            refuseSame("search sequence", table.search().sequence(), "cycle mark", table.cycle().mark());
            refuseSame("search sequence", table.search().sequence(), "cycle path", table.cycle().path());
        }
    }

    static boolean isWanted(Query.CommonTable table) {
        return table.search() != null || table.cycle() != null;
    }

    static StatementError notRecursive(Query.CommonTable table) {
        return wrong("WITH query is not recursive", table.position());
    }

    private static StatementError wrong(String message, int position) {
        return new StatementError(SqlState.SYNTAX_ERROR, message).at(position);
    }

    private void check(Query.Search search) {
        checkColumns("search", search.columns(), search.position());
        refuseTaken("search sequence", search.sequence(), search.position());
    }

    private void check(Query.Cycle cycle) {
        checkColumns("cycle", cycle.columns(), cycle.position());
        refuseTaken("cycle mark", cycle.mark(), cycle.position());
        refuseTaken("cycle path", cycle.path(), cycle.position());
        refuseSame("cycle mark", cycle.mark(), "cycle path", cycle.path());
    }

    private void checkColumns(String what, List<Identifier> named, int position) {
        TreeSet<String> seen = new TreeSet<>();
        for (Identifier name : named) {
            if (place(name.text()) < 0) {
                throw wrong(what + " column \"" + name.text() + "\" not in WITH query column list", position);
            }
            if (!seen.add(name.text())) {
                throw new StatementError(SqlState.DUPLICATE_COLUMN,
                        what + " column \"" + name.text() + "\" specified more than once").at(position);
            }
        }
    }

    private void refuseTaken(String what, String name, int position) {
        if (place(name) >= 0) {
            throw wrong(what + " column name \"" + name + "\" already used in WITH query column list", position);
        }
    }

    private void refuseSame(String what, String name, String otherWhat, String otherName) {
        if (name.equals(otherName)) {
            throw wrong(what + " column name and " + otherWhat + " column name are the same",
                    what.startsWith("search") ? table.search().position() : table.cycle().position());
        }
    }

    private int place(String column) {
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).name().equals(column)) {
                return at;
            }
        }
        return -1;
    }

    /** How many columns are added. */
    int count() {
        return names().size();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        if (table.search() != null) {
            names.add(table.search().sequence());
        }
        if (table.cycle() != null) {
            names.add(table.cycle().mark());
            names.add(table.cycle().path());
        }
        return names;
    }

    /** The first term with the columns that are added. */
    BoundQuery start(BoundQuery start, StatementBinder statement) {
        checkMark(statement);
        List<Scope.Column> from = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (int at = 0; at < columns.size(); at++) {
            ColumnType type = columns.get(at).type();
            Expr value = Scope.slot(at, type, columns.get(at).name());
            from.add(new Scope.Column(String.valueOf(at), value, 0, 0));
            values.add(value);
        }
        Scope scope = new Scope(null, null);
        scope.allocate(columns.size());
        scope.add(new Scope.Relation(null, START, null, from));
        ExpressionBinder binder = new ExpressionBinder(statement, scope, Clause.SELECT, null);
        List<BoundQuery.OutputColumn> outputs = new ArrayList<>(columns);
        List<Expression> added = firstValues();
        for (int at = 0; at < added.size(); at++) {
            Expr value = statement.typing().known(binder.bind(added.get(at)), Type.TEXT);
            values.add(value);
            outputs.add(new BoundQuery.OutputColumn(names().get(at), value.type(), 0, 0));
        }
        return QueryBinder.cast(start, values, outputs);
    }

    /** The two values of the mark must have a type in common, and be comparable. */
    private void checkMark(StatementBinder statement) {
        Query.Cycle cycle = table.cycle();
        if (cycle == null) {
            return;
        }
        ExpressionBinder binder = new ExpressionBinder(statement, Scope.empty(), Clause.SELECT, null);
        List<Expr> both = binder.bindAll(List.of(cycle.value(), cycle.otherwise()));
        ColumnType type = statement.typing().common(both, "CYCLE", cycle.otherwise().position());
        Expr value = statement.typing().coerce(both.getFirst(), type, cycle.position());
        try {
            statement.typing().operator(Operator.of(EQUAL), value, value, 0);
        } catch (StatementError none) {
            throw new StatementError(SqlState.UNDEFINED_FUNCTION,
                    "could not identify an equality operator for type " + type.type().sqlName());
        }
    }

    private List<Expression> firstValues() {
        List<Expression> values = new ArrayList<>();
        Query.Search search = table.search();
        if (search != null) {
            values.add(search.breadth()
                    ? row(literal(LiteralKind.INT8, "0"), search.columns(), START)
                    : array(row(null, search.columns(), START)));
        }
        Query.Cycle cycle = table.cycle();
        if (cycle != null) {
            values.add(choice(literal(LiteralKind.BOOLEAN, "false"), cycle));
            values.add(array(row(null, cycle.columns(), START)));
        }
        return values;
    }

    private List<Expression> nextValues() {
        List<Expression> values = new ArrayList<>();
        Query.Search search = table.search();
        if (search != null) {
            Expression before = reference(STEP, search.sequence());
            values.add(search.breadth()
                    ? row(binary("+", new Expression.FieldAccess(before, "f1", 0), literal(LiteralKind.INT8, "1")),
                            search.columns(), STEP)
                    : binary("||", before, row(null, search.columns(), STEP)));
        }
        Query.Cycle cycle = table.cycle();
        if (cycle != null) {
            Expression path = reference(STEP, cycle.path());
            Expression row = row(null, cycle.columns(), STEP);
            values.add(choice(new Expression.QuantifiedArray(row, Operator.of(EQUAL), false, path, 0), cycle));
            values.add(binary("||", path, row));
        }
        return values;
    }

    private static Expression choice(Expression condition, Query.Cycle cycle) {
        return new Expression.Case(null, List.of(new Expression.When(condition, cycle.value(), 0)), cycle.otherwise(),
                cycle.position());
    }

    private static Expression literal(LiteralKind kind, String text) {
        return new Expression.Literal(kind, text, 0);
    }

    private static Expression binary(String symbol, Expression left, Expression right) {
        return new Expression.Binary(Operator.of(symbol), left, right, 0);
    }

    private static Expression array(Expression element) {
        return new Expression.ArrayConstructor(List.of(element), 0);
    }

    private static Expression reference(String table, String column) {
        return new Expression.ColumnReference(List.of(table, column), 0);
    }

    /** The columns as a row, after something else if that is not null. */
    private Expression row(Expression first, List<Identifier> named, String from) {
        List<Expression> fields = new ArrayList<>();
        if (first != null) {
            fields.add(first);
        }
        named.forEach(name -> fields.add(reference(from, String.valueOf(place(name.text())))));
        return new Expression.Row(fields, true, 0);
    }

    /** The recursive term with the columns that are added. */
    Query step(QueryBody.SetOperation operation) {
        refuseSetOperation(operation.left(), "left", SqlState.FEATURE_NOT_SUPPORTED);
        refuseSetOperation(operation.right(), "right", SqlState.SYNTAX_ERROR);
        String self = operation.right() instanceof QueryBody.Select select ? self(select.from()) : null;
        if (self == null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "with a SEARCH or CYCLE clause, the recursive reference to WITH query \"" + table.name()
                            + "\" must be at the top level of its right-hand SELECT");
        }
        QueryBody.Select select = (QueryBody.Select) operation.right();
        List<QueryBody.SelectItem> handedOn = new ArrayList<>(select.items());
        names().forEach(name -> handedOn.add(new QueryBody.SelectItem(reference(self, name), null, 0)));
        Query inner = Query.of(new QueryBody.Select(select.distinct(), select.distinctOn(), handedOn, select.from(),
                select.where(), select.groupBy(), select.groupByDistinct(), select.having(), select.windows(),
                select.position()), select.position());
        List<QueryBody.SelectItem> items = new ArrayList<>();
        List<Identifier> inside = new ArrayList<>();
        for (int at = 0; at < columns.size(); at++) {
            inside.add(new Identifier(String.valueOf(at), 0));
            items.add(new QueryBody.SelectItem(reference(STEP, String.valueOf(at)), null, 0));
        }
        names().forEach(name -> inside.add(new Identifier(name, 0)));
        nextValues().forEach(value -> items.add(new QueryBody.SelectItem(value, null, 0)));
        FromItem from = new FromItem.Subquery(inner, false, new FromItem.Alias(STEP, inside, 0), 0);
        Query.Cycle cycle = table.cycle();
        Expression where = cycle == null ? null : binary("<>", reference(STEP, cycle.mark()), cycle.value());
        return Query.of(new QueryBody.Select(false, List.of(), items, List.of(from), where, List.of(), false, null,
                List.of(), select.position()), select.position());
    }

    private static void refuseSetOperation(QueryBody body, String side, SqlState state) {
        if (body instanceof QueryBody.SetOperation) {
            throw new StatementError(state,
                    "with a SEARCH or CYCLE clause, the " + side + " side of the UNION must be a SELECT");
        }
    }

    /** What the table is called where it is named at the top of FROM; null if it is not. */
    private String self(List<FromItem> items) {
        for (FromItem item : items) {
            String found = switch (item) {
                case FromItem.TableReference reference -> reference.table().parts().equals(List.of(table.name()))
                        ? reference.alias() == null ? table.name() : reference.alias().name()
                        : null;
                case FromItem.Join join -> self(List.of(join.left(), join.right()));
                case FromItem.Subquery subquery -> null;
                case FromItem.FunctionTable function -> null;
            };
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
