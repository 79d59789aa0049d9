package io.phantomdb.sql.parse;

/** How deep the tree under construction is where its builder is. */
final class Depth {
    private int depth;

    /** Throws 54001 where whoever walks the tree later could run out of stack. */
    void enter(int levels) {
        depth += levels;
        if (depth > Parser.DEPTH_MAX) {
            throw Nesting.tooDeep();
        }
    }

    void leave(int levels) {
        depth -= levels;
    }
}
