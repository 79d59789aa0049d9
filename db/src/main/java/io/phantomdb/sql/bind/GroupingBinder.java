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
    private final List<List<Integer>> sets = new ArrayList<>();
    private final BoundQuery.From from;
    private final int aggregates;
    private final List<List<Integer>> calls = new ArrayList<>();

    GroupingBinder(Scope scope, BoundQuery.From from, List<Expr> keys, List<List<Integer>> sets, int aggregates) {
        this.scope = scope;
        this.from = from;
        this.keys = new ArrayList<>(keys);
        sets.forEach(set -> this.sets.add(new ArrayList<>(set)));
        this.aggregates = aggregates;
    }

    static boolean hasGroupingCall(Expr expr) {
        return expr instanceof Expr.GroupingCall
                || Exprs.children(expr).stream().anyMatch(GroupingBinder::hasGroupingCall);
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
            int key = keys.size();
            keys.add(slot);
            sets.forEach(set -> set.add(key));
        }
        Exprs.children(expr).forEach(this::addDependent);
        Expr.Subquery subquery = Exprs.subquery(expr);
        if (subquery != null && subquery.correlated()) {
            SlotRewrite.eachOuter(subquery.query(), (slot, levelsUp) -> {
                if (levelsUp == 1) {
                    addDependent(slot.raised(-slot.levelsUp()));
                }
            });
        }
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
        IndexDescriptor primaryKey = table.descriptor().primaryKey();
        if (primaryKey == null || primaryKey.form().isDeferrable()) {
            return false;
        }
        for (IndexDescriptor.Part part : primaryKey.parts()) {
            int slot = from.offset() + table.ordinal(part.columnId());
            if (!isInEverySet(slot)) {
                return false;
            }
        }
        return true;
    }

    private boolean isInEverySet(int slot) {
        for (int key = 0; key < keys.size(); key++) {
            int at = key;
            if (keys.get(key) instanceof Expr.Slot place && place.levelsUp() == 0 && place.slot() == slot
                    && sets.stream().allMatch(set -> set.contains(at))) {
                return true;
            }
        }
        return false;
    }

    /** To be called after everything has been rewritten. */
    BoundQuery.Grouping grouping(List<BoundQuery.AggregateCall> aggregateCalls, Expr having) {
        aggregateCalls.forEach(call -> call.direct().forEach(this::requireGrouped));
        return new BoundQuery.Grouping(keys, sets, aggregateCalls, calls, having);
    }

    List<BoundQuery.WindowCall> rewriteWindows(List<BoundQuery.WindowCall> windows) {
        return windows.stream().map(call -> call.mapped(expr -> expr == null ? null : rewrite(expr))).toList();
    }

    private void requireGrouped(Expr direct) {
        try {
            rewrite(direct);
        } catch (StatementError error) {
            throw new StatementError(error.state(), error.getMessage(),
                    "Direct arguments of an ordered-set aggregate must use only grouped columns.", null,
                    error.position());
        }
    }

    Expr rewrite(Expr expr) {
        int key = keys.indexOf(expr);
        if (key >= 0) {
            return new Expr.Slot(0, key, expr.type(), "key", 0);
        }
        if (expr instanceof Expr.AggregateResult result && result.levelsUp() == 0) {
            return aggregate(result);
        }
        if (expr instanceof Expr.GroupingCall call) {
            return groupingResult(call);
        }
        if (expr instanceof Expr.Slot slot && slot.levelsUp() == 0) {
            throw new StatementError(SqlState.GROUPING_ERROR, "column \"" + scope.describe(slot)
                    + "\" must appear in the GROUP BY clause or be used in an aggregate function")
                    .at(slot.position());
        }
        Expr rewritten = Exprs.mapChildren(expr, this::rewrite);
        Expr.Subquery subquery = Exprs.subquery(rewritten);
        return subquery == null || !subquery.correlated()
                ? rewritten
                : Exprs.withSubquery(rewritten,
                        subquery.over(new SlotRewrite(new Inside()).query(subquery.query(), 1)));
    }

    private Expr groupingResult(Expr.GroupingCall call) {
        List<Integer> places = new ArrayList<>();
        for (Expr argument : call.arguments()) {
            int key = keys.indexOf(argument);
            if (key < 0) {
                throw new StatementError(SqlState.GROUPING_ERROR,
                        "arguments to GROUPING must be grouping expressions of the associated query level")
                        .at(Typing.position(argument));
            }
            places.add(key);
        }
        int index = calls.indexOf(places);
        if (index < 0) {
            index = calls.size();
            calls.add(places);
        }
        return new Expr.Slot(0, keys.size() + aggregates + index, call.type(), "grouping", 0);
    }

    private Expr.Slot aggregate(Expr.AggregateResult result) {
        return new Expr.Slot(result.levelsUp(), keys.size() + result.index(), result.type(), "aggregate", 0);
    }

    /** What a subquery may look at in a group: keys that are columns, and aggregates of this block. */
    private final class Inside implements SlotRewrite.Change {
        @Override
        public Expr of(Expr.Slot slot, int depth) {
            if (slot.levelsUp() != depth) {
                return slot;
            }
            Expr.Slot here = slot.raised(-depth);
            int key = keys.indexOf(here);
            if (key < 0) {
                throw new StatementError(SqlState.GROUPING_ERROR, "subquery uses ungrouped column \""
                        + scope.describe(here) + "\" from outer query").at(slot.position());
            }
            return new Expr.Slot(depth, key, slot.type(), "key", 0);
        }

        @Override
        public Expr of(Expr.AggregateResult result, int depth) {
            return result.levelsUp() == depth ? aggregate(result) : result;
        }
    }
}
