package io.phantomdb.base;

import java.util.Locale;

/**
 * A branch that is taken rarely and matters when it is: a place where tests have to get to before they show much. Each
 * package that has some lists them in an enum.
 */
public interface Probe {
    String name();

    /** The package it is in. */
    String area();

    /** What has happened when it is reached; one line for people. */
    String meaning();

    /** As it is shown, such as {@code raft.conflict-cut-off}. */
    default String label() {
        return area() + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
