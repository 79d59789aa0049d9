package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.bind.SlotRewrite;
import java.util.BitSet;
import java.util.function.UnaryOperator;

/** Which places of the block's rows an expression needs. */
final class Slots {
    private Slots() {}

    /** Also those that a query inside it looks at. */
    static BitSet of(Expr expr) {
        BitSet used = new BitSet();
        Exprs.each(expr, node -> {
            if (node instanceof Expr.Slot slot && slot.levelsUp() == 0) {
                used.set(slot.slot());
            }
            Expr.Subquery subquery = Exprs.subquery(node);
            if (subquery != null && subquery.correlated()) {
                used.or(lookedAt(subquery.query()));
            }
        });
        return used;
    }

    /** The places of the block's rows that a query in one of its expressions, or a LATERAL one, looks at. */
    static BitSet lookedAt(BoundQuery query) {
        BitSet used = new BitSet();
        SlotRewrite.eachOuter(query, (slot, levelsUp) -> {
            if (levelsUp == 1) {
                used.set(slot.slot());
            }
        });
        return used;
    }

    /** The places of the rows of FROM that anything in the block looks at. */
    static BitSet needed(BoundQuery.Select select) {
        BitSet needed = new BitSet();
        UnaryOperator<Expr> seen = expr -> {
            if (expr != null) {
                needed.or(of(expr));
            }
            return expr;
        };
        // What is above groups sees other rows.
        select.mappedRows(seen);
        addNeeded(select.from(), needed);
        return needed;
    }

    private static void addNeeded(BoundQuery.From from, BitSet needed) {
        switch (from) {
            case null -> {
            }
            case BoundQuery.FromTable table -> {
            }
            case BoundQuery.FromQuery query -> {
                if (query.lateral()) {
                    needed.or(lookedAt(query.query()));
                }
            }
            case BoundQuery.FromJoin join -> {
                if (join.condition() != null) {
                    needed.or(of(join.condition()));
                }
                addNeeded(join.left(), needed);
                addNeeded(join.right(), needed);
            }
        }
    }

    /** The places that an item of FROM fills. */
    static BitSet of(BoundQuery.From from) {
        return switch (from) {
            case BoundQuery.FromTable table -> range(table.offset(), table.offset() + table.table().width());
            case BoundQuery.FromQuery query -> range(query.offset(), query.offset() + query.query().columns().size());
            case BoundQuery.FromJoin join -> union(of(join.left()), of(join.right()));
        };
    }

    /** The places that LATERAL items in it look at and that it does not fill itself. */
    static BitSet wanted(BoundQuery.From from) {
        BitSet wanted = new BitSet();
        addWanted(from, wanted);
        wanted.andNot(of(from));
        return wanted;
    }

    private static void addWanted(BoundQuery.From from, BitSet wanted) {
        switch (from) {
            case BoundQuery.FromTable table -> {
            }
            case BoundQuery.FromQuery query -> {
                if (query.lateral()) {
                    wanted.or(lookedAt(query.query()));
                }
            }
            case BoundQuery.FromJoin join -> {
                addWanted(join.left(), wanted);
                addWanted(join.right(), wanted);
            }
        }
    }

    static BitSet range(int from, int to) {
        BitSet slots = new BitSet();
        slots.set(from, to);
        return slots;
    }

    static boolean within(BitSet some, BitSet all) {
        BitSet rest = (BitSet) some.clone();
        rest.andNot(all);
        return rest.isEmpty();
    }

    static BitSet union(BitSet one, BitSet other) {
        BitSet all = (BitSet) one.clone();
        all.or(other);
        return all;
    }
}
