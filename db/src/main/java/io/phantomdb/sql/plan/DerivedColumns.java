package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.catalog.IndexDescriptor;
import java.util.ArrayList;
import java.util.List;

/**
 * What indexes of a table have computed, over the rows of a block.
 *
 * <pre>
 *   index on (lower(x)), hidden column h      lower(x) = 'a'   ─►   h = 'a'
 *   index … WHERE x > 3                       may be read if the conditions say so, such as x = 5
 * </pre>
 */
final class DerivedColumns {
    private final BoundQuery.FromTable from;
    private final List<BoundQuery.Derived> derived = new ArrayList<>();

    DerivedColumns(BoundQuery.FromTable from) {
        this.from = from;
        for (BoundQuery.Derived each : from.derived()) {
            derived.add(new BoundQuery.Derived(from.offset() + each.ordinal(), shifted(each.value())));
        }
    }

    private Expr shifted(Expr expr) {
        return expr instanceof Expr.Slot slot
                ? new Expr.Slot(slot.levelsUp(), slot.slot() + from.offset(), slot.type(), slot.name(), slot.position())
                : Exprs.mapChildren(expr, this::shifted);
    }

    /** The expression with columns in place of what they hold. */
    Expr in(Expr expr) {
        for (BoundQuery.Derived each : derived) {
            if (each.value().equals(expr)) {
                return new Expr.Slot(0, each.ordinal(), expr.type(), "", 0);
            }
        }
        return derived.isEmpty() ? expr : Exprs.mapChildren(expr, this::in);
    }

    /** True if all rows that meet the conditions are in the index. */
    boolean allows(IndexDescriptor index, List<Expr> conditions) {
        List<Expr> met = met(index);
        return met != null && met.stream().allMatch(each -> Implication.follows(conditions, each));
    }

    /** What all rows in the index meet; null if nobody knows. */
    List<Expr> met(IndexDescriptor index) {
        if (!index.isPartial()) {
            return List.of();
        }
        int predicate = from.offset() + from.table().ordinal(index.predicateColumnId());
        for (BoundQuery.Derived each : derived) {
            if (each.ordinal() == predicate) {
                return Exprs.conjuncts(each.value());
            }
        }
        return null;
    }
}
