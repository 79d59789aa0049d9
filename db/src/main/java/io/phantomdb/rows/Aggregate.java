package io.phantomdb.rows;

import io.phantomdb.base.Check;
import java.util.List;
import java.util.function.Supplier;

/**
 * An aggregate function of certain argument types. Immutable; each group makes its own accumulator. DISTINCT, FILTER and
 * grouping are the executor's.
 *
 * @param argumentTypes none for count(*)
 * @param accumulators makes the state of an empty group
 */
public record Aggregate(String name, List<Type> argumentTypes, Type resultType, Supplier<Accumulator> accumulators)
        implements
            Signature,
            Windowed {
    public Aggregate {
        Check.present(name, "name");
        argumentTypes = List.copyOf(argumentTypes);
        Check.present(resultType, "result type");
    }

    public Accumulator newAccumulator() {
        return accumulators.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Aggregate aggregate && name.equals(aggregate.name)
                && argumentTypes.equals(aggregate.argumentTypes);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + argumentTypes.size();
    }
}
