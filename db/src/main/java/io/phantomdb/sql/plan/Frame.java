package io.phantomdb.sql.plan;

import io.phantomdb.base.IdentityLookup;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Type;

/**
 * What expressions may look at beside their row. A subquery that depends on the row of the block around it runs in a frame
 * of its own, with that row as its outer one.
 */
public final class Frame {
    /** Answers for the subqueries of a statement, by number. */
    public interface Subqueries {
        /** A column of the only row; NULL if there is none. */
        Object scalar(int number, int column, Frame frame, Object[] row);

        /** All values of the only column. */
        Object array(int number, Type arrayType, Frame frame, Object[] row);

        boolean exists(int number, Frame frame, Object[] row);

        /** Whether the operands are one of the rows. Null if it cannot be said because of a NULL. */
        Boolean contains(int number, Object[] operands, Frame frame, Object[] row);

        Boolean quantified(int number, Quantifier quantifier, Object[] operands, Frame frame, Object[] row);
    }

    /** ANY or ALL: the test sees the operands, then a row of the subquery. */
    public record Quantifier(Program test, boolean all) {}

    private final EvalContext context;
    private final Object[] parameters;
    private final Subqueries subqueries;
    private final Frame outer;
    private final Object[] outerRow;
    private final Frame root;
    private IdentityLookup<Program, Object> once;

    public Frame(EvalContext context, Object[] parameters, Subqueries subqueries) {
        this(context, parameters, subqueries, null, null);
    }

    private Frame(EvalContext context, Object[] parameters, Subqueries subqueries, Frame outer, Object[] outerRow) {
        this.context = context;
        this.parameters = parameters;
        this.subqueries = subqueries;
        this.outer = outer;
        this.outerRow = outerRow;
        this.root = outer == null ? this : outer.root;
    }

    /** The frame of a subquery that is run for this row. */
    public Frame inside(Object[] row) {
        return new Frame(context, parameters, subqueries, this, row);
    }

    public EvalContext context() {
        return context;
    }

    /** What a program that has the same value for the whole statement had when it was evaluated first. */
    Object once(Program program, Object[] row) {
        IdentityLookup<Program, Object> known = root.once;
        if (known == null) {
            known = new IdentityLookup<>();
            root.once = known;
        }
        Object value = known.get(program);
        if (value == null) {
            value = program.evaluate(row, this);
            if (value != null) {
                known.put(program, value);
            }
        }
        return value;
    }

    Object parameter(int index) {
        return parameters[index];
    }

    Subqueries subqueries() {
        return subqueries;
    }

    /** The row that the block so many levels up is working on. */
    Object[] outerRow(int levelsUp) {
        Frame frame = this;
        for (int level = 1; level < levelsUp; level++) {
            frame = frame.outer;
        }
        return frame.outerRow;
    }
}
