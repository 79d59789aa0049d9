package io.phantomdb.store;

import io.phantomdb.base.Probe;

/** Rare branches of the store. */
public enum StoreProbe implements Probe {
    FLUSH_ASKED_FOR_AGAIN("a flush was asked for while another was under way"),
    FLUSH_DURING_SNAPSHOT("a run was added while a snapshot was being read"),
    MERGE_OVERTAKEN("runs were merged in vain, as a snapshot had replaced some of what is in them"),
    UNNAMED_RUN_DROPPED("a crash had left a run that no manifest names"),
    SNAPSHOT_CHUNK_REFUSED("a piece of a snapshot was not the one that was to come"),
    SNAPSHOT_WAITED_ITS_TURN("more snapshots arrived at once than can be written"),
    SNAPSHOT_ABANDONED("a snapshot was given up before its end"),
    RUN_REPLACED_WHOLE("a snapshot left nothing that counts of an older run"),
    PARTS_VOIDED("parts of a commit were left open by the term in which they came");

    private final String meaning;

    StoreProbe(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String area() {
        return "store";
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
