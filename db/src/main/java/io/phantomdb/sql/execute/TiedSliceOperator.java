package io.phantomdb.sql.execute;

import io.phantomdb.base.SqlState;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** LIMIT and OFFSET over sorted rows; those that sort like the last one come, too. */
final class TiedSliceOperator extends Operator {
    private final Operator input;
    private final Comparator<Object[]> order;
    private long toSkip;
    private long toGive;
    private Object[] last;

    TiedSliceOperator(Execution execution, Operator input, Plan.TiedSlice plan) {
        this.input = input;
        this.order = SortOperator.comparator(plan.keys());
        this.toSkip = SliceOperator.count(execution, plan.offset(), 0,
                SqlState.INVALID_ROW_COUNT_IN_RESULT_OFFSET_CLAUSE, "OFFSET");
        this.toGive = SliceOperator.count(execution, plan.limit(), Long.MAX_VALUE,
                SqlState.INVALID_ROW_COUNT_IN_LIMIT_CLAUSE, "LIMIT");
    }

    @Override
    List<Object[]> next() {
        List<Object[]> kept = new ArrayList<>();
        while (kept.isEmpty() && (toGive > 0 || last != null)) {
            List<Object[]> batch = input.next();
            if (batch.isEmpty()) {
                return batch;
            }
            for (Object[] row : batch) {
                keep(row, kept);
            }
        }
        return kept;
    }

    private void keep(Object[] row, List<Object[]> kept) {
        if (toSkip > 0) {
            toSkip--;
        } else if (toGive > 0) {
            toGive--;
            last = row;
            kept.add(row);
        } else if (last != null && order.compare(row, last) == 0) {
            kept.add(row);
        } else {
            last = null;
        }
    }
}
