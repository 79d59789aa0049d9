package io.phantomdb.log;

import io.phantomdb.base.Probe;

/** Rare branches of the journal. */
public enum LogProbe implements Probe {
    TORN_TAIL("a crash had torn the end of the journal, which was dropped"),
    SEGMENT_CAME_BACK("a crash had brought a deleted segment back, or torn a new one's beginning"),
    WRITTEN_AGAIN("entries of a slow group were written again so that their segment could go"),
    WRITTEN_AGAIN_IN_VAIN("an entry that was to be written again was needed no more by then");

    private final String meaning;

    LogProbe(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String area() {
        return "log";
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
