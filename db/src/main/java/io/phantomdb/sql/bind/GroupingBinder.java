package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns expressions over the rows of a block into expressions over its groups: what equals a key becomes the key's place,
 * an aggregate its result's, and a column that is neither is refused with 42803, unless its table's primary key is among
 * the keys, for then it has one value per group.
 */
final class GroupingBinder {
    private final Scope scope;
    private final List<Expr> keys;
    private final BoundQuery.From from;

    GroupingBinder(Scope scope, BoundQuery.From from, List<Expr> keys) {
        this.scope = scope;
        this.from = from;
        this.keys = new ArrayList<>(keys);
    }

    /** Adds columns that depend on the keys, as far as these expressions use them. To be called before anything else. */
    void addDependent(List<Expr> used) {
        for (Expr expr : used) {
            if (expr != null) {
                addDependent(expr);
            }
        }
    }

    private void addDependent(Expr expr) {
        if (keys.contains(expr)) {
            return;
        }
        if (expr instanceof Expr.Slot slot && slot.levelsUp() == 0 && dependsOnKeys(from, slot)) {
            keys.add(slot);
        }
        Exprs.children(expr).forEach(this::addDependent);
    }

    private boolean dependsOnKeys(BoundQuery.From item, Expr.Slot slot) {
        return switch (item) {
            case null -> false;
            case BoundQuery.FromTable table -> holds(table, slot) && isKeyed(table);
            case BoundQuery.FromJoin join -> dependsOnKeys(join.left(), slot) || dependsOnKeys(join.right(), slot);
            case BoundQuery.FromQuery query -> false;
        };
    }

    private static boolean holds(BoundQuery.FromTable table, Expr.Slot slot) {
        return slot.slot() >= table.offset() && slot.slot() < table.offset() + table.table().width();
    }

    private boolean isKeyed(BoundQuery.FromTable from) {
        Table table = from.table();
        if (!table.descriptor().hasPrimaryKey()) {
            return false;
        }
        for (IndexDescriptor.Part part : table.descriptor().primary().parts()) {
            int slot = from.offset() + table.ordinal(part.columnId());
            if (keys.stream().noneMatch(key -> key instanceof Expr.Slot place && place.levelsUp() == 0
                    && place.slot() == slot)) {
                return false;
            }
        }
        return true;
    }

    List<Expr> keys() {
        return keys;
    }

    Expr rewrite(Expr expr) {
        int key = keys.indexOf(expr);
        if (key >= 0) {
            return new Expr.Slot(0, key, expr.type(), "key", 0);
        }
        if (expr instanceof Expr.AggregateResult result) {
            return new Expr.Slot(0, keys.size() + result.index(), result.type(), "aggregate", 0);
        }
        if (expr instanceof Expr.Slot slot && slot.levelsUp() == 0) {
            throw new StatementError(SqlState.GROUPING_ERROR, "column \"" + scope.describe(slot)
                    + "\" must appear in the GROUP BY clause or be used in an aggregate function")
                    .at(slot.position());
        }
        refuseCorrelated(expr);
        return Exprs.mapChildren(expr, this::rewrite);
    }

    private static void refuseCorrelated(Expr expr) {
        boolean correlated = switch (expr) {
            case Expr.ScalarSubquery scalar -> scalar.query().correlated();
            case Expr.Exists exists -> exists.query().correlated();
            case Expr.InSubquery in -> in.query().correlated();
            default -> false;
        };
        if (correlated) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "a subquery that looks at the rows of a grouped query is not supported");
        }
    }
}
