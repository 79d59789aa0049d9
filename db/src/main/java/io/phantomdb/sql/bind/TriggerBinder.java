package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.RoutinesDescriptor;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.RoutineStatement;
import java.util.ArrayList;
import java.util.List;

/** CREATE TRIGGER; what PhantomDB does not have of it is refused with 0A000. */
final class TriggerBinder {
    private final StatementBinder statement;

    TriggerBinder(StatementBinder statement) {
        this.statement = statement;
    }

    SchemaCommand create(RoutineStatement.CreateTrigger create) {
        requireSupported(create);
        int events = 0;
        for (RoutineStatement.Event event : create.events()) {
            events |= TriggerDescriptor.Event.valueOf(event.name()).bit();
        }
        boolean truncates = create.events().contains(RoutineStatement.Event.TRUNCATE);
        if (truncates) {
            throw DefinitionBinder.notYet("TRUNCATE triggers", create);
        }
        if (create.when() != null) {
            requireConditionNames(create);
        }
        List<String> function = new ArrayList<>(create.function().parts());
        function.set(function.size() - 1, RoutinesDescriptor.mangled(create.function().last()));
        return new SchemaCommand.CreateTrigger(name(create.table()), create.replace(),
                new SchemaCommand.TriggerDraft(create.name(), TriggerDescriptor.Timing.valueOf(create.timing().name()),
                        events, create.columns().stream().map(Identifier::text).toList(), create.perRow(),
                        create.when() == null ? null : TreeText.of(create.when()), create.arguments()),
                name(new Name(function, create.function().position())));
    }

    private static void requireSupported(RoutineStatement.CreateTrigger create) {
        if (create.timing() == RoutineStatement.Timing.INSTEAD_OF) {
            throw DefinitionBinder.notYet("INSTEAD OF triggers", create);
        }
        if (create.transition()) {
            throw DefinitionBinder.notYet("REFERENCING in triggers", create);
        }
        if (create.deferrable()) {
            throw DefinitionBinder.notYet("DEFERRABLE triggers", create);
        }
        if (create.constraint() && (create.timing() != RoutineStatement.Timing.AFTER || !create.perRow())) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "constraint triggers are AFTER ... FOR EACH ROW");
        }
    }

    /** A condition of a statement's trigger sees no rows; one of a row's trigger sees OLD and NEW as far as they are. */
    private static void requireConditionNames(RoutineStatement.CreateTrigger create) {
        boolean isInsert = create.events().contains(RoutineStatement.Event.INSERT);
        boolean isDelete = create.events().contains(RoutineStatement.Event.DELETE);
        ColumnNames.references(create.when()).forEach(reference -> {
            String first = reference.parts().getFirst();
            boolean isRow = first.equals("old") || first.equals("new");
            if (isRow && !create.perRow()) {
                throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION,
                        "statement trigger's WHEN condition cannot reference column values").at(reference.position());
            }
            if (first.equals("old") && isInsert) {
                throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION,
                        "INSERT trigger's WHEN condition cannot reference OLD values").at(reference.position());
            }
            if (first.equals("new") && isDelete) {
                throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION,
                        "DELETE trigger's WHEN condition cannot reference NEW values").at(reference.position());
            }
        });
    }

    private SchemaCommand.Name name(Name name) {
        return new SchemaCommand.Name(statement.schema(name), name.last(), statement.path(), name.position());
    }
}
