package io.phantomdb.sql.bind;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.CursorTables;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds the query of a cursor. Where its rows are rows of tables, it gives more columns than were asked for: which rows these are, see
 * {@link CursorTables}. What is there for sorting only becomes a column like the others, so that nothing changes its place.
 */
final class CursorBinder {
    private final BoundQuery query;
    private final boolean locks;
    private final List<Expr> outputs;
    private final List<BoundQuery.OutputColumn> columns;
    private final List<CursorTables.Place> places = new ArrayList<>();

    private CursorBinder(BoundQuery query, BoundQuery.Select select, boolean locks) {
        this.query = query;
        this.locks = locks;
        this.outputs = new ArrayList<>(select.outputs());
        this.columns = new ArrayList<>(query.columns());
    }

    static Bound.OfQuery bind(Query tree, StatementBinder statement) {
        statement.markCursor();
        BoundQuery query = new QueryBinder(statement, null, statement.top()).bind(tree);
        boolean locks = !tree.locking().isEmpty();
        if (!(query.body() instanceof BoundQuery.Select select) || !isOfRows(select)) {
            return new Bound.OfQuery(query, statement.changes(), new CursorTables(locks, List.of()),
                    query.columns().size());
        }
        return new CursorBinder(query, select, locks).bind(select, statement);
    }

    /** Each of its rows is one of FROM. */
    private static boolean isOfRows(BoundQuery.Select select) {
        return select.from() != null && select.grouping() == null && select.windows().isEmpty() && !select.distinct()
                && select.distinctOn().isEmpty()
                && select.outputs().stream().allMatch(output -> Exprs.setCalls(output).isEmpty());
    }

    private Bound.OfQuery bind(BoundQuery.Select select, StatementBinder statement) {
        for (int at = columns.size(); at < outputs.size(); at++) {
            columns.add(new BoundQuery.OutputColumn("", outputs.get(at).type(), 0, 0));
        }
        add(select.from());
        BoundQuery wide = places.isEmpty()
                ? query
                : new BoundQuery(select.withOutputs(outputs), columns, query.order(), query.limit(), query.offset(),
                        query.withTies());
        return new Bound.OfQuery(wide, statement.changes(), new CursorTables(locks, places), query.columns().size());
    }

    /** Of a join those tables count whose rows are locked. */
    private void add(BoundQuery.From from) {
        switch (from) {
            case BoundQuery.FromTable table -> {
                if (!locks || table.lock() != null) {
                    int id = table.table().descriptor().id();
                    add(List.of(id), new Expr.Constant(id & 0xFFFF_FFFFL, ColumnType.of(Type.OID), 0),
                            CurrentRow.key(table.table(), table.offset()));
                }
            }
            case BoundQuery.FromQuery inner -> {
                if (inner.query().body() instanceof BoundQuery.Members members) {
                    addFamily(inner, members);
                }
            }
            case BoundQuery.FromJoin join -> {
                if (locks) {
                    add(join.left());
                    add(join.right());
                }
            }
        }
    }

    /** The number and the key of a member are the last places of its rows. */
    private void addFamily(BoundQuery.FromQuery from, BoundQuery.Members members) {
        List<Integer> ids = new ArrayList<>();
        boolean isLocked = false;
        for (BoundQuery member : members.queries()) {
            BoundQuery.FromTable table = (BoundQuery.FromTable) ((BoundQuery.Select) member.body()).from();
            ids.add(table.table().descriptor().id());
            isLocked |= table.lock() != null;
        }
        if (!locks || isLocked) {
            int behind = from.offset() + from.query().columns().size() - Family.Behind.TABLE_AND_KEY.places();
            add(ids, Scope.slot(behind, ColumnType.of(Type.OID), "tableoid"),
                    Scope.slot(behind + 1, ColumnType.of(Type.RECORD), "key"));
        }
    }

    private void add(List<Integer> tableIds, Expr table, Expr key) {
        places.add(new CursorTables.Place(tableIds, outputs.size()));
        for (Expr value : List.of(table, key)) {
            outputs.add(value);
            columns.add(new BoundQuery.OutputColumn("", value.type(), 0, 0));
        }
    }
}
