package io.phantomdb.rows.function;

import io.phantomdb.rows.Json;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Functions whose arguments may be named, or left out (PostgreSQL 15, chapter 4.3).
 *
 * @param names all of them, in order
 * @param defaults what the last ones are if they are not given
 */
public record NamedParameters(String function, List<String> names, List<Default> defaults) {
    /** A value for an argument that is not given. */
    public record Default(Type type, Object value) {}

    private static final List<NamedParameters> ALL = List.of(of("make_date", "year", "month", "day"),
            of("make_timestamp", "year", "month", "mday", "hour", "min", "sec"),
            of("make_timestamptz", "year", "month", "mday", "hour", "min", "sec"),
            of("make_timestamptz", "year", "month", "mday", "hour", "min", "sec", "timezone"),
            of("make_time", "hour", "min", "sec"), interval(), path("jsonb_path_exists"), path("jsonb_path_match"),
            path("jsonb_path_query"), path("jsonb_path_query_array"), path("jsonb_path_query_first"),
            setLax());

    public NamedParameters {
        names = List.copyOf(names);
        defaults = List.copyOf(defaults);
    }

    private static NamedParameters of(String function, String... names) {
        return new NamedParameters(function, List.of(names), List.of());
    }

    private static NamedParameters path(String function) {
        return new NamedParameters(function, List.of("target", "path", "vars", "silent"),
                List.of(new Default(Type.JSONB, new Json.Object(new LinkedHashMap<>())),
                        new Default(Type.BOOL, false)));
    }

    private static NamedParameters setLax() {
        return new NamedParameters("jsonb_set_lax",
                List.of("jsonb_in", "path", "replacement", "create_if_missing", "null_value_treatment"),
                List.of(new Default(Type.BOOL, true), new Default(Type.TEXT, "use_json_null")));
    }

    private static NamedParameters interval() {
        List<Default> defaults = new ArrayList<>(java.util.Collections.nCopies(6, new Default(Type.INT4, 0)));
        defaults.add(new Default(Type.FLOAT8, 0.0));
        return new NamedParameters("make_interval",
                List.of("years", "months", "weeks", "days", "hours", "mins", "secs"), defaults);
    }

    /** Those of a function that takes so many arguments by place and then these by name, or null. */
    public static NamedParameters find(String function, int positional, List<String> named) {
        for (NamedParameters each : ALL) {
            if (each.function.equals(function) && each.takes(positional, named)) {
                return each;
            }
        }
        return null;
    }

    private boolean takes(int positional, List<String> named) {
        for (int place = 0; place < names.size(); place++) {
            boolean given = place < positional || named.contains(names.get(place));
            boolean twice = place < positional && named.contains(names.get(place));
            if (twice || !given && defaultOf(place) == null) {
                return false;
            }
        }
        return positional <= names.size() && names.containsAll(named);
    }

    /** Null if it has to be given. */
    public Default defaultOf(int place) {
        int fromEnd = place - (names.size() - defaults.size());
        return fromEnd < 0 ? null : defaults.get(fromEnd);
    }
}
