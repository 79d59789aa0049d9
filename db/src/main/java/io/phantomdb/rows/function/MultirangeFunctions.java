package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Comparison;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body0;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.MultirangeDatum;
import io.phantomdb.rows.RangeDatum;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Constructors, operators and functions of each multirange type (PostgreSQL 15, chapters 8.17 and 9.20). Most operators ask the
 * same of multiranges and of ranges on either side: a range is a multirange of one, or of none if it is empty.
 */
final class MultirangeFunctions {
    /** A test of two. */
    private interface Test {
        boolean of(MultirangeDatum left, MultirangeDatum right);
    }

    /** One made of two. */
    private interface Made {
        MultirangeDatum of(MultirangeDatum left, MultirangeDatum right);
    }

    private final FunctionTable table;
    private final Type multirange;
    private final Type range;
    private final Type element;

    private MultirangeFunctions(FunctionTable table, Type multirange) {
        this.table = table;
        this.multirange = multirange;
        this.range = multirange.subtype();
        this.element = range.subtype();
    }

    static void define(FunctionTable table) {
        for (Type multirange : Type.multiranges()) {
            new MultirangeFunctions(table, multirange).define();
        }
    }

    static void define(List<SetFunction> functions) {
        for (Type multirange : Type.multiranges()) {
            functions.add(SetFunction.of("unnest", List.of(multirange), multirange.subtype(), Volatility.IMMUTABLE,
                    (a, c) -> ((MultirangeDatum) a[0]).ranges().stream().map(each -> new Object[]{each}).iterator()));
        }
    }

    private void define() {
        constructors();
        parts();
        comparisons();
        test("overlaps", "&&", MultirangeDatum::overlaps);
        test("contains", "@>", MultirangeDatum::contains);
        test("contained_by", "<@", (a, b) -> b.contains(a));
        test("before", "<<", (a, b) -> both(a, b) && last(a).isBefore(first(b)));
        test("after", ">>", (a, b) -> both(a, b) && last(b).isBefore(first(a)));
        test("overleft", "&<", (a, b) -> both(a, b) && last(a).endsWithin(last(b)));
        test("overright", "&>", (a, b) -> both(a, b) && first(a).beginsWithin(first(b)));
        test("adjacent", "-|-", (a, b) -> both(a, b) && a.hull().adjoins(b.hull()));
        made("multirange_union", "+", MultirangeDatum::union);
        made("multirange_minus", "-", MultirangeDatum::minus);
        made("multirange_intersect", "*", MultirangeDatum::intersection);
        operator("@>", function("multirange_contains_elem", List.of(multirange, element), Type.BOOL,
                (Body2) (a, b, c) -> ((MultirangeDatum) a).contains(b)));
        operator("<@", function("elem_contained_by_multirange", List.of(element, multirange), Type.BOOL,
                (Body2) (a, b, c) -> ((MultirangeDatum) b).contains(a)));
    }

    private static boolean both(MultirangeDatum left, MultirangeDatum right) {
        return !left.isEmpty() && !right.isEmpty();
    }

    private static RangeDatum first(MultirangeDatum of) {
        return of.ranges().getFirst();
    }

    private static RangeDatum last(MultirangeDatum of) {
        return of.ranges().getLast();
    }

    private void constructors() {
        String name = multirange.catalogName();
        function(name, List.of(), multirange, (Body0) c -> new MultirangeDatum(multirange, List.of()));
        function(name, List.of(range), multirange, (Body1) (a, c) -> datum(a));
        function("multirange", List.of(range), multirange, (Body1) (a, c) -> datum(a));
        table.generic(Generic.variadic(name, List.of(range), multirange, Volatility.IMMUTABLE, false,
                (types, result) -> (BodyN) (all, c) -> ofAll(multirange, all)));
    }

    /** True if a multirange type has that name. */
    static boolean isConstructor(String name) {
        Type type = Type.named(name);
        return type != null && type.kind() == Type.Kind.MULTIRANGE;
    }

    /** The constructor with an array of ranges, under a name of the caller's. */
    static Function ofArray(String name, Type multirange) {
        return new Function(name, List.of(multirange.subtype().array()), multirange, Volatility.IMMUTABLE, true,
                (Body1) (a, c) -> {
                    ArrayDatum array = (ArrayDatum) a;
                    if (array.dimensions() > 1) {
                        throw new StatementError(SqlState.CARDINALITY_VIOLATION,
                                "multiranges cannot be constructed from multidimensional arrays");
                    }
                    return ofAll(multirange, array.elements());
                });
    }

    private static MultirangeDatum ofAll(Type multirange, Object[] all) {
        List<RangeDatum> ranges = new ArrayList<>();
        for (Object each : all) {
            if (each == null) {
                throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED,
                        "multirange values cannot contain null members");
            }
            ranges.add((RangeDatum) each);
        }
        return MultirangeDatum.of(multirange, ranges);
    }

    private void parts() {
        part("lower", element, each -> each.isEmpty() ? null : first(each).lower());
        part("upper", element, each -> each.isEmpty() ? null : last(each).upper());
        part("isempty", Type.BOOL, MultirangeDatum::isEmpty);
        part("lower_inc", Type.BOOL, each -> !each.isEmpty() && first(each).lowerInclusive());
        part("upper_inc", Type.BOOL, each -> !each.isEmpty() && last(each).upperInclusive());
        part("lower_inf", Type.BOOL, each -> !each.isEmpty() && first(each).lower() == null);
        part("upper_inf", Type.BOOL, each -> !each.isEmpty() && last(each).upper() == null);
        part("range_merge", range, MultirangeDatum::hull);
    }

    private void part(String name, Type result, java.util.function.Function<MultirangeDatum, Object> of) {
        function(name, List.of(multirange), result, (Body1) (a, c) -> of.apply((MultirangeDatum) a));
    }

    private void comparisons() {
        for (Comparison comparison : Comparison.values()) {
            String name = "multirange_" + comparison.name().toLowerCase(Locale.ROOT);
            Body2 body = (a, b, c) -> comparison.holds(((MultirangeDatum) a).compareTo((MultirangeDatum) b));
            operator(comparison.symbol(), table
                    .add(Function.comparison(name, multirange, multirange, comparison, Volatility.IMMUTABLE, body)));
        }
        function("multirange_cmp", List.of(multirange, multirange), Type.INT4,
                (Body2) (a, b, c) -> Integer.signum(((MultirangeDatum) a).compareTo((MultirangeDatum) b)));
    }

    /** With multiranges on both sides, and with a range on either. */
    private void test(String word, String symbol, Test test) {
        Body2 body = (a, b, c) -> test.of(datum(a), datum(b));
        operator(symbol, function("multirange_" + word + "_multirange", List.of(multirange, multirange), Type.BOOL,
                body));
        operator(symbol, function("multirange_" + word + "_range", List.of(multirange, range), Type.BOOL, body));
        operator(symbol, function("range_" + word + "_multirange", List.of(range, multirange), Type.BOOL, body));
    }

    private MultirangeDatum datum(Object datum) {
        return datum instanceof RangeDatum one
                ? MultirangeDatum.of(multirange, List.of(one))
                : (MultirangeDatum) datum;
    }

    private void made(String name, String symbol, Made made) {
        operator(symbol, function(name, List.of(multirange, multirange), multirange,
                (Body2) (a, b, c) -> made.of((MultirangeDatum) a, (MultirangeDatum) b)));
    }

    private Function function(String name, List<Type> arguments, Type result, Function.Body body) {
        return table.add(new Function(name, arguments, result, Volatility.IMMUTABLE, true, body));
    }

    private void operator(String symbol, Function function) {
        table.operator(symbol, function);
    }
}
