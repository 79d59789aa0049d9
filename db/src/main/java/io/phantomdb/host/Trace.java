package io.phantomdb.host;

import io.phantomdb.base.Probe;
import io.phantomdb.base.Probes;

/** What happened, as typed events: an asynchronous log in production, the digest and the table of a run in simulation. */
public interface Trace extends Probes {
    /** A record of whichever package it happened in; its text is one line for people and the same on every run. */
    interface Event {
        /** Short and constant, such as {@code raft.elected}. */
        String kind();

        /** One line without line breaks. */
        String text();

        /** True for what an operator should see in the log of a healthy node. */
        default boolean isNotable() {
            return false;
        }
    }

    /** Any thread. Never blocks. */
    void event(Event event);

    /** True where somebody follows every single event: what is told for that reason alone is not even made elsewhere. */
    default boolean isWatched() {
        return false;
    }

    /** Counted in simulation, nothing in production. Any thread. */
    @Override
    default void reached(Probe probe) {}

    /** A line for an operator, where no typed event is worth its class. */
    record Note(String kind, String text) implements Event {
        @Override
        public boolean isNotable() {
            return true;
        }
    }
}
