package io.phantomdb.sql.window;

import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.WindowFunction;
import io.phantomdb.sql.plan.Plan;
import java.util.List;

/** One window call at work on one partition. */
public interface WindowStep {
    /** The value for a row. Rows are asked for one after the other, from the first. */
    Object value(int row);

    /** The order is that of the window. */
    static WindowStep of(Plan.WindowCall call, Partition partition, List<Plan.SortKey> order) {
        return switch (call.function()) {
            case Aggregate aggregate ->
                new FrameAggregateStep(partition, aggregate, call, ranges(call, partition, order));
            case WindowFunction function -> switch (function.kind()) {
                case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST -> new RankStep(partition, function.kind());
                case NTILE -> new BucketStep(partition, call.arguments().getFirst());
                case LAG -> new ShiftStep(partition, call.arguments(), -1);
                case LEAD -> new ShiftStep(partition, call.arguments(), 1);
                case FIRST_VALUE, LAST_VALUE, NTH_VALUE -> new FrameValueStep(partition, function.kind(),
                        call.arguments(), ranges(call, partition, order));
            };
        };
    }

    private static FrameRanges ranges(Plan.WindowCall call, Partition partition, List<Plan.SortKey> order) {
        return new FrameRanges(partition, new FrameBounds(partition, call.frame(), order), call.frame().exclusion());
    }
}
