package io.phantomdb.sql.plan;

/** An expression made ready to run: a row in, a datum out. Immutable, shared by all who run the statement. */
@FunctionalInterface
public interface Program {
    Object evaluate(Object[] row, Frame frame);
}
