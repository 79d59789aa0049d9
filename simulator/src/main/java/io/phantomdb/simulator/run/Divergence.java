package io.phantomdb.simulator.run;

import java.util.List;

/**
 * Where two runs that should be the same part: the first event that differs, with some before it, which they have in
 * common, and some after it, which they have not.
 */
final class Divergence {
    private static final int BEFORE = 5;
    private static final int AFTER = 3;
    private static final String NOTHING = "(nothing: this run is over)";

    private final List<String> here;
    private final List<String> there;
    private final int place;

    private Divergence(List<String> here, List<String> there, int place) {
        this.here = here;
        this.there = there;
        this.place = place;
    }

    /** Null if they are the same. */
    static Divergence find(List<String> here, List<String> there) {
        int shorter = Math.min(here.size(), there.size());
        for (int place = 0; place < shorter; place++) {
            if (!here.get(place).equals(there.get(place))) {
                return new Divergence(here, there, place);
            }
        }
        return here.size() == there.size() ? null : new Divergence(here, there, shorter);
    }

    /** Several lines. */
    String describe() {
        StringBuilder text = new StringBuilder("the first event that differs is event " + (place + 1) + ":\n");
        for (int before = Math.max(0, place - BEFORE); before < place; before++) {
            text.append("    both  ").append(here.get(before)).append('\n');
        }
        append(text, " => here  ", "    here  ", here);
        append(text, " => there ", "    there ", there);
        return text.toString();
    }

    private void append(StringBuilder text, String first, String others, List<String> lines) {
        text.append(first).append(place < lines.size() ? lines.get(place) : NOTHING).append('\n');
        for (int after = place + 1; after <= place + AFTER && after < lines.size(); after++) {
            text.append(others).append(lines.get(after)).append('\n');
        }
    }
}
