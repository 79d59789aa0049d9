package io.phantomdb.rows.program;

import io.phantomdb.rows.EvalContext;

/** One step of a program. Booleans are always one of the two constants of Boolean. */
@FunctionalInterface
interface Node {
    Object evaluate(Object[] row, Object[] parameters, EvalContext context);
}
