package io.phantomdb.sql.catalog;

import io.phantomdb.rows.Routine;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import java.util.List;

/**
 * A function or procedure as a call has settled it.
 *
 * @param name what it is called
 * @param schema where it is
 * @param arguments the types of what it gets, without pseudo-types
 * @param result the type of its value, or of one of its rows: a record where there are several outputs
 * @param outputs its columns
 */
public record RoutineUse(RoutineDescriptor routine, String name, String schema, List<Type> arguments, Type result,
        List<SetFunction.Output> outputs) implements Routine {
    public RoutineUse {
        arguments = List.copyOf(arguments);
        outputs = List.copyOf(outputs);
    }

    /** As contexts of errors name it, with the types. */
    public String signature() {
        return name + "(" + String.join(",", arguments.stream().map(Type::sqlName).toList()) + ")";
    }
}
