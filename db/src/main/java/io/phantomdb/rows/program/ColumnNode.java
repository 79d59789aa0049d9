package io.phantomdb.rows.program;

import io.phantomdb.rows.vector.Batch;
import io.phantomdb.rows.vector.Selection;
import io.phantomdb.rows.vector.Vector;

/** A step of an expression over a batch: its values for the selected rows. One run's, as it gives the same vector each time. */
@FunctionalInterface
interface ColumnNode {
    Vector evaluate(Batch batch, Selection rows);
}
