package io.phantomdb.simulator.seed;

import io.phantomdb.simulator.fault.FaultKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the caller restricts; the seed draws the rest. The same seed with other choices is another run.
 *
 * @param workloads names of those the seed may draw from, in the order of {@link Workloads#NAMES}
 * @param faults kinds the seed may draw from
 */
public record RunChoices(List<String> workloads, Set<FaultKind> faults) {
    public RunChoices {
        workloads = Workloads.NAMES.stream().filter(List.copyOf(workloads)::contains).toList();
        EnumSet<FaultKind> ordered = EnumSet.noneOf(FaultKind.class);
        ordered.addAll(faults);
        faults = Collections.unmodifiableSet(ordered);
    }

    public static RunChoices all() {
        return new RunChoices(Workloads.SQL_NAMES, EnumSet.allOf(FaultKind.class));
    }

    /** Comma-separated names; throws {@link IllegalArgumentException} with a sentence for the user. */
    public static List<String> workloadsOf(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split(",")) {
            if (!Workloads.NAMES.contains(name)) {
                throw new IllegalArgumentException("there is no workload " + name + "; there are " + Workloads.NAMES);
            }
            names.add(name);
        }
        return names;
    }

    /** Comma-separated kinds, or {@code none}, or {@code all}. */
    public static Set<FaultKind> faultsOf(String text) {
        EnumSet<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        if (text.equals("all")) {
            return EnumSet.allOf(FaultKind.class);
        }
        for (String name : text.equals("none") ? new String[0] : text.split(",")) {
            kinds.add(
                    Arrays.stream(FaultKind.values()).filter(kind -> kind.label().equals(name)).findFirst().orElseThrow(
                            () -> new IllegalArgumentException("there is no fault kind " + name + "; there are "
                                    + Arrays
                                            .stream(FaultKind.values()).map(FaultKind::label).toList()
                                    + ", all and none")));
        }
        return kinds;
    }

    /** As options of a command that makes the same choices. */
    public String arguments() {
        String kinds = faults.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(
                ","));
        String text = workloads.equals(Workloads.SQL_NAMES) ? "" : " --workload " + String.join(",", workloads);
        return faults.size() == FaultKind.values().length
                ? text
                : text + " --faults " + (kinds.isEmpty() ? "none" : kinds);
    }
}
