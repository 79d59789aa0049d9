package io.phantomdb.simulator.seed;

import io.phantomdb.base.Probe;
import io.phantomdb.log.LogProbe;
import io.phantomdb.raft.RaftProbe;
import io.phantomdb.session.SessionProbe;
import io.phantomdb.shard.ShardProbe;
import io.phantomdb.sql.schema.SchemaProbe;
import io.phantomdb.sql.spill.SpillProbe;
import io.phantomdb.store.StoreProbe;
import io.phantomdb.txn.TxnProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All rare branches that are marked, so that it can be said which of them runs have not reached. */
public final class ProbeList {
    private ProbeList() {}

    /** Those that runs of such a choice can reach, from the bottom of the database up. */
    public static List<Probe> of(RunChoices choices) {
        List<Probe> probes = new ArrayList<>(List.of(LogProbe.values()));
        probes.addAll(List.of(RaftProbe.values()));
        if (!choices.workloads().equals(List.of("raft"))) {
            probes.addAll(List.of(StoreProbe.values()));
            probes.addAll(List.of(ShardProbe.values()));
            probes.addAll(List.of(TxnProbe.values()));
            probes.addAll(List.of(SpillProbe.values()));
            probes.addAll(List.of(SchemaProbe.values()));
            probes.addAll(List.of(SessionProbe.values()));
        }
        return probes;
    }

    /** Lines for people: how many were reached, and each of the others with what it means. */
    public static String report(RunChoices choices, Map<String, Long> reached) {
        List<Probe> all = of(choices);
        List<Probe> missed = all.stream().filter(probe -> !reached.containsKey(probe.label())).toList();
        StringBuilder text = new StringBuilder("probes: " + (all.size() - missed.size()) + " of " + all.size()
                + " rare branches were taken" + (missed.isEmpty() ? "" : "; not reached:"));
        for (Probe probe : missed) {
            text.append(String.format("%n    %-42s %s", probe.label(), probe.meaning()));
        }
        return text.toString();
    }
}
