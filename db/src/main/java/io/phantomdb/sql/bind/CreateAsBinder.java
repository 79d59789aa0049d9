package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Definition;
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
        if (create.columns().size() > query.columns().size()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "too many column names were specified");
        }
        List<SchemaCommand.NewColumn> columns = new ArrayList<>();
        for (BoundQuery.OutputColumn output : query.columns()) {
            int at = columns.size();
            String column = at < create.columns().size() ? create.columns().get(at).text() : output.name();
            columns.add(new SchemaCommand.NewColumn(column, output.type(), false, null, null, null, create.position()));
        }
        return new Bound.OfCreateAs(new SchemaCommand.CreateTable(name, create.ifNotExists(), columns, List.of(),
                List.of(), List.of(), DefinitionBinder.onCommit(name, create.onCommit()), List.of()), query,
                create.withData());
    }
}
