package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Utility;

/** Turns CREATE, ALTER and DROP SCHEMA into commands. */
final class NamespaceBinder {
    private NamespaceBinder() {}

    static SchemaCommand create(Utility.CreateSchema create) {
        return new SchemaCommand.CreateSchema(create.name(), create.ifNotExists(), create.owner(),
                create.elements());
    }

    static SchemaCommand alter(Definition.AlterSchema alter) {
        return new SchemaCommand.RenameSchema(alter.name(), alter.to());
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
