package io.phantomdb.sql.plpgsql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What names mean at some place of a routine: the variables of a block, and those of the blocks around. */
public final class PlScope {
    private final PlScope outer;
    private final String label;
    private final Map<String, PlVariable> variables = new LinkedHashMap<>();

    /** The label is null if there is none. */
    public PlScope(PlScope outer, String label) {
        this.outer = outer;
        this.label = label;
    }

    public PlScope outer() {
        return outer;
    }

    public String label() {
        return label;
    }

    /** Those of the block itself, under the names that they have. */
    public Map<String, PlVariable> variables() {
        return variables;
    }

    /** False if there is one of that name in the block. */
    public boolean add(String name, PlVariable variable) {
        return variables.putIfAbsent(name, variable) == null;
    }

    /** What a name begins with: the variable, and what of the name is left. */
    public record Found(PlVariable variable, List<String> rest) {}

    /** Null if no variable is named. */
    public Found find(List<String> parts) {
        for (PlScope scope = this; scope != null; scope = scope.outer) {
            PlVariable variable = scope.variables.get(parts.getFirst());
            if (variable != null) {
                return new Found(variable, parts.subList(1, parts.size()));
            }
            boolean isLabelled = parts.size() > 1 && parts.getFirst().equals(scope.label);
            if (isLabelled && scope.variables.get(parts.get(1)) != null) {
                return new Found(scope.variables.get(parts.get(1)), parts.subList(2, parts.size()));
            }
        }
        return null;
    }

    /** A variable under one of its names. */
    public record Seen(String name, List<String> labels, PlVariable variable) {}

    /** All that can be named, the innermost first. */
    public List<Seen> seen() {
        List<Seen> all = new ArrayList<>();
        for (PlScope scope = this; scope != null; scope = scope.outer) {
            List<String> labels = scope.label == null ? List.of() : List.of(scope.label);
            scope.variables.forEach((name, variable) -> all.add(new Seen(name, labels, variable)));
        }
        return all;
    }
}
