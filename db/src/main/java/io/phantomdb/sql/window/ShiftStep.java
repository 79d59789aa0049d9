package io.phantomdb.sql.window;

import io.phantomdb.sql.plan.Program;
import java.util.List;

/** lag and lead: a value of a row so many rows away. */
final class ShiftStep implements WindowStep {
    private final Partition partition;
    private final Program value;
    private final Program offset;
    private final Program otherwise;
    private final int sign;

    /** The arguments are the value, perhaps the offset, perhaps what is given where there is no such row. */
    ShiftStep(Partition partition, List<Program> arguments, int sign) {
        this.partition = partition;
        this.value = arguments.get(0);
        this.offset = arguments.size() > 1 ? arguments.get(1) : null;
        this.otherwise = arguments.size() > 2 ? arguments.get(2) : null;
        this.sign = sign;
    }

    @Override
    public Object value(int row) {
        long by = 1;
        if (offset != null) {
            Integer given = (Integer) offset.evaluate(partition.row(row), partition.frame());
            if (given == null) {
                return null;
            }
            by = given;
        }
        long at = row + sign * by;
        if (at >= 0 && at < partition.size()) {
            return value.evaluate(partition.row((int) at), partition.frame());
        }
        return otherwise == null ? null : otherwise.evaluate(partition.row(row), partition.frame());
    }
}
