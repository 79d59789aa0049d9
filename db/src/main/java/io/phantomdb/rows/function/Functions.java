package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Signature;
import io.phantomdb.rows.Type;
import java.util.List;

/**
 * Finds the function that a call means (PostgreSQL 15, chapter 10.3). The caller casts the arguments to its argument types.
 * Aggregates are found by {@link Aggregates}.
 */
public final class Functions {
    private Functions() {}

    /** True if there is a function of that name, of whatever arguments. */
    public static boolean exist(String name) {
        return !FunctionTable.ALL.functions(name).isEmpty() || AnyFunctions.exist(name);
    }

    /** 42883 or 42725 if there is none, or none that is best. The name is in lower case. */
    public static Function resolve(String name, List<Type> arguments) {
        List<Signature> all = FunctionTable.ALL.functions(name);
        Signature exact = Overloads.exact(all, arguments);
        if (exact instanceof Function function) {
            return function;
        }
        Function ofAny = AnyFunctions.find(name, arguments);
        if (ofAny != null) {
            return ofAny;
        }
        Function cast = arguments.size() == 1 ? cast(name, arguments.getFirst()) : null;
        return cast != null ? cast : choose(name, Overloads.callable(all, arguments), arguments);
    }

    /**
     * A function of a schema that has to be named: phantom or information_schema. 42883 if there is none. The name is in
     * lower case.
     */
    public static Function resolveIn(String schema, String name, List<Type> arguments) {
        List<Signature> all = switch (schema) {
            case "phantom" -> FunctionTable.PHANTOM.functions(name);
            case "information_schema" -> FunctionTable.INFORMATION_SCHEMA.functions(name);
            default -> List.of();
        };
        Signature exact = Overloads.exact(all, arguments);
        return exact instanceof Function function
                ? function
                : choose(schema + "." + name, Overloads.callable(all, arguments), arguments);
    }

    /** A call such as {@code date('today')} or {@code float8(x)} is a cast, if no function has exactly that argument. */
    private static Function cast(String name, Type argument) {
        Type target = Type.named(name);
        if (target == null || argument == target) {
            return null;
        }
        Cast cast = Casts.find(argument, target, CastContext.EXPLICIT);
        return cast == null || cast.function() == null ? null : cast.function();
    }

    private static Function choose(String name, List<Signature> callable, List<Type> arguments) {
        if (callable.isEmpty()) {
            throw undefined(name, arguments);
        }
        Signature best = Overloads.best(callable, arguments);
        if (best == null) {
            throw new StatementError(SqlState.AMBIGUOUS_FUNCTION,
                    "function " + signature(name, arguments) + " is not unique").withHint(
                            "Could not choose a best candidate function. You might need to add explicit type casts.");
        }
        return Generic.function(best, arguments);
    }

    public static StatementError undefined(String name, List<Type> arguments) {
        return new StatementError(SqlState.UNDEFINED_FUNCTION,
                "function " + signature(name, arguments) + " does not exist").withHint(
                        "No function matches the given name and argument types. You might need to add explicit type casts.");
    }

    static String signature(String name, List<Type> arguments) {
        return name + "(" + String.join(", ", arguments.stream().map(Type::sqlName).toList()) + ")";
    }

    /** The function of exactly these argument types, such as {@code int4pl(int4, int4)}, or null: to read encoded programs. */
    public static Function exact(String name, List<Type> arguments) {
        Function plain = FunctionTable.ALL.exact(name, arguments);
        if (plain != null) {
            return plain;
        }
        for (Signature signature : FunctionTable.ALL.functions(name)) {
            if (signature.forArguments(arguments.size()) instanceof Generic generic
                    && Polymorphism.accepts(generic.argumentTypes(), arguments)) {
                Function made = generic.of(arguments);
                if (made.argumentTypes().equals(arguments)) {
                    return made;
                }
            }
        }
        Function construct = ArrayConstructs.exact(name, arguments);
        if (construct != null) {
            return construct;
        }
        Function made = JsonbAssignment.exact(name, arguments);
        made = made != null ? made : VariadicCalls.exact(name, arguments);
        return made != null ? made : madeCast(name, arguments);
    }

    /** The casts of arrays, which are in no table. */
    private static Function madeCast(String name, List<Type> arguments) {
        Type target = Type.named(name);
        if (target == null || arguments.isEmpty()) {
            return null;
        }
        if (arguments.size() == 3 && arguments.getFirst().equals(target) && target.isArray()) {
            return Casts.length(target);
        }
        Cast cast = arguments.size() == 1 ? Casts.find(arguments.getFirst(), target, CastContext.EXPLICIT) : null;
        return cast == null ? null : cast.function();
    }
}
