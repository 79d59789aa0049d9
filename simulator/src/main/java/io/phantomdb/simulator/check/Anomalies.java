package io.phantomdb.simulator.check;

import io.phantomdb.simulator.check.anomaly.Anomaly;
import io.phantomdb.simulator.check.anomaly.AnomalyKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a checker has found: of each kind the first is told, the others are counted. */
final class Anomalies {
    private final Map<AnomalyKind, String> firsts = new EnumMap<>(AnomalyKind.class);
    private final Map<AnomalyKind, Integer> counts = new EnumMap<>(AnomalyKind.class);

    /** The story is asked for only if it is told. */
    void add(AnomalyKind kind, Supplier<String> story) {
        firsts.computeIfAbsent(kind, first -> story.get());
        counts.merge(kind, 1, Integer::sum);
    }

    List<Anomaly> all() {
        List<Anomaly> all = new ArrayList<>();
        firsts.forEach((kind, story) -> {
            int others = counts.get(kind) - 1;
            all.add(new Anomaly(kind, others == 0 ? story : story + "\n    and " + others + " more of this kind"));
        });
        return all;
    }

    /** Good if there is nothing, else bad for all of these reasons. */
    static Verdict verdict(List<Anomaly> anomalies) {
        if (anomalies.isEmpty()) {
            return Verdict.GOOD;
        }
        return Verdict.bad(String.join("\n", anomalies.stream().map(Anomaly::toString).toList()));
    }
}
