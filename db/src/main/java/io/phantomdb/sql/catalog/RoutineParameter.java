package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;

/** A parameter; the name is empty if it has none, the default null likewise. */
public record RoutineParameter(String name, Mode mode, RoutineType type, String defaultSql) {
    /** How it is passed, with the letter of pg_proc.proargmodes. */
    public enum Mode {
        IN('i'),
        OUT('o'),
        INOUT('b'),
        VARIADIC('v'),
        /** A column of RETURNS TABLE. */
        TABLE('t');

        private final char letter;

        Mode(char letter) {
            this.letter = letter;
        }

        public char letter() {
            return letter;
        }
    }

    public RoutineParameter {
        Check.present(name, "name");
        Check.present(type, "type");
    }

    /** A call gives a value for it. */
    public boolean isInput() {
        return mode == Mode.IN || mode == Mode.INOUT || mode == Mode.VARIADIC;
    }

    /** It is a column of what comes back. */
    public boolean isOutput() {
        return mode == Mode.OUT || mode == Mode.INOUT || mode == Mode.TABLE;
    }

    public RoutineParameter withName(String newName) {
        return new RoutineParameter(newName, mode, type, defaultSql);
    }
}
