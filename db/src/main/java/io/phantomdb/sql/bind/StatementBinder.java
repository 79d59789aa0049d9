package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.TypeName;
import io.phantomdb.txn.StaleDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What all binders of one statement share: the tables it has asked for, its parameters, its subqueries. */
public final class StatementBinder {
    /** Looks tables up; null if there is no such one. */
    public interface Tables {
        Table table(String schema, String name);

        /** By its id. */
        Table table(int id);

        /** What is remembered of the table is not to be relied on. */
        void forget(int id);
    }

    public static final String PUBLIC = "public";

    private final Tables tables;
    private final String database;
    private final Parameters parameters;
    private final Typing typing;
    private final List<Table> used = new ArrayList<>();
    private final List<Table> looked = new ArrayList<>();
    private final List<WithTable> changes = new ArrayList<>();
    private final List<String> barriers = new ArrayList<>();
    private Scope top;
    private int subqueries;
    private int withTables;

    public StatementBinder(Tables tables, String database, Parameters parameters) {
        this.tables = tables;
        this.database = database;
        this.parameters = parameters;
        this.typing = new Typing(parameters);
    }

    Typing typing() {
        return typing;
    }

    public Parameters parameters() {
        return parameters;
    }

    /** The tables that the statement depends on. */
    public List<Table> used() {
        return used;
    }

    /** True if the table was asked for since so many look-ups. */
    boolean reads(Table table, int lookupsBefore) {
        return looked.subList(lookupsBefore, looked.size()).stream()
                .anyMatch(other -> other.descriptor().id() == table.descriptor().id());
    }

    int lookups() {
        return looked.size();
    }

    /** How many subqueries its expressions have. */
    public int subqueryCount() {
        return subqueries;
    }

    Table table(Name name) {
        Table found = tables.table(schema(name), name.last());
        if (found == null) {
            throw new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + name + "\" does not exist")
                    .at(name.position());
        }
        looked.add(found);
        if (!used.contains(found)) {
            used.add(found);
        }
        return found;
    }

    /** Two tables do not fit each other: what is known of one of them is old. */
    StaleDescriptor mismatch(Table one, int other) {
        tables.forget(other);
        return new StaleDescriptor(one.descriptor().id(), one.descriptor().version() + 1);
    }

    /** A table that the statement does not name, but depends on; null if it is gone. */
    Table tableById(int id) {
        Table found = tables.table(id);
        if (found != null && !used.contains(found)) {
            used.add(found);
        }
        return found;
    }

    String schema(Name name) {
        if (name.parts().size() > 2 && !name.parts().get(name.parts().size() - 3).equals(database)) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cross-database references are not implemented: \"" + name + "\"").at(name.position());
        }
        return name.schema() == null ? PUBLIC : name.schema();
    }

    ColumnType type(TypeName name) {
        return typing.type(name);
    }

    int nextWithTable() {
        return withTables++;
    }

    /** The tables of WITH that change rows, in their order. */
    List<WithTable> changes() {
        return changes;
    }

    void addChange(WithTable table) {
        changes.add(table);
    }

    /** What the statement itself can see before its own WITH: only there may WITH change rows. */
    Scope top() {
        if (top == null) {
            top = new Scope(null, null);
        }
        return top;
    }

    boolean isTop(Scope scope) {
        return scope.isFrom(top());
    }

    /** What a table of WITH RECURSIVE must not be named in, as far as the binder is in it now; innermost last. */
    List<String> barriers() {
        return barriers;
    }

    <T> T behind(String barrier, Supplier<T> work) {
        barriers.add(barrier);
        T result = work.get();
        barriers.removeLast();
        return result;
    }

    Expr.Subquery subquery(Query query, Scope scope) {
        QueryBinder binder = new QueryBinder(this, scope, scope);
        BoundQuery bound = binder.bind(query);
        return new Expr.Subquery(bound, binder.isCorrelated(), subqueries++);
    }

    /** The same subquery with its columns cast. */
    Expr.Subquery castColumns(Expr.Subquery subquery, List<Expr> casts) {
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        for (int at = 0; at < casts.size(); at++) {
            String name = subquery.query().columns().get(at).name();
            columns.add(new BoundQuery.OutputColumn(name, casts.get(at).type(), 0, 0));
        }
        return subquery.over(QueryBinder.cast(subquery.query(), casts, columns));
    }
}
