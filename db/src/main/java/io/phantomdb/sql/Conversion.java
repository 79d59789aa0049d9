package io.phantomdb.sql;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.Assignments;
import io.phantomdb.sql.plan.ExprCompiler;
import io.phantomdb.sql.plan.Frame;
import io.phantomdb.sql.plan.Program;

/** Makes a value one of another type. Immutable. */
final class Conversion {
    private static final Object[] NOTHING = new Object[0];

    private final Program program;

    private Conversion(Program program) {
        this.program = program;
    }

    /** As a column would be assigned. 42846 and its like if there is no such cast. */
    static Conversion assigned(Type from, ColumnType to) {
        return new Conversion(isSame(from, to) ? null : ExprCompiler.compile(Assignments.of(from, to)));
    }

    /** As a variable of PL/pgSQL is: by way of its text if there is no cast. */
    static Conversion forced(Type from, ColumnType to) {
        return new Conversion(isSame(from, to) ? null : ExprCompiler.compile(Assignments.forced(from, to)));
    }

    private static boolean isSame(Type from, ColumnType to) {
        return from.equals(to.type()) && !to.hasModifier();
    }

    Object of(Object value, EvalContext context) {
        return program == null ? value : program.evaluate(new Object[]{value}, new Frame(context, NOTHING, null));
    }
}
