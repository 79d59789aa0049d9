package io.phantomdb.sql.tree;

/**
 * An option of a sequence (PostgreSQL 15, CREATE SEQUENCE).
 *
 * @param number with its sign; null where the kind has none, and for RESTART without one
 * @param type of AS, else null
 * @param name of OWNED BY (a single part {@code none} for NONE) and SEQUENCE NAME, else null
 */
public record SequenceOption(Kind kind, String number, TypeName type, Name name, int position) implements Node {
    public enum Kind {
        AS,
        CACHE,
        CYCLE,
        NO_CYCLE,
        INCREMENT,
        MAXVALUE,
        NO_MAXVALUE,
        MINVALUE,
        NO_MINVALUE,
        OWNED_BY,
        SEQUENCE_NAME,
        START,
        RESTART
    }
}
