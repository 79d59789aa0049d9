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
        if (ordered.size() == 1 && name.equals("mode") && direct.isEmpty()) {
            Type type = known(ordered.getFirst());
            return aggregate(name, List.of(type), type, OrderedValues.Result.MODE, descending);
        }
        Type fraction = direct.size() == 1 && !name.equals("mode") ? fraction(direct.getFirst()) : null;
        Type type = ordered.size() != 1
                ? null
                : name.equals("percentile_cont") ? continuous(ordered.getFirst()) : known(ordered.getFirst());
        if (fraction == null || type == null) {
            throw undefined(name, direct, ordered);
        }
        OrderedValues.Result wanted = name.equals("percentile_cont")
                ? OrderedValues.Result.CONTINUOUS
                : OrderedValues.Result.DISCRETE;
        return aggregate(name, List.of(type, fraction), fraction.isArray() ? type.array() : type, wanted, descending);
    }

    /** A double, or an array of them; null for what becomes neither. */
    private static Type fraction(Type given) {
        if (Casts.can(given, Type.FLOAT8, CastContext.IMPLICIT)) {
            return Type.FLOAT8;
        }
        return Casts.can(given, Type.FLOAT8.array(), CastContext.IMPLICIT) ? Type.FLOAT8.array() : null;
    }

    /** What there is something between: doubles and intervals; null for what becomes neither. */
    private static Type continuous(Type given) {
        if (Casts.can(given, Type.FLOAT8, CastContext.IMPLICIT)) {
            return Type.FLOAT8;
        }
        return Casts.can(given, Type.INTERVAL, CastContext.IMPLICIT) ? Type.INTERVAL : null;
    }

    private static Type known(Type type) {
        return type == Type.UNKNOWN ? Type.TEXT : type;
    }

    /** Another order is another function, so that two calls which differ in it alone are not taken for the same. */
    private static Aggregate aggregate(String name, List<Type> arguments, Type result, OrderedValues.Result wanted,
            boolean descending) {
        Supplier<Accumulator> accumulators = () -> new OrderedValues(wanted, arguments.getFirst(),
                arguments.getLast(), descending);
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
