package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.Type;
import java.util.List;
import java.util.function.Supplier;

/**
 * The aggregates that need WITHIN GROUP (PostgreSQL 15, table 9.61), and which one a call means. Their accumulators take the
 * value that is ordered by, then the direct argument.
 */
public final class OrderedAggregates {
    private OrderedAggregates() {}

    /** True if there is one of that name. */
    public static boolean exist(String name) {
        return switch (name) {
            case "mode", "percentile_cont", "percentile_disc" -> true;
            default -> false;
        };
    }

    /** For direct arguments and what is ordered by. 42883 if there is none. */
    public static Aggregate resolve(String name, List<Type> direct, List<Type> ordered, boolean descending) {
        boolean one = ordered.size() == 1;
        boolean isFraction = direct.size() == 1
                && Casts.can(direct.getFirst(), Type.FLOAT8, CastContext.IMPLICIT);
        if (one && name.equals("mode") && direct.isEmpty()) {
            Type type = known(ordered.getFirst());
            return aggregate(name, List.of(type), type, OrderedValues.Result.MODE, descending);
        }
        if (one && name.equals("percentile_disc") && isFraction) {
            Type type = known(ordered.getFirst());
            return aggregate(name, List.of(type, Type.FLOAT8), type, OrderedValues.Result.DISCRETE, descending);
        }
        if (one && name.equals("percentile_cont") && isFraction) {
            for (Type type : List.of(Type.INTERVAL, Type.FLOAT8)) {
                if (Casts.can(ordered.getFirst(), type, CastContext.IMPLICIT)
                        && (ordered.getFirst() != Type.UNKNOWN || type == Type.FLOAT8)) {
                    return aggregate(name, List.of(type, Type.FLOAT8), type, OrderedValues.Result.CONTINUOUS,
                            descending);
                }
            }
        }
        throw undefined(name, direct, ordered);
    }

    private static Type known(Type type) {
        return type == Type.UNKNOWN ? Type.TEXT : type;
    }

    /** Another order is another function, so that two calls which differ in it alone are not taken for the same. */
    private static Aggregate aggregate(String name, List<Type> arguments, Type result, OrderedValues.Result wanted,
            boolean descending) {
        Supplier<Accumulator> accumulators = () -> new OrderedValues(wanted, arguments.getFirst(), descending);
        return new Aggregate(descending ? name + " desc" : name, arguments, result, accumulators);
    }

    private static StatementError undefined(String name, List<Type> direct, List<Type> ordered) {
        List<Type> all = new java.util.ArrayList<>(direct);
        all.addAll(ordered);
        return new StatementError(SqlState.UNDEFINED_FUNCTION,
                "function " + Functions.signature(name, all) + " does not exist").withHint(
                        "No function matches the given name and argument types. You might need to add explicit type casts.");
    }
}
