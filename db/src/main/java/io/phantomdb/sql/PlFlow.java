package io.phantomdb.sql;

/** Where a statement of PL/pgSQL leads to, if not to the next one. The label is null for the innermost loop. */
record PlFlow(Kind kind, String label) {
    enum Kind {
        EXIT,
        CONTINUE,
        RETURN
    }

    static final PlFlow RETURN = new PlFlow(Kind.RETURN, null);

    boolean isReturn() {
        return kind == Kind.RETURN;
    }

    /** True if it is about the loop with that label. */
    boolean isOf(String loop) {
        return kind != Kind.RETURN && (label == null || label.equals(loop));
    }
}
