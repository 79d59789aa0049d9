package io.phantomdb.base;

/** Is told which rare branches are taken. Nothing may depend on it: whoever tells goes on as if it had not. */
@FunctionalInterface
public interface Probes {
    /** Tells nobody. */
    Probes NONE = probe -> {};

    /** Any thread. Never blocks. */
    void reached(Probe probe);
}
