package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.RoutineParameter;
import io.phantomdb.sql.catalog.RoutineUse;
import io.phantomdb.sql.catalog.TriggerCall;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import io.phantomdb.sql.plpgsql.PlParser;
import io.phantomdb.sql.plpgsql.PlScope;
import io.phantomdb.sql.plpgsql.PlType;
import io.phantomdb.sql.plpgsql.PlVariable;
import java.util.ArrayList;
import java.util.List;

/** A routine, or a block of DO, in PL/pgSQL. Immutable but for what its pieces of SQL were made into; shared by all who call it. */
final class PlRoutine implements RoutineCode {
    private static final String BLOCK = "inline_code_block";

    private final RoutineUse use;
    private final String called;
    private final PlParser.Parsed parsed;
    private final PlVariable found;
    private final List<PlVariable> inputs = new ArrayList<>();
    private final List<PlVariable> outputs = new ArrayList<>();
    private final PlTriggerNames triggerNames;
    private int slots;

    /** The use is null for a block of DO. */
    private PlRoutine(RoutineUse use, String source, boolean isTrigger, TriggerDescriptor.Transitions transitions) {
        this.use = use;
        this.called = use == null ? BLOCK : use.signature();
        PlScope scope = new PlScope(null, use == null ? BLOCK : use.name());
        this.found = known("found", Type.BOOL, scope);
        if (use != null) {
            addParameters(scope);
        }
        this.triggerNames = isTrigger ? new PlTriggerNames(scope, this::known, slots, transitions) : null;
        if (isTrigger) {
            slots = triggerNames.slots();
        }
        try {
            this.parsed = PlParser.parse(source, scope, slots);
        } catch (StatementError error) {
            throw error.nowhere().within("compilation of PL/pgSQL function \"" + (use == null ? BLOCK : use.name())
                    + "\"");
        }
    }

    /** The transitions are those of the trigger that it is called by, if it is one's. */
    static PlRoutine of(RoutineUse use, TriggerDescriptor.Transitions transitions) {
        return new PlRoutine(use, use.routine().source(), use.result() == Type.TRIGGER, transitions);
    }

    static PlRoutine block(String source) {
        return new PlRoutine(null, source, false, TriggerDescriptor.Transitions.NONE);
    }

    private PlVariable known(String name, Type type, PlScope scope) {
        PlVariable variable = new PlVariable(name, slots++, new PlType.Known(ColumnType.of(type)), false, false, null,
                null, 0);
        scope.add(name, variable);
        return variable;
    }

    private void addParameters(PlScope scope) {
        List<RoutineParameter> called = SqlRoutine.called(use.routine());
        int at = 0;
        int out = 0;
        for (RoutineParameter parameter : use.routine().parameters()) {
            boolean isGiven = called.contains(parameter);
            Type type = isGiven ? use.arguments().get(at) : use.outputs().get(out).type();
            if (parameter.isOutput()) {
                type = use.outputs().get(out).type();
                out++;
            }
            PlVariable variable = new PlVariable(parameter.name(), slots++, type.kind() == Type.Kind.RECORD
                    && type.fields() == null ? new PlType.Record() : new PlType.Known(ColumnType.of(type)), false,
                    false,
                    null, null, 0);
            if (!parameter.name().isEmpty()) {
                scope.add(parameter.name(), variable);
            }
            if (isGiven) {
                at++;
                inputs.add(variable);
                scope.add("$" + at, variable);
            }
            if (parameter.isOutput()) {
                outputs.add(variable);
            }
        }
    }

    RoutineUse use() {
        return use;
    }

    PlParser.Parsed parsed() {
        return parsed;
    }

    PlVariable found() {
        return found;
    }

    List<PlVariable> inputs() {
        return inputs;
    }

    List<PlVariable> outputs() {
        return outputs;
    }

    /** Null unless it is a trigger's. */
    PlTriggerNames triggerNames() {
        return triggerNames;
    }

    /** As contexts of errors name it. */
    String called() {
        return called;
    }

    @Override
    public Object value(Object[] arguments, NestedStatements nested, SessionContext context) {
        if (triggerNames != null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "trigger functions can only be called as triggers");
        }
        return run(arguments, nested, context).value();
    }

    @Override
    public List<Object[]> rows(Object[] arguments, NestedStatements nested, SessionContext context) {
        return run(arguments, nested, context).rows();
    }

    private PlResult run(Object[] arguments, NestedStatements nested, SessionContext context) {
        return new PlRun(this, nested, context).run(arguments);
    }

    /** The row that a trigger gives back, or null. */
    RecordDatum row(TriggerCall call, NestedStatements nested, SessionContext context) {
        return new PlRun(this, nested, context).run(call);
    }

    /** DO. */
    void execute(NestedStatements nested, SessionContext context) {
        run(new Object[0], nested, context);
    }

    /** The structure was checked when it was read. */
    @Override
    public void check(NestedStatements nested) {}
}
