package io.phantomdb.sql.spill;

/** Rows put away by the hashes of their keys, so that equal keys are together and each part may fit into memory. */
public final class Partitions {
    public static final int COUNT = 16;
    /** So often can parts be divided again: each time other bits of the hash decide. */
    public static final int LEVELS = 5;

    private static final int BITS = 4;

    private final SpilledRows[] parts = new SpilledRows[COUNT];
    private final int shift;

    /** Levels count from 0. */
    public Partitions(SpillSpace space, int level) {
        this.shift = Integer.SIZE - BITS * (level + 1);
        for (int part = 0; part < COUNT; part++) {
            parts[part] = space.rows();
        }
    }

    public void add(int hash, Object[] row) {
        parts[hash >>> shift & COUNT - 1].add(row);
    }

    public SpilledRows part(int number) {
        return parts[number];
    }
}
