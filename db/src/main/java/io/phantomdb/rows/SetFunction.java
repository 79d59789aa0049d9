package io.phantomdb.rows;

import io.phantomdb.base.Check;
import java.util.Iterator;
import java.util.List;

/**
 * A function that gives any number of rows for a call: one of FROM or of a select list, where several columns are one record.
 * Immutable. Equal if it is the same function of the same argument types.
 *
 * @param outputs its columns, at least one
 * @param strict no row comes of a NULL among the arguments
 */
public record SetFunction(String name, List<Type> argumentTypes, List<Output> outputs, Volatility volatility,
        boolean strict, Body body) implements Signature {
    /** A column. The name is that of an OUT parameter, or null. */
    public record Output(String name, Type type) {}

    /** What it does. Rows may be made one by one as they are asked for: there may be very many. */
    @FunctionalInterface
    public interface Body {
        Iterator<Object[]> rows(Object[] arguments, EvalContext context);
    }

    public SetFunction {
        Check.present(name, "name");
        argumentTypes = List.copyOf(argumentTypes);
        outputs = List.copyOf(outputs);
        Check.that(!outputs.isEmpty(), "%s gives columns", name);
        Check.present(body, "body");
    }

    /** Strict, of one column without a name of its own. */
    public static SetFunction of(String name, List<Type> arguments, Type result, Volatility volatility, Body body) {
        return new SetFunction(name, arguments, List.of(new Output(null, result)), volatility, true, body);
    }

    /** What a row is as one value: that of its only column, or a record. */
    public Type rowType() {
        return outputs.size() == 1
                ? outputs.getFirst().type()
                : Type.record(outputs.stream()
                        .map(output -> new Type.Field(output.name(), ColumnType.of(output.type()))).toList());
    }

    /** Its rows, NULLs minded. */
    public Iterator<Object[]> call(Object[] arguments, EvalContext context) {
        if (strict) {
            for (Object argument : arguments) {
                if (argument == null) {
                    return List.<Object[]>of().iterator();
                }
            }
        }
        return body.rows(arguments, context);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SetFunction function && name.equals(function.name)
                && argumentTypes.equals(function.argumentTypes);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + argumentTypes.size();
    }
}
