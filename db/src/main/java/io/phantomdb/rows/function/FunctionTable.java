package io.phantomdb.rows.function;

import io.phantomdb.base.Check;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body;
import io.phantomdb.rows.Function.Body0;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Function.Body3;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Signature;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * All functions by name, and operators by symbol. Filled once, in the order of the source, then never changed: it is built
 * by one thread and handed out by a final static field.
 */
final class FunctionTable {
    static final FunctionTable ALL = all();
    /** Those of the schema phantom; all others are of pg_catalog. */
    static final FunctionTable PHANTOM = phantom();
    /** Those of information_schema. */
    static final FunctionTable INFORMATION_SCHEMA = informationSchema();

    private final Map<String, List<Signature>> functions = new LinkedHashMap<>();
    private final Map<String, List<Signature>> operators = new LinkedHashMap<>();
    private final Map<String, String> symbols = new LinkedHashMap<>();

    private static FunctionTable all() {
        FunctionTable table = new FunctionTable();
        ComparisonFunctions.define(table);
        IntegerFunctions.define(table);
        FloatFunctions.define(table);
        AngleFunctions.define(table);
        BucketFunctions.define(table);
        NumericFunctions.define(table);
        TextFunctions.define(table);
        PatternFunctions.define(table);
        RegexFunctions.define(table);
        ByteaFunctions.define(table);
        BinaryFunctions.define(table);
        BitFunctions.define(table);
        TimeFunctions.define(table);
        PictureFunctions.define(table);
        CalendarFunctions.define(table);
        IntervalFunctions.define(table);
        UuidFunctions.define(table);
        CryptoFunctions.define(table);
        HashFunctions.define(table);
        JsonObjects.define(table);
        SessionFunctions.define(table);
        ArrayComparisons.define(table);
        EnumFunctions.define(table);
        ArrayFunctions.define(table);
        JsonFunctions.define(table);
        JsonPathFunctions.define(table);
        RangeFunctions.define(table);
        MultirangeFunctions.define(table);
        NetworkFunctions.define(table);
        MacFunctions.define(table);
        MoneyFunctions.define(table);
        LogFunctions.define(table);
        SearchFunctions.define(table);
        LargeObjectFunctions.define(table);
        SystemFunctions.define(table);
        LockFunctions.define(table);
        SequenceFunctions.define(table);
        CastFunctions.define(table);
        SystemCatalogFunctions.define(table);
        return table;
    }

    private static FunctionTable phantom() {
        FunctionTable table = new FunctionTable();
        PhantomFunctions.define(table);
        SequenceFunctions.definePhantom(table);
        return table;
    }

    private static FunctionTable informationSchema() {
        FunctionTable table = new FunctionTable();
        InformationSchemaFunctions.define(table);
        return table;
    }

    /** Those of one name, most of them with different argument types; empty if there is none. */
    List<Signature> functions(String name) {
        return functions.getOrDefault(name, List.of());
    }

    /** Prefix operators have one argument, infix operators two. */
    List<Signature> operators(String symbol) {
        return operators.getOrDefault(symbol, List.of());
    }

    /** In the order of their definition. */
    void each(Consumer<Signature> visitor) {
        functions.values().forEach(named -> named.forEach(visitor));
    }

    /** In the order of their definition, with their symbols. */
    void eachOperator(BiConsumer<String, Signature> visitor) {
        operators.forEach((symbol, named) -> named.forEach(signature -> visitor.accept(symbol, signature)));
    }

    Function exact(String name, List<Type> argumentTypes) {
        for (Signature signature : functions(name)) {
            if (signature instanceof Function function && function.argumentTypes().equals(argumentTypes)) {
                return function;
            }
        }
        return null;
    }

    Function add(Function function) {
        Check.that(exact(function.name(), function.argumentTypes()) == null, "%s is defined twice", function);
        functions.computeIfAbsent(function.name(), unused -> new ArrayList<>()).add(function);
        return function;
    }

    /** One that is made for the types of each call. */
    void generic(Generic generic) {
        functions.computeIfAbsent(generic.name(), unused -> new ArrayList<>()).add(generic);
    }

    /** One that is made for the types of each call, and an operator, too. */
    void generic(String symbol, Generic generic) {
        generic(generic);
        operator(symbol, generic);
    }

    /** Of the operator that a function of that many arguments is behind; null if there is none. */
    String symbol(String function, int arguments) {
        return symbols.get(function + "/" + arguments);
    }

    void operator(String symbol, Signature function) {
        String name = function instanceof Generic generic ? generic.name() : ((Function) function).name();
        symbols.putIfAbsent(name + "/" + function.argumentTypes().size(), symbol);
        operators.computeIfAbsent(symbol, unused -> new ArrayList<>()).add(function);
    }

    /** Strict and immutable. */
    Function one(String name, Type argument, Type result, Body1 body) {
        return add(new Function(name, List.of(argument), result, Volatility.IMMUTABLE, true, body));
    }

    /** Strict and immutable. */
    Function two(String name, Type left, Type right, Type result, Body2 body) {
        return add(new Function(name, List.of(left, right), result, Volatility.IMMUTABLE, true, body));
    }

    /** Strict and immutable. */
    Function three(String name, List<Type> arguments, Type result, Body3 body) {
        return add(new Function(name, arguments, result, Volatility.IMMUTABLE, true, body));
    }

    /** Strict and stable. */
    Function stable(String name, List<Type> arguments, Type result, Body body) {
        return add(new Function(name, arguments, result, Volatility.STABLE, true, body));
    }

    void prefix(String symbol, String name, Type argument, Type result, Body1 body) {
        operator(symbol, one(name, argument, result, body));
    }

    void infix(String symbol, String name, Type left, Type right, Type result, Body2 body) {
        operator(symbol, two(name, left, right, result, body));
    }

    /** Strict, of any volatility, the types written out: {@code "lpad(text, int4) text"}. */
    Function strict(Volatility volatility, String prototype, Body body) {
        Prototype of = Prototype.of(prototype);
        return add(new Function(of.name(), of.arguments(), of.result(), volatility, true, body));
    }

    /** Immutable, and called with NULLs, too. */
    Function withNulls(String prototype, Body body) {
        Prototype of = Prototype.of(prototype);
        return add(new Function(of.name(), of.arguments(), of.result(), Volatility.IMMUTABLE, false, body));
    }

    /** Strict and immutable, of arguments whose Java types the body knows: most functions are one line of this. */
    @SuppressWarnings("unchecked")
    <A, R> Function pure(String prototype, Typed.Of1<A, R> body) {
        return strict(Volatility.IMMUTABLE, prototype, (Body1) (a, context) -> body.apply((A) a));
    }

    /** Strict and immutable. */
    @SuppressWarnings("unchecked")
    <A, B, R> Function pure(String prototype, Typed.Of2<A, B, R> body) {
        return strict(Volatility.IMMUTABLE, prototype, (Body2) (a, b, context) -> body.apply((A) a, (B) b));
    }

    /** Strict and immutable. */
    @SuppressWarnings("unchecked")
    <A, B, C, R> Function pure(String prototype, Typed.Of3<A, B, C, R> body) {
        return strict(Volatility.IMMUTABLE, prototype,
                (Body3) (a, b, c, context) -> body.apply((A) a, (B) b, (C) c));
    }

    /** Strict and immutable. */
    @SuppressWarnings("unchecked")
    <A, B, C, D, R> Function pure(String prototype, Typed.Of4<A, B, C, D, R> body) {
        return strict(Volatility.IMMUTABLE, prototype,
                (BodyN) (a, context) -> body.apply((A) a[0], (B) a[1], (C) a[2], (D) a[3]));
    }

    /** Strict; it may look at the session. */
    <R> Function within(Volatility volatility, String prototype, Typed.In0<R> body) {
        return strict(volatility, prototype, (Body0) body::apply);
    }

    /** Strict; it may look at the session. */
    @SuppressWarnings("unchecked")
    <A, R> Function within(Volatility volatility, String prototype, Typed.In1<A, R> body) {
        return strict(volatility, prototype, (Body1) (a, context) -> body.apply((A) a, context));
    }

    /** Strict; it may look at the session. */
    @SuppressWarnings("unchecked")
    <A, B, R> Function within(Volatility volatility, String prototype, Typed.In2<A, B, R> body) {
        return strict(volatility, prototype, (Body2) (a, b, context) -> body.apply((A) a, (B) b, context));
    }

    /** Strict; it may look at the session. */
    @SuppressWarnings("unchecked")
    <A, B, C, R> Function within(Volatility volatility, String prototype, Typed.In3<A, B, C, R> body) {
        return strict(volatility, prototype,
                (Body3) (a, b, c, context) -> body.apply((A) a, (B) b, (C) c, context));
    }
}
