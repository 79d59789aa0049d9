package io.phantomdb.base.settings;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/**
 * One thing that can be set. The name is written as PostgreSQL shows it ({@code DateStyle}); it is found in any case.
 * The initial value is in kept form. A reported setting is told to the client at every change (ParameterStatus).
 */
public record Setting(String name, SettingType type, String initial, Who who, boolean isReported, String description) {
    /** Who may change it. */
    public enum Who {
        /** Any user at any time. */
        USER,
        /** Whoever starts the server. */
        RESTART,
        /** Nobody: it tells what is. */
        NOBODY
    }

    public Setting {
        Check.that(type.parse(name, initial, initial).equals(initial), "the initial value of %s is not canonical",
                name);
    }

    /**
     * The kept form of what a user wrote; {@code current} is the value in force, on which some forms build. 55P02 if it
     * cannot be changed, 22023 if the value makes no sense.
     */
    public String parse(String raw, String current) {
        requireChangeable();
        return type.parse(name, raw, current);
    }

    /** 55P02 if no session may change it. */
    public void requireChangeable() {
        if (who != Who.USER) {
            throw new StatementError(SqlState.CANT_CHANGE_RUNTIME_PARAM, "parameter \"" + name
                    + "\" cannot be changed" + (who == Who.RESTART ? " without restarting the server" : ""));
        }
    }

    /** What SHOW answers for a kept value. */
    public String shown(String kept) {
        return type.shown(kept);
    }
}
