package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The functions that give rows (PostgreSQL 15, chapter 9.25), and which one a call means: as for other functions, the
 * caller casts the arguments. Filled once, in the order of the source.
 */
public final class SetFunctions {
    private static final Map<String, List<SetFunction>> ALL = all();

    private SetFunctions() {}

    private static Map<String, List<SetFunction>> all() {
        List<SetFunction> functions = new ArrayList<>();
        SeriesFunctions.define(functions);
        SplitFunctions.define(functions);
        ArraySetFunctions.define(functions);
        SystemCatalogFunctions.define(functions);
        JsonSetFunctions.define(functions);
        JsonPathFunctions.define(functions);
        MultirangeFunctions.define(functions);
        SearchVectorFunctions.define(functions);
        Map<String, List<SetFunction>> all = new LinkedHashMap<>();
        functions.forEach(
                function -> all.computeIfAbsent(function.name(), unused -> new ArrayList<>()).add(function));
        return all;
    }

    /** In the order of their definition. */
    static void each(Consumer<SetFunction> visitor) {
        ALL.values().forEach(named -> named.forEach(visitor));
    }

    static List<SetFunction> named(String name) {
        return ALL.getOrDefault(name, List.of());
    }

    /** True if there is one of that name, of whatever arguments. */
    public static boolean exist(String name) {
        return ALL.containsKey(name);
    }

    /** 42883 or 42725 if there is none, or none that is best. The name is in lower case. */
    public static SetFunction resolve(String name, List<Type> arguments) {
        List<SetFunction> all = ALL.getOrDefault(name, List.of());
        SetFunction exact = Overloads.exact(all, arguments);
        if (exact != null) {
            return exact;
        }
        List<SetFunction> callable = Overloads.callable(all, arguments);
        if (callable.isEmpty()) {
            throw Functions.undefined(name, arguments);
        }
        SetFunction best = Overloads.best(callable, arguments);
        if (best == null) {
            throw new StatementError(SqlState.AMBIGUOUS_FUNCTION,
                    "function " + Functions.signature(name, arguments) + " is not unique").withHint(
                            "Could not choose a best candidate function. You might need to add explicit type casts.");
        }
        return settled(best, arguments);
    }

    /** With types in place of pseudo-types, as they are in this call. */
    private static SetFunction settled(SetFunction function, List<Type> given) {
        Polymorphism call = Polymorphism.of(function.argumentTypes(), given);
        List<Type> arguments = new ArrayList<>();
        for (int at = 0; at < given.size(); at++) {
            arguments.add(call.argument(function.argumentTypes().get(at), given.get(at)));
        }
        List<SetFunction.Output> outputs = function.outputs().stream()
                .map(output -> new SetFunction.Output(output.name(), call.resolve(output.type()))).toList();
        return new SetFunction(function.name(), arguments, outputs, function.volatility(), function.strict(),
                function.body());
    }
}
