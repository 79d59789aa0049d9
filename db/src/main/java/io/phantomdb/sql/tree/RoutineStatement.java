package io.phantomdb.sql.tree;

import java.util.List;

/** Statements about functions, procedures and triggers (PostgreSQL 15, chapters 38 and 39). */
public sealed interface RoutineStatement extends Statement {
    /** What the statement calls it. */
    enum Kind {
        FUNCTION,
        PROCEDURE,
        /** Either of them. */
        ROUTINE
    }

    /** How a parameter is passed. */
    enum Mode {
        IN,
        OUT,
        INOUT,
        VARIADIC
    }

    /** A type by its name, or that of a column: then the name is null. */
    record RoutineType(TypeName type, Name column, boolean setOf, int position) implements Node {}

    /** The name is null if there is none, the value likewise; its text is as it was written. */
    record Parameter(String name, Mode mode, RoutineType type, Expression value, String valueSql, int position)
            implements
                Node {}

    /** A routine as other statements name it; no parameters (null) if there is only one of its name. */
    record Signature(Name name, List<Parameter> parameters, int position) implements Node {
        public Signature {
            parameters = parameters == null ? null : List.copyOf(parameters);
        }
    }

    /**
     * An option.
     *
     * @param name in lower case: {@code as}, {@code language}, {@code volatility}, {@code strict}, {@code security}, {@code
     *        leakproof}, {@code parallel}, {@code cost}, {@code rows}, {@code support}, {@code window}, {@code transform}
     * @param value as text: {@code true} and {@code false} where there are but two
     */
    record Option(String name, String value, int position) implements Node {}

    /** SET of a setting while the routine runs; a null value takes that away; fromCurrent takes what it is now. */
    record SetOption(String setting, String value, boolean fromCurrent, boolean reset, int position) implements Node {}

    /**
     * CREATE FUNCTION or PROCEDURE.
     *
     * @param returns null if it was not said
     * @param table the columns of RETURNS TABLE; null otherwise
     * @param body what is written as SQL instead of as a string, as text; or null
     */
    record Create(Kind kind, boolean replace, Name name, List<Parameter> parameters, RoutineType returns,
            List<Parameter> table, List<Option> options, List<SetOption> settings, String body,
            int position) implements RoutineStatement {
        public Create {
            parameters = List.copyOf(parameters);
            table = table == null ? null : List.copyOf(table);
            options = List.copyOf(options);
            settings = List.copyOf(settings);
        }
    }

    record Drop(Kind kind, List<Signature> routines, boolean ifExists, boolean cascade, int position)
            implements
                RoutineStatement {
        public Drop {
            routines = List.copyOf(routines);
        }
    }

    /** ALTER FUNCTION and its kin; what is not said is null. */
    record Alter(Kind kind, Signature routine, String rename, RoleStatement.RoleName owner, String schema,
            List<Option> options, List<SetOption> settings, int position) implements RoutineStatement {
        public Alter {
            options = List.copyOf(options);
            settings = List.copyOf(settings);
        }
    }

    /** CALL. */
    record Call(Expression.FunctionCall call, int position) implements RoutineStatement {}

    /** DO; the language is null if it was not said. */
    record Do(String body, String language, int position) implements RoutineStatement {}

    /** When a trigger fires. */
    enum Timing {
        BEFORE,
        AFTER,
        INSTEAD_OF
    }

    /** What fires it. */
    enum Event {
        INSERT,
        UPDATE,
        DELETE,
        TRUNCATE
    }

    /**
     * CREATE TRIGGER.
     *
     * @param columns those of UPDATE OF; none for all
     * @param whenSql the text of the condition, or null
     */
    record CreateTrigger(String name, boolean replace, boolean constraint, Timing timing, List<Event> events,
            List<Identifier> columns, Name table, boolean perRow, Expression when, String whenSql, Name function,
            List<String> arguments, List<TransitionName> transitions, boolean deferrable, int position)
            implements
                RoutineStatement {
        public CreateTrigger {
            transitions = List.copyOf(transitions);
            events = List.copyOf(events);
            columns = List.copyOf(columns);
            arguments = List.copyOf(arguments);
        }
    }

    /** REFERENCING: a name for the rows as they were or are; the name of a single row if it is no table. */
    record TransitionName(boolean isNew, boolean isTable, String name, int position) implements Node {}

    record DropTrigger(String name, Name table, boolean ifExists, boolean cascade, int position)
            implements
                RoutineStatement {}
}
