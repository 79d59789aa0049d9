package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Comparison;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Signature;
import io.phantomdb.rows.Type;
import java.util.List;

/** Finds the function behind an operator (PostgreSQL 15, chapter 10.2). The caller casts the arguments to its argument types. */
public final class Operators {
    private Operators() {}

    /** 42883 or 42725 if there is none, or none that is best. */
    public static Function infix(String symbol, Type left, Type right) {
        List<Signature> all = ofArity(symbol, 2);
        Type known = left == Type.UNKNOWN ? right : left;
        Signature exact = Overloads.exact(all, List.of(known, right == Type.UNKNOWN ? known : right));
        return exact instanceof Function function ? function : choose(symbol, all, List.of(left, right));
    }

    /** 42883 or 42725 if there is none, or none that is best. */
    public static Function prefix(String symbol, Type operand) {
        List<Signature> all = ofArity(symbol, 1);
        Signature exact = Overloads.exact(all, List.of(operand));
        return exact instanceof Function function ? function : choose(symbol, all, List.of(operand));
    }

    /** The comparison of two datums of the same type; every type has all six. */
    public static Function comparison(Comparison comparison, Type type) {
        return infix(comparison.symbol(), type, type);
    }

    /** The operator that a function of that many arguments is behind, or null. */
    public static String symbol(String function, int arguments) {
        return FunctionTable.ALL.symbol(function, arguments);
    }

    private static List<Signature> ofArity(String symbol, int arity) {
        return FunctionTable.ALL.operators(symbol).stream()
                .filter(function -> function.argumentTypes().size() == arity).toList();
    }

    private static Function choose(String symbol, List<Signature> all, List<Type> arguments) {
        List<Signature> callable = Overloads.callable(all, arguments);
        if (callable.isEmpty()) {
            String many = arguments.size() == 1
                    ? "type. You might need to add an explicit type cast."
                    : "types. You might need to add explicit type casts.";
            throw new StatementError(SqlState.UNDEFINED_FUNCTION,
                    "operator does not exist: " + signature(symbol, arguments)).withHint(
                            "No operator matches the given name and argument " + many);
        }
        Signature best = Overloads.best(callable, arguments);
        if (best == null) {
            throw new StatementError(SqlState.AMBIGUOUS_FUNCTION,
                    "operator is not unique: " + signature(symbol, arguments)).withHint(
                            "Could not choose a best candidate operator. You might need to add explicit type casts.");
        }
        return Generic.function(best, arguments);
    }

    private static String signature(String symbol, List<Type> arguments) {
        return arguments.size() == 1
                ? symbol + " " + arguments.getFirst().sqlName()
                : arguments.get(0).sqlName() + " " + symbol + " " + arguments.get(1).sqlName();
    }
}
