package io.phantomdb.simulator.check;

import io.phantomdb.simulator.check.anomaly.AnomalyKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an isolation level allows, of all that can be wrong with a history (Adya, "Weak Consistency", 1999, §3 and §4.3). */
public enum Promise {
    /** Strict serializability: nothing. */
    SERIALIZABLE(""),
    /** PL-SI, and in real time: cycles of which two edges at least are anti-dependencies. */
    REPEATABLE_READ("REPEATABLE READ", AnomalyKind.G2_ITEM, AnomalyKind.G2, AnomalyKind.G2_ITEM_REALTIME,
            AnomalyKind.G2_REALTIME, AnomalyKind.CYCLE),
    /** PL-2: what depends on rows that were read, and on reading them twice. */
    READ_COMMITTED("READ COMMITTED", AnomalyKind.G2_ITEM, AnomalyKind.G2, AnomalyKind.G2_ITEM_REALTIME,
            AnomalyKind.G2_REALTIME, AnomalyKind.CYCLE, AnomalyKind.G_SINGLE, AnomalyKind.G_SINGLE_REALTIME,
            AnomalyKind.LOST_UPDATE, AnomalyKind.INTERNAL);

    private final String level;
    private final Set<AnomalyKind> allowed;

    Promise(String level, AnomalyKind... allowed) {
        this.level = level;
        this.allowed = EnumSet.noneOf(AnomalyKind.class);
        this.allowed.addAll(List.of(allowed));
    }

    /** BEGIN of a transaction to which this is promised. */
    public String begin() {
        return level.isEmpty() ? "BEGIN" : "BEGIN ISOLATION LEVEL " + level;
    }

    boolean forbids(AnomalyKind kind) {
        return !allowed.contains(kind);
    }
}
