package io.phantomdb.sql.parse;

/** Text to trees. */
public final class Parser {
    /** How deep a statement may be nested before it is refused with 54001. */
    public static final int DEPTH_MAX = 500;

    private Parser() {}
}
