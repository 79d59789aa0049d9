package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import io.phantomdb.txn.Transaction;
import java.util.List;

/** The rows of a table that an access path leads to. */
final class ScanOperator extends Operator {
    private static final Object[] NOTHING = new Object[0];

    private final TableReader reader;
    private final Plan.Access access;
    private Transaction.Scan open;
    private boolean fetched;

    ScanOperator(Execution execution, Plan.Scan plan) {
        this.reader = new TableReader(execution, plan);
        this.access = plan.access();
    }

    @Override
    long removed() {
        return reader.removed();
    }

    @Override
    List<Object[]> next() {
        return switch (access) {
            case Plan.Points points -> {
                if (fetched) {
                    yield List.of();
                }
                fetched = true;
                yield reader.points(points, NOTHING);
            }
            case Plan.Range range -> {
                if (open == null) {
                    open = reader.open(range, NOTHING);
                }
                yield reader.next(open);
            }
        };
    }
}
