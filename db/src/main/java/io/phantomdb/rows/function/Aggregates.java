package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The aggregates (PostgreSQL 15, chapter 9.21), and which one a call means. */
public final class Aggregates {
    private static final String ARRAY_AGG = "array_agg";
    private static final Map<String, List<Aggregate>> ALL = all();

    private Aggregates() {}

    /** True if there is an aggregate of that name. */
    public static boolean exist(String name) {
        return ALL.containsKey(name) || name.equals(ARRAY_AGG) || JsonAggregates.exist(name);
    }

    /** The aggregate for these arguments, none for count(*). 42883 or 42725 if there is none, or none that is best. */
    public static Aggregate resolve(String name, List<Type> arguments) {
        List<Aggregate> all = ALL.getOrDefault(name, List.of());
        if (name.equals("count") && arguments.size() == 1) {
            Type type = arguments.getFirst() == Type.UNKNOWN ? Type.TEXT : arguments.getFirst();
            return new Aggregate("count", List.of(type), Type.INT8, () -> new CountAccumulator(true));
        }
        if (isArrayAggregate(name, arguments)) {
            return array(arguments.getFirst() == Type.UNKNOWN ? Type.TEXT : arguments.getFirst());
        }
        if (JsonAggregates.exist(name)) {
            return JsonAggregates.resolve(name, arguments);
        }
        if (isExtremeOfAny(name, arguments)) {
            Type type = arguments.getFirst();
            return new Aggregate(name, List.of(type), type,
                    () -> new ExtremeAccumulator(type, name.equals("max") ? 1 : -1));
        }
        Aggregate exact = Overloads.exact(all, arguments);
        if (exact != null) {
            return exact;
        }
        List<Aggregate> callable = Overloads.callable(all, arguments);
        if (callable.isEmpty()) {
            throw Functions.undefined(name, arguments);
        }
        Aggregate best = Overloads.best(callable, arguments);
        if (best == null) {
            throw new StatementError(SqlState.AMBIGUOUS_FUNCTION,
                    "function " + Functions.signature(name, arguments) + " is not unique").withHint(
                            "Could not choose a best candidate function. You might need to add explicit type casts.");
        }
        return best;
    }

    /** Of anyarray and anyenum. */
    private static boolean isExtremeOfAny(String name, List<Type> arguments) {
        return (name.equals("min") || name.equals("max")) && arguments.size() == 1
                && (arguments.getFirst().isArray() || arguments.getFirst().kind() == Type.Kind.ENUM);
    }

    private static boolean isArrayAggregate(String name, List<Type> arguments) {
        return name.equals(ARRAY_AGG) && arguments.size() == 1;
    }

    private static Aggregate array(Type type) {
        Type result = type.isArray() ? type : type.array();
        if (result == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "could not find array type for data type " + type.sqlName());
        }
        return new Aggregate(ARRAY_AGG, List.of(type), result, () -> new ArrayAccumulator(type));
    }

    /** In the order of their definition; not those that are made for the types of each call. */
    static void each(Consumer<Aggregate> visitor) {
        ALL.values().forEach(named -> named.forEach(visitor));
    }

    private static Map<String, List<Aggregate>> all() {
        Map<String, List<Aggregate>> all = new LinkedHashMap<>();
        add(all, "count", List.of(), Type.INT8, () -> new CountAccumulator(false));
        sums(all);
        extremes(all);
        booleans(all);
        deviations(all);
        bits(all);
        regressions(all);
        MultirangeAggregates.define((name, argument, result, accumulators) -> one(all, name, argument, result,
                accumulators));
        add(all, "string_agg", List.of(Type.TEXT, Type.TEXT), Type.TEXT, JoinAccumulator::new);
        add(all, "string_agg", List.of(Type.BYTEA, Type.BYTEA), Type.BYTEA, ByteJoin::new);
        return all;
    }

    private static void add(Map<String, List<Aggregate>> all, String name, List<Type> arguments, Type result,
            Supplier<Accumulator> accumulators) {
        all.computeIfAbsent(name, unused -> new ArrayList<>())
                .add(new Aggregate(name, arguments, result, accumulators));
    }

    private static void one(Map<String, List<Aggregate>> all, String name, Type argument, Type result,
            Supplier<Accumulator> accumulators) {
        add(all, name, List.of(argument), result, accumulators);
    }

    private static void sums(Map<String, List<Aggregate>> all) {
        one(all, "sum", Type.INT2, Type.INT8, IntegerSum::new);
        one(all, "sum", Type.INT4, Type.INT8, IntegerSum::new);
        one(all, "sum", Type.INT8, Type.NUMERIC, () -> new NumericSum(NumericSum.Result.SUM));
        one(all, "sum", Type.NUMERIC, Type.NUMERIC, () -> new NumericSum(NumericSum.Result.SUM));
        one(all, "sum", Type.FLOAT4, Type.FLOAT4, () -> new FloatSum(FloatSum.Result.FLOAT4_SUM));
        one(all, "sum", Type.FLOAT8, Type.FLOAT8, () -> new FloatSum(FloatSum.Result.SUM));
        for (Type type : List.of(Type.INT2, Type.INT4, Type.INT8, Type.NUMERIC)) {
            one(all, "avg", type, Type.NUMERIC, () -> new NumericSum(NumericSum.Result.AVERAGE));
        }
        one(all, "sum", Type.MONEY, Type.MONEY,
                () -> new FoldAccumulator(Type.MONEY, (left, right) -> (Long) left + (Long) right));
        one(all, "sum", Type.INTERVAL, Type.INTERVAL, () -> new IntervalSum(false));
        one(all, "avg", Type.INTERVAL, Type.INTERVAL, () -> new IntervalSum(true));
        for (Type type : List.of(Type.FLOAT4, Type.FLOAT8)) {
            one(all, "avg", type, Type.FLOAT8, () -> new FloatSum(FloatSum.Result.AVERAGE));
        }
    }

    private static void extremes(Map<String, List<Aggregate>> all) {
        for (Type type : List.of(Type.INT2, Type.INT4, Type.INT8, Type.OID, Type.FLOAT4, Type.FLOAT8, Type.NUMERIC,
                Type.TEXT, Type.BPCHAR, Type.DATE, Type.TIME, Type.TIMETZ, Type.TIMESTAMP, Type.TIMESTAMPTZ,
                Type.INTERVAL, Type.INET, Type.MONEY, Type.PG_LSN, Type.XID8, Type.TID)) {
            one(all, "min", type, type, () -> new ExtremeAccumulator(type, -1));
            one(all, "max", type, type, () -> new ExtremeAccumulator(type, 1));
        }
    }

    private static void booleans(Map<String, List<Aggregate>> all) {
        for (String name : List.of("bool_and", "every")) {
            one(all, name, Type.BOOL, Type.BOOL, () -> new ExtremeAccumulator(Type.BOOL, -1));
        }
        one(all, "bool_or", Type.BOOL, Type.BOOL, () -> new ExtremeAccumulator(Type.BOOL, 1));
    }

    private static void bits(Map<String, List<Aggregate>> all) {
        one(all, "bit_and", Type.BIT, Type.BIT, () -> new BitStringAccumulator("AND", (left, right) -> left & right));
        one(all, "bit_or", Type.BIT, Type.BIT, () -> new BitStringAccumulator("OR", (left, right) -> left | right));
        one(all, "bit_xor", Type.BIT, Type.BIT, () -> new BitStringAccumulator("XOR", (left, right) -> left ^ right));
        for (Type type : List.of(Type.INT2, Type.INT4, Type.INT8)) {
            one(all, "bit_and", type, type, () -> new BitAccumulator(type, (left, right) -> left & right));
            one(all, "bit_or", type, type, () -> new BitAccumulator(type, (left, right) -> left | right));
            one(all, "bit_xor", type, type, () -> new BitAccumulator(type, (left, right) -> left ^ right));
        }
    }

    private static void regressions(Map<String, List<Aggregate>> all) {
        List<Type> pair = List.of(Type.FLOAT8, Type.FLOAT8);
        for (RegressionAccumulator.Result result : RegressionAccumulator.Result.values()) {
            add(all, result.function(), pair, Type.FLOAT8, () -> new RegressionAccumulator(result));
        }
        add(all, "regr_count", pair, Type.INT8, PairCount::new);
    }

    private static void deviations(Map<String, List<Aggregate>> all) {
        deviation(all, List.of("stddev", "stddev_samp"), Deviation.SAMPLE_DEVIATION);
        deviation(all, List.of("stddev_pop"), Deviation.POPULATION_DEVIATION);
        deviation(all, List.of("variance", "var_samp"), Deviation.SAMPLE_VARIANCE);
        deviation(all, List.of("var_pop"), Deviation.POPULATION_VARIANCE);
    }

    private static void deviation(Map<String, List<Aggregate>> all, List<String> names, Deviation result) {
        for (String name : names) {
            for (Type type : List.of(Type.INT2, Type.INT4, Type.INT8, Type.NUMERIC)) {
                one(all, name, type, Type.NUMERIC, () -> new NumericDeviation(result));
            }
            for (Type type : List.of(Type.FLOAT4, Type.FLOAT8)) {
                one(all, name, type, Type.FLOAT8, () -> new FloatDeviation(result));
            }
        }
    }
}
