package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutineParameter;
import io.phantomdb.sql.catalog.RoutineType;
import io.phantomdb.sql.catalog.RoutineUse;
import io.phantomdb.sql.catalog.RoutinesDescriptor;
import io.phantomdb.sql.schema.SchemaCommand;
import java.util.ArrayList;
import java.util.List;

/** What a session adds to the definition of a routine: settings as they are now, and how it would be called. */
final class RoutineDefinitions {
    private RoutineDefinitions() {}

    /** With the values of settings that are said to be as they are. 42704 if there is no such setting. */
    static SchemaCommand.OfRoutine settled(SchemaCommand.OfRoutine command, Environment environment) {
        return switch (command) {
            case SchemaCommand.CreateRoutine create -> {
                List<RoutineDescriptor.Setting> settings = new ArrayList<>();
                for (SchemaCommand.RoutineSetting each : settled(create.settings(), environment)) {
                    settings.removeIf(other -> other.name().equals(each.name()));
                    settings.add(new RoutineDescriptor.Setting(each.name(), each.value()));
                }
                RoutineDescriptor draft = create.routine();
                String path = draft.atomicPath() == null ? null : written(environment);
                yield new SchemaCommand.CreateRoutine(create.name(), create.replace(),
                        new RoutineDescriptor(draft.id(), draft.kind(), draft.parameters(), draft.result(),
                                draft.setOf(), draft.language(), draft.properties(), draft.source(), path, settings,
                                draft.needs(), draft.access()),
                        List.of(), create.versions());
            }
            case SchemaCommand.AlterRoutine alter -> {
                SchemaCommand.RoutineChange change = alter.change();
                yield new SchemaCommand.AlterRoutine(alter.kind(), alter.routine(), new SchemaCommand.RoutineChange(
                        change.rename(), change.owner(), change.schema(), change.properties(),
                        settled(change.settings(), environment)));
            }
            default -> command;
        };
    }

    /** The search path as it is now. */
    private static String written(Environment environment) {
        return String.join(", ", environment.searchPath().written().stream()
                .map(name -> "\"" + name.replace("\"", "\"\"") + "\"").toList());
    }

    private static List<SchemaCommand.RoutineSetting> settled(List<SchemaCommand.RoutineSetting> settings,
            Environment environment) {
        List<SchemaCommand.RoutineSetting> settled = new ArrayList<>();
        for (SchemaCommand.RoutineSetting each : settings) {
            String now = each.name() == null ? null : environment.setting(each.name());
            if (each.name() != null && now == null && each.name().indexOf('.') < 0) {
                throw new StatementError(SqlState.UNDEFINED_OBJECT,
                        "unrecognized configuration parameter \"" + each.name() + "\"");
            }
            boolean resets = each.reset() || !each.fromCurrent() && each.value() == null;
            settled.add(new SchemaCommand.RoutineSetting(each.name(), each.fromCurrent() ? now : each.value(), false,
                    resets));
        }
        return settled;
    }

    /** The routine as if it were called with arguments of just the types that it declares. */
    static RoutineUse declared(SchemaCommand.CreateRoutine create, RoutineType.Descriptors descriptors) {
        RoutineDescriptor routine = create.routine();
        List<Type> arguments = SqlRoutine.called(routine).stream().map(each -> each.type().resolve(descriptors))
                .toList();
        List<SetFunction.Output> outputs = new ArrayList<>();
        for (RoutineParameter output : routine.outputs()) {
            outputs.add(new SetFunction.Output(output.name().isEmpty() ? null : output.name(),
                    output.type().resolve(descriptors)));
        }
        Type result = routine.result().resolve(descriptors);
        if (outputs.isEmpty() && result.fields() != null) {
            result.fields().forEach(field -> outputs.add(new SetFunction.Output(field.name(), field.type().type())));
        }
        boolean isRecord = outputs.size() > 1 || routine.isProcedure() && !outputs.isEmpty()
                || routine.result().isRow();
        if (outputs.isEmpty()) {
            outputs.add(new SetFunction.Output(null, result));
        }
        Type row = isRecord
                ? Type.record(outputs.stream().map(each -> new Type.Field(each.name() == null ? "column" : each.name(),
                        ColumnType.of(each.type()))).toList())
                : outputs.getFirst().type();
        return new RoutineUse(routine, RoutinesDescriptor.plain(create.name().name()), "", arguments, row, outputs);
    }
}
