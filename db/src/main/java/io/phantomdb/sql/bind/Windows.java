package io.phantomdb.sql.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The window calls of one block, and the windows of its WINDOW clause by name. */
final class Windows {
    /** A window that was named. A frame that was written keeps others from starting from it. */
    record Named(BoundQuery.WindowSpec window, boolean hasFrame) {}

    private final List<BoundQuery.WindowCall> calls = new ArrayList<>();
    private final Map<String, Named> named = new LinkedHashMap<>();

    Expr add(BoundQuery.WindowCall call) {
        int index = calls.indexOf(call);
        if (index < 0) {
            index = calls.size();
            calls.add(call);
        }
        return new Expr.WindowResult(index, call.type());
    }

    List<BoundQuery.WindowCall> calls() {
        return calls;
    }

    void define(String name, Named window) {
        named.put(name, window);
    }

    /** The expressions of a call, those of its window included. */
    static List<Expr> expressions(BoundQuery.WindowCall call) {
        List<Expr> all = new ArrayList<>(call.arguments());
        all.addAll(call.window().partition());
        call.window().order().forEach(key -> all.add(key.value()));
        if (call.filter() != null) {
            all.add(call.filter());
        }
        return all;
    }

    /** With window calls as places behind so many columns. */
    static Expr placed(Expr expr, int width) {
        return expr instanceof Expr.WindowResult result
                ? new Expr.Slot(0, width + result.index(), result.type(), "window", 0)
                : Exprs.mapChildren(expr, child -> placed(child, width));
    }

    /** Null if there is none. */
    Named named(String name) {
        return named.get(name);
    }
}
