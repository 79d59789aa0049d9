package io.phantomdb.sql.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * The functions and procedures of one name in one schema. They are one descriptor, so that whoever has chosen among them hears of
 * each that comes, goes or changes. Its name is none that a table could have.
 *
 * @param routines by rising numbers; at least one
 */
public record RoutinesDescriptor(List<RoutineDescriptor> routines) implements TableDescriptor.Nature {
    /** Longer than any name may be, so that nobody can write what begins with it. */
    private static final String MARK = "(".repeat(64);

    public RoutinesDescriptor {
        routines = List.copyOf(routines);
    }

    /** The name that the descriptor of routines of that name has. */
    public static String mangled(String name) {
        return MARK + name;
    }

    /** What the routines are called. */
    public static String plain(String mangled) {
        return mangled.substring(MARK.length());
    }

    /** Null if there is none of that number. */
    public RoutineDescriptor routine(int id) {
        return routines.stream().filter(each -> each.id() == id).findFirst().orElse(null);
    }

    /** Null if there is none of these types. */
    public RoutineDescriptor of(List<RoutineType> signature) {
        return routines.stream().filter(each -> each.signature().equals(signature)).findFirst().orElse(null);
    }

    public RoutinesDescriptor with(RoutineDescriptor routine) {
        List<RoutineDescriptor> all = new ArrayList<>(routines);
        all.removeIf(each -> each.id() == routine.id());
        all.add(routine);
        all.sort((one, other) -> Integer.compare(one.id(), other.id()));
        return new RoutinesDescriptor(all);
    }

    public RoutinesDescriptor without(int id) {
        return new RoutinesDescriptor(routines.stream().filter(each -> each.id() != id).toList());
    }
}
