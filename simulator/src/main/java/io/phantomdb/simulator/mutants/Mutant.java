package io.phantomdb.simulator.mutants;

import io.phantomdb.base.Check;
import java.util.List;

/**
 * A planted bug: a change to the sources that the simulator must notice, or a control that it must not.
 *
 * @param id from the catalogue
 * @param name a few words
 * @param why what the change breaks, and when it shows
 * @param arguments what the simulator is run with beside the seeds
 * @param seeds how many seeds it may take
 * @param isControl true if nothing may be found
 */
record Mutant(String id, String name, String why, List<String> arguments, int seeds, boolean isControl,
        List<Patch> patches) {
    Mutant {
        Check.that(!id.isEmpty() && !name.isEmpty() && !why.isEmpty(), "a mutant says what it is");
        Check.that(seeds > 0, "a mutant %s needs seeds", id);
        patches = List.copyOf(patches);
        arguments = List.copyOf(arguments);
    }

    /** By its id or its name, as on the command line. */
    boolean isCalled(String idOrName) {
        return id.equalsIgnoreCase(idOrName) || name.equals(idOrName);
    }
}
