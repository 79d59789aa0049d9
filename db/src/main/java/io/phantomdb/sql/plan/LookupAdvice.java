package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Exprs;
import java.util.BitSet;

/** Whether so few rows will ask a subquery that it is better run for each of them. */
final class LookupAdvice {
    private static final double FEW_ROWS = 60;

    private final ScanEstimates estimates;

    LookupAdvice(ScanEstimates estimates) {
        this.estimates = estimates;
    }

    /** True if an index limits one of the tables that are joined to a few rows. */
    boolean asksFewRows(BoundQuery.Select select) {
        return isLimited(select.from(), select);
    }

    private boolean isLimited(BoundQuery.From from, BoundQuery.Select select) {
        return switch (from) {
            case BoundQuery.FromTable table -> new AccessPaths(table, Exprs.conjuncts(select.where()), new BitSet(),
                    AccessPaths.Wish.NONE, estimates).best().rows() <= FEW_ROWS;
            case BoundQuery.FromQuery query -> false;
            case BoundQuery.FromJoin join -> isLimited(join.left(), select)
                    || join.kind() == BoundQuery.JoinKind.INNER && isLimited(join.right(), select);
        };
    }
}
