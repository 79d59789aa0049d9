package io.phantomdb.rows.program;

import io.phantomdb.rows.vector.Batch;
import io.phantomdb.rows.vector.Selection;

/** A condition over a batch: those of the selected rows stay for which it is true. One run's. */
@FunctionalInterface
interface Condition {
    void keep(Batch batch, Selection rows);
}
