package io.phantomdb.rows.function;

import io.phantomdb.base.Check;
import io.phantomdb.rows.Comparison;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Signature;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.ArrayList;
import java.util.List;

/**
 * A function whose argument types hold pseudo-types such as anyarray, or whose last argument may come any number of times:
 * for the types of each call a {@link Function} of its own is made.
 *
 * @param argumentTypes of a variadic function the last one is that of each of the last arguments
 * @param comparison which of the comparisons it is, or null
 */
record Generic(String name, List<Type> argumentTypes, Type resultType, Volatility volatility, boolean strict,
        boolean variadic, Comparison comparison, Maker maker) implements Signature {
    /** Makes the body for the types of a call. */
    @FunctionalInterface
    interface Maker {
        Function.Body body(List<Type> argumentTypes, Type resultType);
    }

    Generic {
        Check.present(name, "name");
        argumentTypes = List.copyOf(argumentTypes);
    }

    Generic(String name, List<Type> argumentTypes, Type resultType, Volatility volatility, boolean strict,
            Maker maker) {
        this(name, argumentTypes, resultType, volatility, strict, false, null, maker);
    }

    /** Takes one or more of the last argument; its body is for any number of arguments. */
    static Generic variadic(String name, List<Type> argumentTypes, Type resultType, Volatility volatility,
            boolean strict, Maker maker) {
        return new Generic(name, argumentTypes, resultType, volatility, strict, true, null, maker);
    }

    @Override
    public Signature forArguments(int count) {
        int more = count - argumentTypes.size();
        if (!variadic || more < 0) {
            return more == 0 ? this : null;
        }
        List<Type> repeated = new ArrayList<>(argumentTypes);
        for (int at = 0; at < more; at++) {
            repeated.add(argumentTypes.getLast());
        }
        return new Generic(name, repeated, resultType, volatility, strict, false, comparison, maker);
    }

    /** As pg_proc lists it: what may come any number of times is an array there. */
    Generic listed() {
        if (!variadic || argumentTypes.getLast().array() == null) {
            return this;
        }
        List<Type> types = new ArrayList<>(argumentTypes);
        types.set(types.size() - 1, types.getLast().array());
        return new Generic(name, types, resultType, volatility, strict, false, comparison, maker);
    }

    /** The function for arguments of these types, which it accepts. 42804 if they do not tell what it is about. */
    Function of(List<Type> given) {
        Polymorphism call = Polymorphism.of(argumentTypes, given);
        List<Type> types = new ArrayList<>(given.size());
        for (int at = 0; at < given.size(); at++) {
            types.add(call.argument(argumentTypes.get(at), given.get(at)));
        }
        Type result = call.resolve(resultType);
        Function.Body body = maker.body(types, result);
        return comparison != null
                ? Function.comparison(name, types.get(0), types.get(1), comparison, volatility, (Function.Body2) body)
                : new Function(name, types, result, volatility, strict, body);
    }

    /** What a signature means for arguments of these types. */
    static Function function(Signature signature, List<Type> given) {
        return signature instanceof Generic generic ? generic.of(given) : (Function) signature;
    }
}
