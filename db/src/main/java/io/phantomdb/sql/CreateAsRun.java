package io.phantomdb.sql;

import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.execute.BulkInsert;
import io.phantomdb.sql.execute.Execution;
import io.phantomdb.sql.execute.StatementRun;
import io.phantomdb.sql.plan.Rules;
import io.phantomdb.sql.schema.SchemaChanges;
import java.util.Arrays;
import java.util.List;

/** CREATE TABLE AS at work: makes the table and fills it, both in the statement's transaction. */
final class CreateAsRun {
    private final SchemaChanges schemaChanges;
    private final Execution execution;

    CreateAsRun(SchemaChanges schemaChanges, Execution execution) {
        this.schemaChanges = schemaChanges;
        this.execution = execution;
    }

    /** Returns the tag. */
    String run(Scope scope, Works.CreateAs create, Environment environment) {
        TableDescriptor made = schemaChanges.create(scope, execution.transaction(), create.create(),
                environment.searchPath(), null, environment::notice);
        SqlEngine.remember(made, create.create(), environment);
        if (made == null || create.rows() == null) {
            execution.close();
            return "CREATE TABLE AS";
        }
        StatementRun rows = StatementRun.of(create.rows(), execution);
        try {
            return "SELECT " + fill(rows, new Table(made));
        } finally {
            rows.close();
        }
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
