package io.phantomdb.sql.execute;

import io.phantomdb.sql.spill.SpilledRows;
import java.util.List;

/** Rows that were put away. */
final class SpilledOperator extends Operator {
    private final SpilledRows rows;

    SpilledOperator(SpilledRows rows) {
        this.rows = rows;
    }

    @Override
    List<Object[]> next() {
        return rows.next();
    }
}
