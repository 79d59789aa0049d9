package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Comparison;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Function.Body3;
import io.phantomdb.rows.RangeDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.List;
import java.util.Locale;

/** Constructors, operators and functions of each range type (PostgreSQL 15, chapters 8.17 and 9.20). */
final class RangeFunctions {
    /** A test of two ranges. */
    private interface Test {
        boolean of(RangeDatum left, RangeDatum right);
    }

    /** A range made of two. */
    private interface Made {
        RangeDatum of(RangeDatum left, RangeDatum right);
    }

    private final FunctionTable table;
    private final Type range;
    private final Type element;

    private RangeFunctions(FunctionTable table, Type range) {
        this.table = table;
        this.range = range;
        this.element = range.subtype();
    }

    static void define(FunctionTable table) {
        for (Type range : Type.ranges()) {
            new RangeFunctions(table, range).define();
        }
    }

    private void define() {
        constructors();
        parts();
        comparisons();
        test("range_contains", "@>", RangeDatum::contains);
        test("range_contained_by", "<@", (a, b) -> b.contains(a));
        test("range_overlaps", "&&", RangeDatum::overlaps);
        test("range_before", "<<", RangeDatum::isBefore);
        test("range_after", ">>", (a, b) -> b.isBefore(a));
        test("range_overleft", "&<", RangeDatum::endsWithin);
        test("range_overright", "&>", RangeDatum::beginsWithin);
        test("range_adjacent", "-|-", RangeDatum::adjoins);
        made("range_union", "+", RangeDatum::union);
        made("range_minus", "-", RangeDatum::minus);
        made("range_intersect", "*", RangeDatum::intersection);
        made("range_merge", null, RangeDatum::around);
        operator("@>", function("range_contains_elem", List.of(range, element), Type.BOOL,
                (Body2) (a, b, c) -> ((RangeDatum) a).contains(b)));
        operator("<@", function("elem_contained_by_range", List.of(element, range), Type.BOOL,
                (Body2) (a, b, c) -> ((RangeDatum) b).contains(a)));
    }

    private void constructors() {
        String name = range.catalogName();
        table.add(new Function(name, List.of(element, element), range, Volatility.IMMUTABLE, false,
                (Body2) (a, b, c) -> RangeDatum.of(range, a, true, b, false)));
        table.add(new Function(name, List.of(element, element, Type.TEXT), range, Volatility.IMMUTABLE, false,
                (Body3) (a, b, flags, c) -> made(a, b, (String) flags)));
    }

    private RangeDatum made(Object lower, Object upper, String flags) {
        if (flags == null) {
            throw new StatementError(SqlState.DATA_EXCEPTION, "range constructor flags argument must not be null");
        }
        return switch (flags) {
            case "[]", "[)", "(]", "()" ->
                RangeDatum.of(range, lower, flags.charAt(0) == '[', upper, flags.charAt(1) == ']');
            default -> throw new StatementError(SqlState.SYNTAX_ERROR, "invalid range bound flags", null,
                    "Valid values are \"[]\", \"[)\", \"(]\", and \"()\".", 0);
        };
    }

    private void parts() {
        part("lower", element, RangeDatum::lower);
        part("upper", element, RangeDatum::upper);
        part("isempty", Type.BOOL, RangeDatum::isEmpty);
        part("lower_inc", Type.BOOL, RangeDatum::lowerInclusive);
        part("upper_inc", Type.BOOL, RangeDatum::upperInclusive);
        part("lower_inf", Type.BOOL, each -> !each.isEmpty() && each.lower() == null);
        part("upper_inf", Type.BOOL, each -> !each.isEmpty() && each.upper() == null);
    }

    private void part(String name, Type result, java.util.function.Function<RangeDatum, Object> of) {
        function(name, List.of(range), result, (Body1) (a, c) -> of.apply((RangeDatum) a));
    }

    private void comparisons() {
        for (Comparison comparison : Comparison.values()) {
            String name = "range_" + comparison.name().toLowerCase(Locale.ROOT);
            Body2 body = (a, b, c) -> comparison.holds(((RangeDatum) a).compareTo((RangeDatum) b));
            operator(comparison.symbol(), table
                    .add(Function.comparison(name, range, range, comparison, Volatility.IMMUTABLE, body)));
        }
    }

    private void test(String name, String symbol, Test test) {
        operator(symbol, function(name, List.of(range, range), Type.BOOL,
                (Body2) (a, b, c) -> test.of((RangeDatum) a, (RangeDatum) b)));
    }

    /** The symbol is null for what is no operator. */
    private void made(String name, String symbol, Made made) {
        Function function = function(name, List.of(range, range), range,
                (Body2) (a, b, c) -> made.of((RangeDatum) a, (RangeDatum) b));
        if (symbol != null) {
            operator(symbol, function);
        }
    }

    private Function function(String name, List<Type> arguments, Type result, Function.Body body) {
        return table.add(new Function(name, arguments, result, Volatility.IMMUTABLE, true, body));
    }

    private void operator(String symbol, Function function) {
        table.operator(symbol, function);
    }
}
