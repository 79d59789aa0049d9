package io.phantomdb.rows.program;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.EvalContext;

/** An expression made ready to run. Immutable, for any number of threads; what it needs comes in with each call. */
public final class Program {
    private final Node root;
    private final ColumnType type;

    private Program(Node root, ColumnType type) {
        this.root = root;
        this.type = type;
    }

    /** What can be worked out in advance is. */
    public static Program compile(Expression expression) {
        return compileWhole(Expressions.fold(expression));
    }

    static Program compileWhole(Expression expression) {
        return new Program(Compiler.node(expression), expression.type());
    }

    public ColumnType type() {
        return type;
    }

    /** The datum, null for NULL. StatementErrors are those of the functions in it. */
    public Object evaluate(Object[] row, Object[] parameters, EvalContext context) {
        return root.evaluate(row, parameters, context);
    }

    /** True if the value is true: as a filter. */
    public boolean holds(Object[] row, Object[] parameters, EvalContext context) {
        return root.evaluate(row, parameters, context) == Boolean.TRUE;
    }
}
