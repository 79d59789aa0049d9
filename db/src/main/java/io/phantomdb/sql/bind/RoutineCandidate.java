package io.phantomdb.sql.bind;

import io.phantomdb.rows.Signature;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutineParameter;
import io.phantomdb.sql.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * A routine as one call could mean it: its parameters in the order of the arguments that are given.
 *
 * @param group the descriptor of its name
 * @param argumentTypes declared types, one for each argument
 * @param places for each parameter the place of its argument; -1 for its default
 * @param gathered how many arguments at the end become the elements of the last parameter; -1 if they are not gathered
 */
record RoutineCandidate(Table group, RoutineDescriptor routine, List<Type> argumentTypes, List<Integer> places,
        int gathered) implements Signature {
    /** How a call is written. */
    record Written(int count, List<String> names, boolean variadic, boolean isCall) {
        int positional() {
            return count - names.size();
        }
    }

    /** The parameters that a call gives values for: those of CALL include what comes back. */
    static List<RoutineParameter> parameters(RoutineDescriptor routine, boolean isCall) {
        return isCall
                ? routine.parameters().stream().filter(each -> each.mode() != RoutineParameter.Mode.TABLE).toList()
                : routine.inputs();
    }

    /** Null if the routine cannot be called with so many arguments, or by these names. The types are those of the parameters. */
    static RoutineCandidate of(Table group, RoutineDescriptor routine, List<Type> types, Written written) {
        List<RoutineParameter> parameters = parameters(routine, written.isCall());
        boolean gathers = routine.isVariadic() && !written.variadic() && written.names().isEmpty()
                && written.count() >= parameters.size();
        if (gathers) {
            return gathering(group, routine, types, written.count());
        }
        if (written.variadic() && !routine.isVariadic() || written.count() > parameters.size()) {
            return null;
        }
        if (routine.isVariadic() && !written.variadic() && written.names().isEmpty()
                && parameters.getLast().defaultSql() == null) {
            return null;
        }
        return placed(group, routine, parameters, types, written);
    }

    private static RoutineCandidate gathering(Table group, RoutineDescriptor routine, List<Type> types, int count) {
        int single = types.size() - 1;
        Type array = types.getLast();
        Type element = array == Type.ANYARRAY
                ? Type.ANYELEMENT
                : array == Type.ANYCOMPATIBLEARRAY
                        ? Type.ANYCOMPATIBLE
                        : array == Type.ANY ? Type.ANY : array.element();
        List<Type> declared = new ArrayList<>(types.subList(0, single));
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < single; at++) {
            places.add(at);
        }
        places.add(single);
        while (declared.size() < count) {
            declared.add(element);
        }
        return new RoutineCandidate(group, routine, declared, places, count - single);
    }

    private static RoutineCandidate placed(Table group, RoutineDescriptor routine, List<RoutineParameter> parameters,
            List<Type> types, Written written) {
        Type[] declared = new Type[written.count()];
        List<Integer> places = new ArrayList<>();
        int found = 0;
        for (int at = 0; at < parameters.size(); at++) {
            RoutineParameter parameter = parameters.get(at);
            int named = written.names().indexOf(parameter.name());
            int place = at < written.positional() ? at : named >= 0 ? written.positional() + named : -1;
            if (place < 0 && parameter.defaultSql() == null || at < written.positional() && named >= 0) {
                return null;
            }
            if (place >= 0) {
                declared[place] = types.get(at);
                found++;
            }
            places.add(place);
        }
        return found < written.count()
                ? null
                : new RoutineCandidate(group, routine, List.of(declared), places, -1);
    }

    /** For each output of a procedure the place of its argument; -1 if that is its default. */
    List<Integer> outputPlaces() {
        List<RoutineParameter> parameters = parameters(routine, true);
        List<Integer> outputs = new ArrayList<>();
        for (int at = 0; at < parameters.size(); at++) {
            if (parameters.get(at).isOutput()) {
                outputs.add(places.get(at));
            }
        }
        return outputs;
    }

    /** True if a call that both could be means this one: nothing is gathered, and fewer defaults are needed. */
    boolean isCloserThan(RoutineCandidate other) {
        return gathered < 0 && other.gathered >= 0
                || (gathered < 0) == (other.gathered < 0) && defaults() < other.defaults();
    }

    private long defaults() {
        return places.stream().filter(place -> place < 0).count();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return routine.id();
    }
}
