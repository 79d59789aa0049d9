package io.phantomdb.sql.spill;

import io.phantomdb.base.Probe;

/** Rare branches of spilling. */
public enum SpillProbe implements Probe {
    ROWS_PUT_AWAY("rows of a statement did not fit into memory and went to a file"),
    NO_ROOM_FOR_ROWS("rows that did not fit into memory found the device full as well");

    private final String meaning;

    SpillProbe(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String area() {
        return "spill";
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
