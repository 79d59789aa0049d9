package io.phantomdb.simulator.language;

import io.phantomdb.base.Bytes;

/** How messages between nodes are read, for people. A pure function of their bytes. */
@FunctionalInterface
public interface Language {
    /**
     * What a message says.
     *
     * @param kind one of a few, such as {@code raft append}
     * @param text one line
     */
    record Meaning(String kind, String text) {}

    /** Of messages that nobody can read. */
    Language UNKNOWN = content -> new Meaning("message", content.length() + " bytes");

    Meaning read(Bytes content);
}
