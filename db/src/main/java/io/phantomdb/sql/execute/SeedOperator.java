package io.phantomdb.sql.execute;

import java.util.List;

/** The row on the left of the join that runs this side anew. */
final class SeedOperator extends Operator {
    private final Object[] row;
    private boolean given;

    SeedOperator(Object[] row) {
        this.row = row;
    }

    @Override
    List<Object[]> next() {
        if (given) {
            return List.of();
        }
        given = true;
        return List.<Object[]>of(row);
    }
}
