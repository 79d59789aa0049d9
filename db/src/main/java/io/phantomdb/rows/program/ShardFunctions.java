package io.phantomdb.rows.program;

import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What shards work out for others: a closed set of functions and aggregates whose work for a row of ordinary length is small and bounded,
 * since it is done on the loop that everybody waits for. Nothing that repeats, formats, matches regular expressions, or has an
 * aggregate state that grows with its rows.
 */
public final class ShardFunctions {
    private static final Set<String> FUNCTIONS = functions();
    private static final Set<String> AGGREGATES = new TreeSet<>(List.of("count", "sum", "avg", "min", "max", "bool_and",
            "bool_or", "every", "bit_and", "bit_or", "bit_xor", "stddev", "stddev_samp", "stddev_pop", "variance",
            "var_samp", "var_pop"));

    private ShardFunctions() {}

    public static boolean allows(Type type) {
        return type.oid() < Type.FIRST_OID_OF_USERS && switch (type.kind()) {
            case BOOL, BYTEA, INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC, TEXT, VARCHAR, BPCHAR, DATE, TIMESTAMP,
                    TIMESTAMPTZ, INTERVAL, UUID, TIME ->
                true;
            case UNKNOWN, NAME, BIT, CHAR, TIMETZ, JSON, JSONB, JSONPATH, REG, VECTOR, VOID, ENUM, ARRAY, RANGE,
                    MULTIRANGE, INET, MACADDR, MONEY, XID, XID8, LSN, TID, TSVECTOR, TSQUERY,
                    RECORD,
                    PSEUDO ->
                false;
        };
    }

    public static boolean allows(Function function) {
        return function.volatility() == Volatility.IMMUTABLE && allows(function.resultType())
                && function.argumentTypes().stream().allMatch(ShardFunctions::allows)
                && (function.comparison() != null || FUNCTIONS.contains(function.name()));
    }

    public static boolean allows(Aggregate aggregate) {
        return AGGREGATES.contains(aggregate.name()) && aggregate.argumentTypes().size() <= 1
                && allows(aggregate.resultType())
                && aggregate.argumentTypes().stream().allMatch(ShardFunctions::allows);
    }

    /** True if all of its functions and types are of the set. */
    public static boolean allows(Expression expression) {
        boolean own = allows(expression.type().type()) && switch (expression) {
            case Expression.Call call -> allows(call.function());
            case Expression.IsDistinct test -> allows(test.equality());
            case Expression.InList in -> allows(in.equality());
            default -> true;
        };
        return own && Expressions.children(expression).stream().allMatch(ShardFunctions::allows);
    }

    private static Set<String> functions() {
        Set<String> names = new TreeSet<>();
        for (String type : new String[]{"int2", "int4", "int8", "int24", "int42", "int28", "int82", "int48", "int84",
                "float4", "float8", "float48", "float84"}) {
            for (String operation : new String[]{"pl", "mi", "mul", "div", "mod", "um", "up", "abs"}) {
                names.add(type + operation);
            }
        }
        for (String operation : new String[]{"add", "sub", "mul", "div", "mod", "uminus", "uplus", "abs"}) {
            names.add("numeric_" + operation);
        }
        names.addAll(List.of("int2", "int4", "int8", "numeric", "float4", "float8", "date", "timestamp", "text"));
        names.addAll(List.of("abs", "mod", "round", "trunc", "floor", "ceil", "ceiling", "sign"));
        names.addAll(List.of("date_pli", "integer_pl_date", "date_mii", "date_mi", "date_pl_interval",
                "interval_pl_date", "date_mi_interval", "timestamp_pl_interval", "interval_pl_timestamp",
                "timestamp_mi_interval", "timestamp_mi", "extract", "date_part", "date_trunc"));
        names.addAll(List.of("textlike", "textnlike", "bpcharlike", "bpcharnlike", "lower", "upper", "length",
                "char_length", "character_length", "octet_length", "substr", "substring", "left", "right"));
        return names;
    }
}
