package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.settings.SessionSettings;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Utility;
import java.util.List;

/** Turns CREATE, ALTER and DROP SCHEMA into commands. */
final class NamespaceBinder {
    private NamespaceBinder() {}

    static SchemaCommand create(Utility.CreateSchema create) {
        String owner = create.owner() == null ? null : role(create.owner());
        return new SchemaCommand.CreateSchema(create.name() == null ? owner : create.name(), create.ifNotExists());
    }

    /** There is only one role. */
    static String role(String written) {
        boolean isCurrent = List.of("current_user", "current_role", "session_user").contains(written);
        if (!isCurrent && !written.equals(SessionSettings.ONLY_USER)) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "role \"" + written + "\" does not exist");
        }
        return SessionSettings.ONLY_USER;
    }

    static SchemaCommand alter(Definition.AlterSchema alter) {
        if (alter.owner() == null) {
            return new SchemaCommand.RenameSchema(alter.name(), alter.to());
        }
        role(alter.owner());
        return new SchemaCommand.AlterSchemaOwner(alter.name());
    }

    static SchemaCommand drop(Definition.DropOther drop) {
        return new SchemaCommand.DropSchemas(drop.names().stream().map(NamespaceBinder::schema).toList(),
                drop.ifExists(), drop.cascade());
    }

    private static String schema(Name name) {
        if (name.parts().size() > 1) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "improper schema name (too many dotted names): " + name)
                    .at(name.position());
        }
        return name.last();
    }
}
