package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import io.phantomdb.rows.Volatility;
import io.phantomdb.sql.roles.Access;
import java.util.List;

/**
 * A function or procedure (PostgreSQL 15, CREATE FUNCTION).
 *
 * @param id pg_proc.oid
 * @param result of a procedure, and of a function of several OUT parameters, the type of a record; void if there is nothing
 * @param properties what was said of how it behaves
 * @param source the body: the statements of SQL, or PL/pgSQL
 * @param atomicPath the search path along which the names in the body are looked for, if the body was read when the routine was
 *        made; otherwise null
 * @param settings those that hold while it runs
 * @param needs the tables, types and names of routines that it cannot be without, by their descriptors
 */
public record RoutineDescriptor(int id, Kind kind, List<RoutineParameter> parameters, RoutineType result, boolean setOf,
        String language, Properties properties, String source, String atomicPath, List<Setting> settings,
        List<Integer> needs, Access access) {
    /** With the letter of pg_proc.prokind. */
    public enum Kind {
        FUNCTION('f', "function"),
        PROCEDURE('p', "procedure");

        private final char letter;
        private final String word;

        Kind(char letter, String word) {
            this.letter = letter;
            this.word = word;
        }

        public char letter() {
            return letter;
        }

        /** As messages call it. */
        public String word() {
            return word;
        }
    }

    /** A setting in kept form. */
    public record Setting(String name, String value) {}

    /** How it behaves, and what it costs: the last two in PostgreSQL's units. */
    public record Properties(Volatility volatility, boolean strict, boolean securityDefiner, boolean leakproof,
            String parallel, float cost, float rows) {}

    public static final String SQL = "sql";
    public static final String PLPGSQL = "plpgsql";

    public RoutineDescriptor {
        Check.that(id >= 1, "a routine has a number");
        parameters = List.copyOf(parameters);
        settings = List.copyOf(settings);
        needs = List.copyOf(needs);
    }

    public boolean isProcedure() {
        return kind == Kind.PROCEDURE;
    }

    /** Those that a call gives values for, in their order. */
    public List<RoutineParameter> inputs() {
        return parameters.stream().filter(RoutineParameter::isInput).toList();
    }

    public List<RoutineParameter> outputs() {
        return parameters.stream().filter(RoutineParameter::isOutput).toList();
    }

    /** What tells it from others of its name. */
    public List<RoutineType> signature() {
        return inputs().stream().map(RoutineParameter::type).toList();
    }

    public boolean isVariadic() {
        return parameters.stream().anyMatch(parameter -> parameter.mode() == RoutineParameter.Mode.VARIADIC);
    }

    public RoutineDescriptor withAccess(Access changed) {
        return new RoutineDescriptor(id, kind, parameters, result, setOf, language, properties, source, atomicPath,
                settings, needs, changed);
    }

    public RoutineDescriptor withProperties(Properties changed, List<Setting> changedSettings) {
        return new RoutineDescriptor(id, kind, parameters, result, setOf, language, changed, source, atomicPath,
                changedSettings, needs, access);
    }

    /** The same number and owner, and everything else as in the other. */
    public RoutineDescriptor replacedBy(RoutineDescriptor other) {
        return new RoutineDescriptor(id, other.kind, other.parameters, other.result, other.setOf, other.language,
                other.properties, other.source, other.atomicPath, other.settings, other.needs, access);
    }
}
