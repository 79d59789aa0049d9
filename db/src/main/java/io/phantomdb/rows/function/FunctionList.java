package io.phantomdb.rows.function;

import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Signature;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.ArrayList;
import java.util.List;

/** All functions that have a signature of their own, as pg_proc lists them. */
public final class FunctionList {
    /** One of them; its result is that of the first column if it gives rows of several. */
    public record Entry(String name, Signature signature, Type result, Volatility volatility, boolean strict) {
        /** pg_proc.prokind: f or a. */
        public char kind() {
            return signature instanceof Aggregate ? 'a' : 'f';
        }

        public boolean givesRows() {
            return signature instanceof SetFunction;
        }
    }

    /** A symbol between or before arguments, and the function behind it. */
    public record OperatorEntry(String symbol, Entry function) {}

    private FunctionList() {}

    /** Those of pg_catalog, in the order of their definition. */
    public static List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        FunctionTable.ALL.each(signature -> add(all, signature));
        SetFunctions.each(function -> {
            if (function.name().indexOf('.') < 0) {
                all.add(new Entry(function.name(), function, function.rowType(), function.volatility(),
                        function.strict()));
            }
        });
        Aggregates.each(aggregate -> all.add(
                new Entry(aggregate.name(), aggregate, aggregate.resultType(), Volatility.IMMUTABLE, false)));
        return all;
    }

    public static List<OperatorEntry> operators() {
        List<OperatorEntry> all = new ArrayList<>();
        FunctionTable.ALL.eachOperator((symbol, signature) -> {
            List<Entry> entries = new ArrayList<>();
            add(entries, signature);
            entries.forEach(entry -> all.add(new OperatorEntry(symbol, entry)));
        });
        return all;
    }

    private static void add(List<Entry> to, Signature signature) {
        switch (signature) {
            case Function function -> to.add(new Entry(function.name(), function, function.resultType(),
                    function.volatility(), function.strict()));
            case Generic generic -> to.add(new Entry(generic.name(), listed(generic), generic.resultType(),
                    generic.volatility(), generic.strict()));
            default -> throw io.phantomdb.base.Check.unreachable("a function of another sort: " + signature);
        }
    }

    /** What may come any number of times is listed as an array, unless there is a function of that very array. */
    private static Generic listed(Generic generic) {
        Generic listed = generic.listed();
        return FunctionTable.ALL.exact(listed.name(), listed.argumentTypes()) == null ? listed : generic;
    }
}
