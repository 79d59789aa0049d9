package io.phantomdb.sql.window;

import io.phantomdb.base.Check;
import io.phantomdb.rows.WindowFunction.Kind;

/** row_number, rank, dense_rank, percent_rank and cume_dist: they look at places and peers only. */
final class RankStep implements WindowStep {
    private final Partition partition;
    private final Kind kind;

    RankStep(Partition partition, Kind kind) {
        this.partition = partition;
        this.kind = kind;
    }

    @Override
    public Object value(int row) {
        int group = partition.group(row);
        int size = partition.size();
        return switch (kind) {
            case ROW_NUMBER -> row + 1L;
            case RANK -> partition.groupStart(group) + 1L;
            case DENSE_RANK -> group + 1L;
            case PERCENT_RANK -> size == 1 ? 0.0 : (double) partition.groupStart(group) / (size - 1);
            case CUME_DIST -> (double) partition.groupEnd(group) / size;
            case NTILE, LAG, LEAD, FIRST_VALUE, LAST_VALUE, NTH_VALUE -> throw Check.unreachable("no rank");
        };
    }
}
