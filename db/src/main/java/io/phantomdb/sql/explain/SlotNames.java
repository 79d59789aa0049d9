package io.phantomdb.sql.explain;

import io.phantomdb.sql.bind.Expr;

/** What the places of a step's rows are called: columns by their names, everything else by its expression in parentheses. */
@FunctionalInterface
interface SlotNames {
    /** Null for a place that has no name here. */
    String of(int slot);

    SlotNames NONE = slot -> null;

    /** The names of either side of a join. */
    static SlotNames either(SlotNames one, SlotNames other) {
        return slot -> {
            String name = one.of(slot);
            return name == null ? other.of(slot) : name;
        };
    }

    /** Those of a place, or what the expression itself remembers. */
    default String of(Expr.Slot slot) {
        String name = of(slot.slot());
        return name == null ? slot.name() : name;
    }
}
