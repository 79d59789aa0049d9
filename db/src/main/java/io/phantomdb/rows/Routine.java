package io.phantomdb.rows;

/** A function of a user as a call of it has settled it; what is behind it only the session that runs it knows. Immutable. */
public interface Routine {}
