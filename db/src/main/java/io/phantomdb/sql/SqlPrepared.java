package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.CursorTables;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.sql.parse.Shape;
import java.util.List;

/** A plan together with the text it was asked for with, and the literals that were lifted out of that. */
record SqlPrepared(StatementPlan plan, List<Shape.Lifted> literals, String text) implements Engine.Prepared {
    @Override
    public Engine.Kind kind() {
        return plan.kind();
    }

    @Override
    public boolean mayWrite() {
        return plan.callsVolatile() || plan.kind() == Engine.Kind.CHANGE;
    }

    @Override
    public List<Type> parameterTypes() {
        return plan.explicitTypes();
    }

    @Override
    public List<Engine.Column> columns() {
        return plan.columns();
    }

    @Override
    public CursorTables cursorTables() {
        return plan.work() instanceof Works.Query query ? query.tables() : CursorTables.NONE;
    }

    /** The values of all parameters: those given, then the literals as what their use has made of them. */
    Object[] values(List<Object> given, TextContext context) {
        if (given.size() < plan.explicitCount()) {
            throw new StatementError(SqlState.UNDEFINED_PARAMETER, "there is no parameter $" + (given.size() + 1));
        }
        Object[] values = new Object[plan.parameterTypes().size()];
        for (int at = 0; at < plan.explicitCount(); at++) {
            values[at] = given.get(at);
        }
        for (int at = 0; at < literals.size(); at++) {
            int index = plan.explicitCount() + at;
            values[index] = value(literals.get(at), plan.parameterTypes().get(index), context);
        }
        return values;
    }

    private Object value(Shape.Lifted literal, Type type, TextContext context) {
        try {
            return DatumText.read(type, literal.text(), context);
        } catch (StatementError error) {
            throw error.at(text.codePointCount(0, literal.start()) + 1);
        }
    }
}
