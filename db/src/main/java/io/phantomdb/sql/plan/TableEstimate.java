package io.phantomdb.sql.plan;

import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.ColumnStatistics;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableStatistics;

/** A table as the planner sees it: with what ANALYZE found, or with what is likely. */
record TableEstimate(Table table, TableStatistics statistics) {
    private static final double ROWS = 1000;
    private static final double DISTINCT = 200;
    private static final int TEXT_BYTES = 32;

    double rows() {
        return statistics == null ? ROWS : Math.max(1, statistics.rows());
    }

    /** Of the columns of the table in the rows of a block. */
    Estimate.Columns columns(int offset) {
        return slot -> {
            int ordinal = slot - offset;
            return ordinal < 0 || ordinal >= table.width() ? null : column(table.columns().get(ordinal));
        };
    }

    private Estimate.Column column(ColumnDescriptor column) {
        ColumnStatistics known = statistics == null ? null : statistics.column(column.id());
        // Statistics of before a change of type say nothing of values now.
        boolean fits = known != null && known.type().equals(column.type().type());
        double distinct = isKey(column) ? rows() : fits ? known.distinct(rows()) : Math.min(DISTINCT, rows());
        return new Estimate.Column(column.type().type(), distinct, fits ? known : null);
    }

    private boolean isKey(ColumnDescriptor column) {
        for (IndexLayout index : table.indexes()) {
            if (index.index().unique() && index.index().isPublic() && !index.index().isPartial()
                    && index.index().parts().size() == 1
                    && index.index().parts().getFirst().columnId() == column.id()) {
                return true;
            }
        }
        return false;
    }

    int width() {
        int width = 0;
        for (ColumnDescriptor column : table.columns()) {
            ColumnStatistics known = statistics == null ? null : statistics.column(column.id());
            int fixed = column.type().type().length();
            width += fixed > 0 ? fixed : known == null ? TEXT_BYTES : known.averageBytes();
        }
        return width;
    }
}
