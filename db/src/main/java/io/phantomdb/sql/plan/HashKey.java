package io.phantomdb.sql.plan;

import io.phantomdb.rows.Comparison;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.Expr;
import java.util.BitSet;

/** An equality between the two sides of a join, by which a hash table can be made. */
record HashKey(Program left, Program right, Type type) {
    /** Null if the condition is none. */
    static HashKey of(Expr condition, BitSet leftSlots, BitSet rightSlots) {
        if (!(condition instanceof Expr.Call call) || call.function().comparison() != Comparison.EQ) {
            return null;
        }
        Expr one = call.arguments().get(0);
        Expr other = call.arguments().get(1);
        if (isOf(one, leftSlots) && isOf(other, rightSlots)) {
            return of(one, other);
        }
        return isOf(one, rightSlots) && isOf(other, leftSlots) ? of(other, one) : null;
    }

    private static boolean isOf(Expr expr, BitSet slots) {
        BitSet used = Slots.of(expr);
        return !used.isEmpty() && Slots.within(used, slots) && !Operators.isVolatile(expr);
    }

    private static HashKey of(Expr left, Expr right) {
        Type leftType = left.type().type();
        Type rightType = right.type().type();
        if (leftType.equals(rightType) || Operators.isText(leftType) && Operators.isText(rightType)) {
            return new HashKey(ExprCompiler.compile(left), ExprCompiler.compile(right), leftType);
        }
        if (Operators.isInteger(leftType) && Operators.isInteger(rightType)) {
            return new HashKey(wide(left), wide(right), Type.INT8);
        }
        return null;
    }

    private static Program wide(Expr expr) {
        Program program = ExprCompiler.steps(expr);
        return new Compiled(expr, (row, frame) -> {
            Number value = (Number) program.evaluate(row, frame);
            return value == null ? null : (Object) value.longValue();
        });
    }
}
