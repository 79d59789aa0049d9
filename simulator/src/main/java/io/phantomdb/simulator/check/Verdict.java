package io.phantomdb.simulator.check;

import io.phantomdb.base.Check;

/**
 * What a checker found.
 *
 * @param kind whether the history can be explained
 * @param reason for people: what cannot be explained; empty if it can
 */
public record Verdict(Kind kind, String reason) {
    /** The three answers of a search. */
    public enum Kind {
        GOOD,
        BAD,
        /** The search was given up: nothing is known. */
        UNDECIDED
    }

    public static final Verdict GOOD = new Verdict(Kind.GOOD, "");

    public Verdict {
        Check.that(kind == Kind.GOOD == reason.isEmpty(), "what is not good has a reason");
    }

    public static Verdict bad(String reason) {
        return new Verdict(Kind.BAD, reason);
    }

    public boolean isGood() {
        return kind == Kind.GOOD;
    }

    public boolean isBad() {
        return kind == Kind.BAD;
    }
}
