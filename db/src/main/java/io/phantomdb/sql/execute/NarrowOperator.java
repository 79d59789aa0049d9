package io.phantomdb.sql.execute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts columns off that were only needed for sorting. */
final class NarrowOperator extends Operator {
    private final Operator input;
    private final int width;

    NarrowOperator(Operator input, int width) {
        this.input = input;
        this.width = width;
    }

    @Override
    List<Object[]> next() {
        List<Object[]> batch = input.next();
        List<Object[]> narrow = new ArrayList<>(batch.size());
        for (Object[] row : batch) {
            narrow.add(Arrays.copyOf(row, width));
        }
        return narrow;
    }
}
