package io.phantomdb.rows.function;

import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.MultirangeDatum;
import io.phantomdb.rows.RangeDatum;
import io.phantomdb.rows.Type;
import java.util.function.Supplier;

/** Unions and intersections of ranges and multiranges over rows (PostgreSQL 15, chapter 9.21). */
final class MultirangeAggregates {
    /** Takes an aggregate of one argument. */
    interface Definition {
        void add(String name, Type argument, Type result, Supplier<Accumulator> accumulators);
    }

    private MultirangeAggregates() {}

    static void define(Definition to) {
        for (Type multirange : Type.multiranges()) {
            Type range = multirange.subtype();
            to.add("range_agg", range, multirange, () -> new MultirangeUnion(multirange));
            to.add("range_agg", multirange, multirange, () -> new MultirangeUnion(multirange));
            to.add("range_intersect_agg", range, range,
                    () -> new FoldAccumulator(range,
                            (left, right) -> ((RangeDatum) left).intersection((RangeDatum) right)));
            to.add("range_intersect_agg", multirange, multirange, () -> new FoldAccumulator(
                    multirange, (left, right) -> ((MultirangeDatum) left).intersection((MultirangeDatum) right)));
        }
    }
}
