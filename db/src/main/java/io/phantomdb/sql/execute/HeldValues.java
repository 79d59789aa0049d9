package io.phantomdb.sql.execute;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** The values of one aggregate in one group that has DISTINCT or ORDER BY of its own: kept until the group is complete. */
final class HeldValues {
    private final Plan.Call call;
    private final MemoryAccount memory;
    /** Null if equal values count as often as they come. */
    private final KeyTable seen;
    private final List<Object[]> values = new ArrayList<>();

    HeldValues(Plan.Call call, MemoryAccount memory) {
        this.call = call;
        this.memory = memory;
        this.seen = call.distinctTypes() == null ? null : new KeyTable(call.distinctTypes());
    }

    void add(Object[] each) {
        if (seen != null) {
            if (!seen.isNew(each)) {
                return;
            }
            memory.reserve(seen.bytes(each));
        }
        memory.reserve(RowBytes.of(each));
        values.add(each);
    }

    List<Object[]> sorted() {
        values.sort(SortOperator.comparator(call.order()));
        return values;
    }
}
