package io.phantomdb.sql.plan;

import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.bind.QueryWalk;

/** What the planner has to know of functions and types. */
final class Operators {
    private Operators() {}

    /**
     * The column behind an expression that orders its values exactly as the column does: itself, a wider integer, the same
     * string as another type, a value of a domain as what it is; null if there is none. Only columns of this block.
     */
    static Expr.Slot column(Expr expr) {
        if (expr instanceof Expr.Slot slot) {
            return slot.levelsUp() == 0 ? slot : null;
        }
        if (expr instanceof Expr.Relabel relabel) {
            Type from = relabel.operand().type().type();
            Type to = relabel.type().type();
            boolean isPlain = from.isDomain() && from.plain().equals(to);
            return isPlain || isText(to) && isText(from.plain()) ? column(relabel.operand()) : null;
        }
        if (expr instanceof Expr.Call call && call.arguments().size() == 1 && isWidening(call)) {
            return column(call.arguments().getFirst());
        }
        return null;
    }

    private static boolean isWidening(Expr.Call call) {
        Type from = call.arguments().getFirst().type().type();
        Type to = call.function().resultType();
        return isInteger(from) && isInteger(to) && to.length() >= from.length()
                && call.function().name().equals(to.catalogName());
    }

    static boolean isInteger(Type type) {
        return type == Type.INT2 || type == Type.INT4 || type == Type.INT8;
    }

    static boolean isText(Type type) {
        return type == Type.TEXT || type == Type.VARCHAR;
    }

    /** True if it may give other rows the next time, or locks those it reads. */
    static boolean isVolatile(BoundQuery query) {
        boolean[] found = {false};
        QueryWalk.each(query, node -> found[0] |= isVolatileCall(node));
        return found[0];
    }

    static boolean isVolatileCall(Expr node) {
        return node instanceof Expr.Call call && call.function().volatility() == Volatility.VOLATILE
                || node instanceof Expr.SetCall set && set.function().volatility() == Volatility.VOLATILE;
    }

    /** True if it may have another value the next time, or if nobody can say what it depends on. */
    static boolean isVolatile(Expr expr) {
        boolean[] found = {Exprs.hasCorrelatedSubquery(expr)};
        Exprs.each(expr, node -> {
            found[0] |= isVolatileCall(node);
        });
        return found[0];
    }
}
