package io.phantomdb.sql.plan;

import io.phantomdb.rows.Comparison;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.Expr;
import java.util.BitSet;

/**
 * A condition of the form {@code column operator value} that an index can serve, whichever side the column stood on.
 *
 * @param slot of the column
 * @param value whatever it is compared with, of {@code type}
 */
record IndexCondition(int slot, Comparison comparison, Expr value, Type columnType, Type type) {
    /**
     * The condition as a comparison of a column among {@code own} with a value that needs only {@code given} slots; null if
     * it is none.
     */
    static IndexCondition of(Expr condition, BitSet own, BitSet given) {
        if (!(condition instanceof Expr.Call call) || call.function().comparison() == null
                || call.function().comparison() == Comparison.NE) {
            return null;
        }
        Comparison comparison = call.function().comparison();
        Expr left = call.arguments().get(0);
        Expr right = call.arguments().get(1);
        IndexCondition straight = of(left, comparison, right, own, given);
        return straight != null ? straight : of(right, comparison.commuted(), left, own, given);
    }

    private static IndexCondition of(Expr column, Comparison comparison, Expr value, BitSet own, BitSet given) {
        Expr.Slot slot = Operators.column(column);
        if (slot == null || !own.get(slot.slot()) || !isGiven(value, given)) {
            return null;
        }
        Type columnType = slot.type().type().plain();
        Type type = value.type().type();
        boolean comparable = columnType.equals(type) || Operators.isInteger(columnType) && Operators.isInteger(type)
                || Operators.isText(columnType) && Operators.isText(type);
        return comparable ? new IndexCondition(slot.slot(), comparison, value, columnType, type) : null;
    }

    /** Whether a value is known, and always the same, once the given slots are. */
    static boolean isGiven(Expr value, BitSet given) {
        return Slots.within(Slots.of(value), given) && !Operators.isVolatile(value);
    }

    Plan.Bound bound() {
        boolean convert = Operators.isInteger(columnType) && !type.equals(columnType);
        return new Plan.Bound(ExprCompiler.compile(value), convert ? type : columnType, columnType);
    }
}
