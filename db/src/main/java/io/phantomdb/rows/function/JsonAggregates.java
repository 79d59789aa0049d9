package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.Type;
import java.util.List;

/**
 * json_agg and its kin (PostgreSQL 15, table 9.58). How a value looks as JSON depends on the session, so values come as JSON
 * already: whoever binds a call wraps its arguments.
 */
public final class JsonAggregates {
    private JsonAggregates() {}

    /** True if there is one of that name. */
    public static boolean exist(String name) {
        return name.equals("json_agg") || name.equals("jsonb_agg") || isOfPairs(name);
    }

    /** Keys and values; the others only have values. */
    public static boolean isOfPairs(String name) {
        return name.equals("json_object_agg") || name.equals("jsonb_object_agg");
    }

    /** The type of values, and of the result. */
    public static Type typeOf(String name) {
        return name.startsWith("jsonb") ? Type.JSONB : Type.JSON;
    }

    /** For arguments of these types, as they are before they become JSON. 42883 if there are too many or too few. */
    static Aggregate resolve(String name, List<Type> arguments) {
        Type type = typeOf(name);
        boolean pairs = isOfPairs(name);
        if (arguments.size() != (pairs ? 2 : 1)) {
            throw Functions.undefined(name, arguments);
        }
        if (pairs) {
            return new Aggregate(name, List.of(Type.TEXT, type), type, type == Type.JSONB
                    ? JsonbObjectAccumulator::new
                    : JsonObjectAccumulator::new);
        }
        boolean structured = arguments.getFirst().isArray() || arguments.getFirst().kind() == Type.Kind.RECORD;
        return new Aggregate(name, List.of(type), type, type == Type.JSONB
                ? JsonbArrayAccumulator::new
                : () -> new JsonArrayAccumulator(structured));
    }

    static StatementError nullKey() {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE, "field name must not be null");
    }
}
