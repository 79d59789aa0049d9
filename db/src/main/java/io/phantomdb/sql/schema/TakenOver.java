package io.phantomdb.sql.schema;

/** The job has another claim by now, or has come to its end: what this story was about to change for it, it must not. */
final class TakenOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenOver() {
        super("the schema change was taken over", null, false, false);
    }
}
