package io.phantomdb.sql.schema;

/** What statements about roles have of the session that they come from. */
public interface RoleValues {
    /** The verifier of a password, with a salt of its own. */
    String verifier(String password);

    /** Microseconds since 2000-01-01 UTC; null for {@code infinity}. 22007 if the text is no time. */
    Long timestamp(String text);
}
