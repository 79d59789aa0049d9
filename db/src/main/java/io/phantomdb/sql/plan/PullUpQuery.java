package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.bind.SlotRewrite;
import java.util.List;

/**
 * Takes a query in FROM, a view's or a table of WITH run in its place, for what it is made of, so that its tables are
 * planned together with those beside it.
 *
 * <pre>
 *   SELECT q.b FROM (SELECT t.a + 1 AS b, t.c FROM t WHERE t.d) q JOIN u ON u.c = q.c WHERE q.b = 5
 *        →   SELECT t.a + 1 FROM t JOIN u ON u.c = t.c WHERE t.a + 1 = 5 AND t.d
 * </pre>
 *
 * <p>Not where the rows may be filled up with NULLs: its expressions would not be NULL there.
 */
final class PullUpQuery implements SelectRule {
    @Override
    public BoundQuery.Select apply(BoundQuery.Select select) {
        BoundQuery.FromQuery item = select.from() == null ? null : find(select.from());
        BoundQuery.Select inner = item == null ? null : block(item);
        if (inner == null || RowLocks.isWanted(inner.from()) && !givesItsRows(select)) {
            return null;
        }
        int width = select.width();
        SlotRewrite shift = Merging.fromItem(width);
        List<Expr> outputs = inner.outputs().stream().map(output -> shift.expr(output, 0)).toList();
        SlotRewrite use = new SlotRewrite((slot, depth) -> {
            boolean isOf = slot.levelsUp() == depth && slot.slot() >= item.offset()
                    && slot.slot() < item.offset() + outputs.size();
            return isOf ? SlotRewrite.raised(outputs.get(slot.slot() - item.offset()), depth) : slot;
        });
        BoundQuery.From from = use.from(replaced(select.from(), item, moved(inner.from(), width, shift)), 0);
        BoundQuery.Select rewritten = select.mappedRows(expr -> use.expr(expr, 0));
        Expr where = inner.where() == null ? null : shift.expr(inner.where(), 0);
        return rewritten.over(width + inner.width(), from,
                Merging.where(rewritten, null, Exprs.conjuncts(where)));
    }

    /** What makes other rows of those it reads cannot lock them: FOR UPDATE stays in the query that says it. */
    private static boolean givesItsRows(BoundQuery.Select select) {
        return select.grouping() == null && select.windows().isEmpty() && !select.distinct()
                && !SetExpansion.isNeeded(select.outputs());
    }

    /** Only where neither side of an outer join can lose its rows. */
    private static BoundQuery.FromQuery find(BoundQuery.From from) {
        return switch (from) {
            case BoundQuery.FromTable table -> null;
            case BoundQuery.FromQuery query -> block(query) == null ? null : query;
            case BoundQuery.FromJoin join -> switch (join.kind()) {
                case INNER -> {
                    BoundQuery.FromQuery left = find(join.left());
                    yield left != null ? left : find(join.right());
                }
                case LEFT, SEMI, ANTI -> find(join.left());
                case FULL -> null;
            };
        };
    }

    private static BoundQuery.Select block(BoundQuery.FromQuery item) {
        BoundQuery query = item.query();
        if (query.body() instanceof BoundQuery.WithScan scan && scan.table().mayBeInlined()) {
            query = scan.table().query();
        }
        BoundQuery.Select inner = item.lateral() ? null : Merging.plainBlock(query);
        boolean simple = inner != null && !inner.distinct() && query.order().isEmpty()
                && inner.outputs().stream().allMatch(output -> Exprs.subqueries(output).isEmpty());
        return simple ? inner : null;
    }

    private static BoundQuery.From moved(BoundQuery.From from, int width, SlotRewrite shift) {
        return switch (from) {
            case BoundQuery.FromTable table ->
                new BoundQuery.FromTable(table.table(), table.offset() + width, table.lock(),
                        table.derived(), table.alias());
            case BoundQuery.FromQuery query -> {
                BoundQuery.FromQuery shifted = (BoundQuery.FromQuery) shift.from(query, 0);
                yield new BoundQuery.FromQuery(shifted.query(), query.offset() + width, query.lateral());
            }
            case BoundQuery.FromJoin join -> new BoundQuery.FromJoin(join.kind(), moved(join.left(), width, shift),
                    moved(join.right(), width, shift), shift.expr(join.condition(), 0));
        };
    }

    private static BoundQuery.From replaced(BoundQuery.From from, BoundQuery.From item, BoundQuery.From by) {
        if (from == item) {
            return by;
        }
        return from instanceof BoundQuery.FromJoin join
                ? new BoundQuery.FromJoin(join.kind(), replaced(join.left(), item, by),
                        replaced(join.right(), item, by), join.condition())
                : from;
    }
}
