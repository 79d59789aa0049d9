package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import java.util.BitSet;

/** Which places of the block's rows an expression needs. */
final class Slots {
    private Slots() {}

    static BitSet of(Expr expr) {
        BitSet used = new BitSet();
        Exprs.eachSlot(expr, slot -> {
            if (slot.levelsUp() == 0) {
                used.set(slot.slot());
            }
        });
        return used;
    }

    static BitSet range(int from, int to) {
        BitSet slots = new BitSet();
        slots.set(from, to);
        return slots;
    }

    static boolean within(BitSet some, BitSet all) {
        BitSet rest = (BitSet) some.clone();
        rest.andNot(all);
        return rest.isEmpty();
    }

    static BitSet union(BitSet one, BitSet other) {
        BitSet all = (BitSet) one.clone();
        all.or(other);
        return all;
    }
}
