package io.phantomdb.rows;

import io.phantomdb.base.Check;
import java.util.List;

/**
 * A function, named as in pg_proc; operators and casts are functions, too. Immutable. Two functions are equal if they are
 * the same function of the same argument types.
 *
 * <p>The body gets as many arguments as there are types. If the function is strict, nobody calls it with a NULL among
 * them: the result is NULL already. Errors are StatementErrors.
 */
public final class Function implements Signature {
    /** What a function does, by how many arguments it takes. */
    public sealed interface Body {}

    /** No argument. */
    @FunctionalInterface
    public non-sealed interface Body0 extends Body {
        Object apply(EvalContext context);
    }

    /** One argument. */
    @FunctionalInterface
    public non-sealed interface Body1 extends Body {
        Object apply(Object argument, EvalContext context);
    }

    /** Two arguments. */
    @FunctionalInterface
    public non-sealed interface Body2 extends Body {
        Object apply(Object left, Object right, EvalContext context);
    }

    /** Three arguments. */
    @FunctionalInterface
    public non-sealed interface Body3 extends Body {
        Object apply(Object first, Object second, Object third, EvalContext context);
    }

    /** Any number of arguments. */
    @FunctionalInterface
    public non-sealed interface BodyN extends Body {
        Object apply(Object[] arguments, EvalContext context);
    }

    /**
     * Any number of arguments. Each place that calls the function gets a body of its own, which may remember what it made
     * of the last arguments, such as a regular expression; it may be called by several threads at a time.
     */
    @FunctionalInterface
    public non-sealed interface BodySite extends Body {
        BodyN body();
    }

    private final String name;
    private final List<Type> argumentTypes;
    private final Type resultType;
    private final Volatility volatility;
    private final boolean strict;
    private final Comparison comparison;
    private final Body body;

    public Function(String name, List<Type> argumentTypes, Type resultType, Volatility volatility, boolean strict,
            Body body) {
        this(name, argumentTypes, resultType, volatility, strict, null, body);
    }

    private Function(String name, List<Type> argumentTypes, Type resultType, Volatility volatility, boolean strict,
            Comparison comparison, Body body) {
        this.name = Check.present(name, "name");
        this.argumentTypes = List.copyOf(argumentTypes);
        this.resultType = Check.present(resultType, "result type");
        this.volatility = volatility;
        this.strict = strict;
        this.comparison = comparison;
        this.body = Check.present(body, "body");
        checkArity();
    }

    /** One of the six comparisons of two types. */
    public static Function comparison(String name, Type left, Type right, Comparison comparison,
            Volatility volatility, Body2 body) {
        return new Function(name, List.of(left, right), Type.BOOL, volatility, true, comparison, body);
    }

    private void checkArity() {
        int wanted = switch (body) {
            case Body0 none -> 0;
            case Body1 one -> 1;
            case Body2 two -> 2;
            case Body3 three -> 3;
            case BodyN any -> argumentTypes.size();
            case BodySite site -> argumentTypes.size();
        };
        Check.that(wanted == argumentTypes.size(), "%s has a body for %d arguments", this, wanted);
    }

    /** pg_proc.proname */
    public String name() {
        return name;
    }

    @Override
    public List<Type> argumentTypes() {
        return argumentTypes;
    }

    public Type resultType() {
        return resultType;
    }

    public Volatility volatility() {
        return volatility;
    }

    /** NULL among the arguments makes the result NULL without a call. */
    public boolean strict() {
        return strict;
    }

    /** Which comparison it is, or null. */
    public Comparison comparison() {
        return comparison;
    }

    public Body body() {
        return body;
    }

    /** Calls it, NULLs minded. For many calls take the body. */
    public Object call(Object[] arguments, EvalContext context) {
        if (strict) {
            for (Object argument : arguments) {
                if (argument == null) {
                    return null;
                }
            }
        }
        return switch (body) {
            case Body0 none -> none.apply(context);
            case Body1 one -> one.apply(arguments[0], context);
            case Body2 two -> two.apply(arguments[0], arguments[1], context);
            case Body3 three -> three.apply(arguments[0], arguments[1], arguments[2], context);
            case BodyN any -> any.apply(arguments, context);
            case BodySite site -> site.body().apply(arguments, context);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Function function && name.equals(function.name)
                && argumentTypes.equals(function.argumentTypes);
    }

    @Override
    public int hashCode() {
        int hash = name.hashCode();
        for (Type type : argumentTypes) {
            hash = 31 * hash + type.oid();
        }
        return hash;
    }

    /** As messages name it: {@code substr(text, integer)}. */
    @Override
    public String toString() {
        return name + "(" + String.join(", ", argumentTypes.stream().map(Type::sqlName).toList()) + ")";
    }
}
