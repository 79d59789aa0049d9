package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.Expr;

/**
 * A program that knows the expression it was made of, so that plans can be estimated and explained. Whoever calls programs
 * mostly calls these: the step to the closure behind is the only one that has to be looked up.
 */
public record Compiled(Expr source, Program steps) implements Program {
    @Override
    public Object evaluate(Object[] row, Frame frame) {
        return steps.evaluate(row, frame);
    }

    /** The expression behind a program; null if there is none, or if nothing is known of it. */
    public static Expr source(Program program) {
        return program instanceof Compiled compiled ? compiled.source : null;
    }
}
