package io.phantomdb.sql.window;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.plan.Program;

/** ntile: so many buckets of equal size, the first ones a row longer where it does not come out even. */
final class BucketStep implements WindowStep {
    private final int size;
    private final Integer buckets;

    /** The argument is what it is for the first row. */
    BucketStep(Partition partition, Program argument) {
        this.size = partition.size();
        this.buckets = (Integer) argument.evaluate(partition.row(0), partition.frame());
        if (buckets != null && buckets <= 0) {
            throw new StatementError(SqlState.INVALID_ARGUMENT_FOR_NTILE,
                    "argument of ntile must be greater than zero");
        }
    }

    @Override
    public Object value(int row) {
        if (buckets == null) {
            return null;
        }
        int rows = size / buckets;
        int longer = size % buckets;
        int inLonger = longer * (rows + 1);
        return row < inLonger ? row / (rows + 1) + 1 : longer + (row - inLonger) / rows + 1;
    }
}
