package io.phantomdb.base;

/**
 * Something a client is told beside its results (NoticeResponse; PostgreSQL 15, chapter 55.8). Detail and hint may be
 * null.
 */
public record Notice(Level level, SqlState state, String message, String detail, String hint) {
    /** In rising gravity, named as PostgreSQL names them. */
    public enum Level {
        DEBUG,
        LOG,
        INFO,
        NOTICE,
        WARNING
    }

    public static Notice notice(String message) {
        return new Notice(Level.NOTICE, SqlState.SUCCESSFUL_COMPLETION, message, null, null);
    }

    public static Notice warning(SqlState state, String message) {
        return new Notice(Level.WARNING, state, message, null, null);
    }
}
