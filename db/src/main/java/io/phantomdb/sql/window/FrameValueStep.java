package io.phantomdb.sql.window;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.WindowFunction.Kind;
import io.phantomdb.sql.plan.Program;
import java.util.List;

/** first_value, last_value and nth_value: a value of some row of the frame. */
final class FrameValueStep implements WindowStep {
    private final Partition partition;
    private final Kind kind;
    private final List<Program> arguments;
    private final FrameRanges ranges;

    FrameValueStep(Partition partition, Kind kind, List<Program> arguments, FrameRanges ranges) {
        this.partition = partition;
        this.kind = kind;
        this.arguments = arguments;
        this.ranges = ranges;
    }

    @Override
    public Object value(int row) {
        ranges.of(row);
        int at = switch (kind) {
            case FIRST_VALUE -> ranges.at(0);
            case LAST_VALUE -> ranges.last();
            case NTH_VALUE -> nth(row);
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE, LAG, LEAD ->
                throw Check.unreachable("no value of a frame");
        };
        return at < 0 ? null : arguments.getFirst().evaluate(partition.row(at), partition.frame());
    }

    private int nth(int row) {
        Integer place = (Integer) arguments.get(1).evaluate(partition.row(row), partition.frame());
        if (place == null) {
            return -1;
        }
        if (place <= 0) {
            throw new StatementError(SqlState.INVALID_ARGUMENT_FOR_NTH_VALUE,
                    "argument of nth_value must be greater than zero");
        }
        return ranges.at(place - 1L);
    }
}
