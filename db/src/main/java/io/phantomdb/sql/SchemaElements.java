package io.phantomdb.sql;

import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.schema.SchemaCommand;
import java.util.ArrayList;
import java.util.List;

/** What CREATE SCHEMA makes in the new schema, which is searched first meanwhile. */
final class SchemaElements {
    private SchemaElements() {}

    /** Nothing, of all other commands. */
    static void run(SqlEngine engine, SchemaCommand command, RoutineRuns.Around around) {
        if (!(command instanceof SchemaCommand.CreateSchema create) || create.elements().isEmpty()) {
            return;
        }
        Environment session = around.environment();
        SearchPath path = session.searchPath();
        List<String> names = new ArrayList<>(path.written());
        names.addFirst(create.name() != null ? create.name() : owner(create, session));
        Environment inside = new RoutineEnvironment(session,
                new SearchPath(path.database(), names, path.temporary(), path.who()), null, null);
        for (String element : create.elements()) {
            try {
                make(engine, element, new RoutineRuns.Around(around.scope(), inside, around.transaction()));
            } catch (StatementError error) {
                // Its places are of a text that the client does not know.
                throw NestedStatements.isRetried(error) ? error : error.nowhere();
            }
        }
    }

    private static void make(SqlEngine engine, String element, RoutineRuns.Around around) {
        for (Engine.Statement statement : engine.parse(element)) {
            Engine.Prepared prepared = engine.prepare(around.scope(), around.environment(), around.transaction(),
                    statement, List.of());
            engine.executeSchema(around.scope(), around.environment(), around.transaction(), prepared);
        }
    }

    private static String owner(SchemaCommand.CreateSchema create, Environment session) {
        return create.owner() == null || create.owner().name() == null ? session.user() : create.owner().name();
    }
}
