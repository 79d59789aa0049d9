package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Signature;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/** Chooses among functions of users and those that are always there, as if they were of one list (PostgreSQL 15, chapter 10.3). */
public final class RoutineChoice {
    private RoutineChoice() {}

    /** True if one that is always there has exactly these arguments, so that nothing else can be meant. */
    public static boolean isBuiltIn(String name, List<Type> arguments) {
        return Overloads.exact(FunctionTable.ALL.functions(name), arguments) != null
                || SetFunctions.exist(name) && Overloads.exact(SetFunctions.named(name), arguments) != null;
    }

    /** That of the users that a call means; null if it means another one, or none. 42725 if it may mean several. */
    public static <S extends Signature> S choose(String name, List<S> users, List<Type> arguments,
            boolean withBuiltIn) {
        List<Signature> all = new ArrayList<>();
        if (withBuiltIn) {
            all.addAll(FunctionTable.ALL.functions(name));
            all.addAll(SetFunctions.named(name));
        }
        all.addAll(users);
        Signature exact = Overloads.exact(all, arguments);
        if (exact != null) {
            return among(users, exact);
        }
        if (withBuiltIn && AnyFunctions.find(name, arguments) != null) {
            return null;
        }
        List<Signature> callable = Overloads.callable(all, arguments);
        Signature best = Overloads.best(callable, arguments);
        if (best == null && callable.stream().anyMatch(each -> among(users, each) != null)) {
            throw new StatementError(SqlState.AMBIGUOUS_FUNCTION,
                    "function " + Functions.signature(name, arguments) + " is not unique").withHint(
                            "Could not choose a best candidate function. You might need to add explicit type casts.");
        }
        return best == null ? null : among(users, best);
    }

    private static <S extends Signature> S among(List<S> users, Signature chosen) {
        return users.stream().filter(user -> user == chosen).findFirst().orElse(null);
    }

    /** 42883: no function of that name takes these. */
    public static StatementError undefined(String name, List<Type> arguments) {
        return Functions.undefined(name, arguments);
    }

    /** {@code name(integer, text)} */
    public static String signature(String name, List<Type> arguments) {
        return Functions.signature(name, arguments);
    }

    /** What the pseudo-types of a declaration stand for in a call, and the last one in a result. */
    public record Settled(List<Type> arguments, List<Type> results) {}

    /** 42804 if nothing tells what a pseudo-type stands for. */
    public static Settled settle(List<Type> declared, List<Type> given, List<Type> results) {
        Polymorphism call = Polymorphism.of(declared, given);
        List<Type> arguments = new ArrayList<>();
        for (int at = 0; at < declared.size(); at++) {
            arguments.add(call.argument(declared.get(at), given.get(at)));
        }
        return new Settled(arguments, results.stream().map(call::resolve).toList());
    }
}
