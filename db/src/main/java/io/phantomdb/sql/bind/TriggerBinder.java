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
        if (create.when() != null) {
            requireConditionNames(create);
        }
        List<String> function = new ArrayList<>(create.function().parts());
        function.set(function.size() - 1, RoutinesDescriptor.mangled(create.function().last()));
        return new SchemaCommand.CreateTrigger(name(create.table()), create.replace(),
                new SchemaCommand.TriggerDraft(create.name(), TriggerDescriptor.Timing.valueOf(create.timing().name()),
                        events, create.columns().stream().map(Identifier::text).toList(), create.perRow(),
                        create.when() == null ? null : TreeText.of(create.when()), create.arguments(),
                        transitions(create)),
                name(new Name(function, create.function().position())));
    }

    private static void requireSupported(RoutineStatement.CreateTrigger create) {
        if (create.timing() == RoutineStatement.Timing.INSTEAD_OF) {
            requireInsteadOf(create);
        }
        if (create.events().contains(RoutineStatement.Event.TRUNCATE) && create.perRow()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "TRUNCATE FOR EACH ROW triggers are not supported");
        }
        if (create.deferrable()) {
            throw DefinitionBinder.notYet("DEFERRABLE triggers", create);
        }
        if (create.constraint() && (create.timing() != RoutineStatement.Timing.AFTER || !create.perRow())) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "constraint triggers are AFTER ... FOR EACH ROW");
        }
    }

    private static void requireInsteadOf(RoutineStatement.CreateTrigger create) {
        if (!create.perRow()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "INSTEAD OF triggers must be FOR EACH ROW");
        }
        if (create.when() != null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "INSTEAD OF triggers cannot have WHEN conditions");
        }
        if (!create.columns().isEmpty()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "INSTEAD OF triggers cannot have column lists");
        }
    }

    private static TriggerDescriptor.Transitions transitions(RoutineStatement.CreateTrigger create) {
        String oldTable = null;
        String newTable = null;
        for (RoutineStatement.TransitionName each : create.transitions()) {
            requireTransition(create, each);
            if ((each.isNew() ? newTable : oldTable) != null) {
                throw invalid((each.isNew() ? "NEW" : "OLD") + " TABLE cannot be specified multiple times");
            }
            newTable = each.isNew() ? each.name() : newTable;
            oldTable = each.isNew() ? oldTable : each.name();
        }
        if (newTable != null && newTable.equals(oldTable)) {
            throw invalid("OLD TABLE name and NEW TABLE name cannot be the same");
        }
        return new TriggerDescriptor.Transitions(oldTable, newTable);
    }

    private static void requireTransition(RoutineStatement.CreateTrigger create, RoutineStatement.TransitionName name) {
        if (!name.isTable()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "ROW variable naming in the REFERENCING clause is not supported", null,
                    "Use OLD TABLE or NEW TABLE for naming transition tables.", 0);
        }
        if (create.timing() != RoutineStatement.Timing.AFTER) {
            throw invalid("transition table name can only be specified for an AFTER trigger");
        }
        if (create.events().contains(RoutineStatement.Event.TRUNCATE)) {
            throw invalid("TRUNCATE triggers with transition tables are not supported");
        }
        if (create.events().size() > 1) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "transition tables cannot be specified for triggers with more than one event");
        }
        if (!create.columns().isEmpty()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "transition tables cannot be specified for triggers with column lists");
        }
        RoutineStatement.Event without = name.isNew() ? RoutineStatement.Event.DELETE : RoutineStatement.Event.INSERT;
        if (create.events().contains(without)) {
            throw invalid(name.isNew()
                    ? "NEW TABLE can only be specified for an INSERT or UPDATE trigger"
                    : "OLD TABLE can only be specified for a DELETE or UPDATE trigger");
        }
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.INVALID_OBJECT_DEFINITION, message);
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
