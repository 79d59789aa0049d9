package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.schema.HeritageDraft;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Identifier;
import java.util.ArrayList;
import java.util.List;

/** CREATE TABLE AS: a table with the columns of a query. */
final class CreateAsBinder {
    private final StatementBinder statement;

    CreateAsBinder(StatementBinder statement) {
        this.statement = statement;
    }

    Bound bind(Definition.CreateTableAs create) {
        SchemaCommand.Name name = new DefinitionBinder(statement).newTable(create.table(), create.persistence(),
                create.options());
        BoundQuery query = new QueryBinder(statement, null, null).bind(create.query());
        return new Bound.OfCreateAs(table(name, create.ifNotExists(), create.columns(), query,
                DefinitionBinder.onCommit(name, create.onCommit()), create.position()), query, create.withData());
    }

    /** A table with the columns of the query, some of them under other names. */
    SchemaCommand.CreateTable table(SchemaCommand.Name name, boolean ifNotExists, List<Identifier> names,
            BoundQuery query, SchemaCommand.OnCommit onCommit, int position) {
        if (names.size() > query.columns().size()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "too many column names were specified");
        }
        List<SchemaCommand.NewColumn> columns = new ArrayList<>();
        for (BoundQuery.OutputColumn output : query.columns()) {
            int at = columns.size();
            String column = at < names.size() ? names.get(at).text() : output.name();
            columns.add(new SchemaCommand.NewColumn(column, output.type(), false, null, null, null, position));
        }
        return new SchemaCommand.CreateTable(name, ifNotExists, columns, List.of(), List.of(), List.of(), onCommit,
                List.of(), HeritageDraft.NONE);
    }
}
