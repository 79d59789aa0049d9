package io.phantomdb.simulator.world;

/**
 * What was wrong with a run.
 *
 * @param atNanos virtual time
 * @param where a node, a workload, a checker
 * @param what one line
 * @param cause what was thrown, or null
 */
public record RunFailure(long atNanos, String where, String what, Throwable cause) {
    @Override
    public String toString() {
        return where + ": " + what + " (at " + atNanos / 1_000_000_000 + "." + String.format(java.util.Locale.ROOT,
                "%09d", atNanos % 1_000_000_000) + " s)";
    }
}
