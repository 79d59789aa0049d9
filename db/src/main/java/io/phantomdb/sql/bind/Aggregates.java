package io.phantomdb.sql.bind;

import java.util.ArrayList;
import java.util.List;

/** The aggregates and window calls of one block, each computed once however often it is written. */
final class Aggregates {
    private final List<BoundQuery.AggregateCall> calls = new ArrayList<>();
    private final Windows windows = new Windows();

    Expr add(BoundQuery.AggregateCall call) {
        int index = calls.indexOf(call);
        if (index < 0) {
            index = calls.size();
            calls.add(call);
        }
        return new Expr.AggregateResult(0, index, call.type());
    }

    Windows windows() {
        return windows;
    }

    List<BoundQuery.AggregateCall> calls() {
        return calls;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }
}
