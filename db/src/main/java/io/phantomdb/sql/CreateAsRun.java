package io.phantomdb.sql;

import io.phantomdb.base.Check;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.Catalog;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.execute.BulkInsert;
import io.phantomdb.sql.execute.Execution;
import io.phantomdb.sql.execute.StatementRun;
import io.phantomdb.sql.plan.Rules;
import io.phantomdb.sql.schema.SchemaChanges;
import io.phantomdb.sql.schema.SchemaCommand;
import java.util.Arrays;
import java.util.List;

/** CREATE TABLE AS at work: makes the table and fills it, both in the statement's transaction. */
final class CreateAsRun {
    private final Catalog catalog;
    private final SchemaChanges schemaChanges;
    private final Execution execution;

    CreateAsRun(Catalog catalog, SchemaChanges schemaChanges, Execution execution) {
        this.catalog = catalog;
        this.schemaChanges = schemaChanges;
        this.execution = execution;
    }

    /** Returns the tag. */
    String run(Scope scope, Works.CreateAs create, Environment environment) {
        SchemaCommand.Name name = create.create().table();
        boolean isThere = create.create().ifNotExists() && find(scope, name) != null;
        schemaChanges.runWithin(scope, execution.transaction(), create.create(), null, environment::notice);
        if (isThere || create.rows() == null) {
            execution.close();
            return "CREATE TABLE AS";
        }
        StatementRun rows = StatementRun.of(create.rows(), execution);
        try {
            return "SELECT " + fill(rows, Check.present(find(scope, name), "table just made"));
        } finally {
            rows.close();
        }
    }

    private Table find(Scope scope, SchemaCommand.Name name) {
        return catalog.table(scope, execution.transaction(), name.schema(), name.name());
    }

    private long fill(StatementRun rows, Table table) {
        int visible = table.descriptor().visibleColumns().size();
        BulkInsert insert = new BulkInsert(execution, table, Rules.none(table));
        for (List<Object[]> batch = rows.next(); !batch.isEmpty(); batch = rows.next()) {
            for (Object[] row : batch) {
                insert.add(Arrays.copyOf(Arrays.copyOf(row, visible), table.width()), insert.count());
                if (insert.isFull()) {
                    insert.flush();
                }
            }
        }
        insert.flush();
        return insert.count();
    }
}
