package io.phantomdb.simulator.check.anomaly;

/**
 * One thing that is wrong.
 *
 * @param story which transactions, and how, for people
 */
public record Anomaly(AnomalyKind kind, String story) {
    @Override
    public String toString() {
        return kind + ": " + story;
    }
}
