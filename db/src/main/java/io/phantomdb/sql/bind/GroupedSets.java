package io.phantomdb.sql.bind;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * GROUP BY functions that give rows: they are worked out before anything is grouped, so the rows of the block become those of a
 * query that has them as columns, behind those that were there.
 *
 * <pre>
 *   SELECT count(*) FROM t GROUP BY a, unnest(b)   ──►   SELECT count(*) FROM (SELECT t.*, unnest(b) AS u FROM t) GROUP BY a, u
 * </pre>
 */
final class GroupedSets {
    private GroupedSets() {}

    static boolean isWanted(BoundQuery.Select select) {
        return select.grouping() != null && select.grouping().keys().stream().anyMatch(GroupedSets::givesRows);
    }

    private static boolean givesRows(Expr expr) {
        return expr instanceof Expr.SetCall || Exprs.children(expr).stream().anyMatch(GroupedSets::givesRows);
    }

    /** The block over such a query; its keys are places then. */
    static BoundQuery.Select over(BoundQuery.Select select) {
        ColumnType[] types = new ColumnType[select.width()];
        Arrays.fill(types, ColumnType.of(Type.TEXT));
        addTypes(select.from(), types);
        List<Expr> inner = new ArrayList<>();
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        for (int at = 0; at < types.length; at++) {
            inner.add(Scope.slot(at, types[at], "column"));
            columns.add(new BoundQuery.OutputColumn("column", types[at], 0, 0));
        }
        List<Expr> keys = new ArrayList<>();
        for (Expr key : select.grouping().keys()) {
            if (givesRows(key)) {
                keys.add(Scope.slot(inner.size(), key.type(), "key"));
                inner.add(key);
                columns.add(new BoundQuery.OutputColumn("key", key.type(), 0, 0));
            } else {
                keys.add(key);
            }
        }
        BoundQuery query = new BoundQuery(
                BoundQuery.Select.plain(select.width(), select.from(), select.where(), inner), columns, List.of(),
                null, null);
        BoundQuery.Grouping grouping = select.grouping();
        return new BoundQuery.Select(inner.size(), new BoundQuery.FromQuery(query, 0, false), null,
                new BoundQuery.Grouping(keys, grouping.sets(), grouping.aggregates(), grouping.calls(),
                        grouping.having()),
                select.windows(), select.outputs(), select.distinct(), select.distinctOn());
    }

    private static void addTypes(BoundQuery.From from, ColumnType[] types) {
        switch (from) {
            case null -> {
            }
            case BoundQuery.FromTable table -> {
                List<ColumnDescriptor> columns = table.table().columns();
                for (int at = 0; at < columns.size(); at++) {
                    types[table.offset() + at] = columns.get(at).type();
                }
            }
            case BoundQuery.FromQuery query -> {
                for (int at = 0; at < query.query().columns().size(); at++) {
                    types[query.offset() + at] = query.query().columns().get(at).type();
                }
            }
            case BoundQuery.FromJoin join -> {
                addTypes(join.left(), types);
                addTypes(join.right(), types);
            }
        }
    }
}
