package io.phantomdb.sql.execute;

import io.phantomdb.base.Lookup;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** The values of one aggregate in one group that has DISTINCT or ORDER BY of its own: kept until the group is complete. */
final class HeldValues {
    private final Plan.Call call;
    private final MemoryAccount memory;
    private final RowKeys keys;
    private final Lookup<Object, Boolean> seen;
    private final List<Object[]> values = new ArrayList<>();

    HeldValues(Plan.Call call, MemoryAccount memory) {
        this.call = call;
        this.memory = memory;
        this.keys = call.distinctTypes() == null ? null : new RowKeys(call.distinctTypes());
        this.seen = keys == null ? null : new Lookup<>();
    }

    void add(Object[] each) {
        if (keys != null) {
            Object key = keys.of(each);
            if (seen.contains(key)) {
                return;
            }
            memory.reserve(RowKeys.bytes(key));
            seen.put(key, true);
        }
        memory.reserve(RowBytes.of(each));
        values.add(each);
    }

    List<Object[]> sorted() {
        values.sort(SortOperator.comparator(call.order()));
        return values;
    }
}
