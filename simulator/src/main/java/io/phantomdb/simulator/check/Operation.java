package io.phantomdb.simulator.check;

import io.phantomdb.base.Check;
import java.util.Locale;

/**
 * What a client asked for and what it heard. Start and end are places in one order of all starts and ends of a history,
 * so an operation that ended before another started has the smaller number, whatever any clock says.
 *
 * @param client who asked; a client has one operation under way at a time
 * @param output the answer if there was one; what it would have been, if the outcome is unknown and that is known; else null
 */
public record Operation<I, O>(int client, I input, O output, Outcome outcome, long start, long end) {
    /** How an operation ended for its client. */
    public enum Outcome {
        /** It happened, and this is what it answered. */
        OK,
        /** It did not happen and never will. */
        FAILED,
        /** It may have happened, may happen later, or never. */
        UNKNOWN
    }

    /** The end of an operation that may still take effect at any time. */
    public static final long NEVER = Long.MAX_VALUE;

    public Operation {
        Check.that(start < end, "an operation ends after its start");
        Check.that((outcome == Outcome.UNKNOWN) == (end == NEVER), "only an unknown operation never ends");
    }

    /** Start, end and client, for people. */
    String when() {
        return "[" + start + ".." + (end == NEVER ? "" : end) + "] client " + client;
    }

    @Override
    public String toString() {
        String answer = outcome == Outcome.OK ? String.valueOf(output) : outcome.name().toLowerCase(Locale.ROOT);
        return when() + ": " + input + " -> " + answer;
    }
}
