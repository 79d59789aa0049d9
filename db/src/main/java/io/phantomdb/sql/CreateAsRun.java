package io.phantomdb.sql;

import io.phantomdb.base.Span;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.execute.BulkInsert;
import io.phantomdb.sql.execute.Execution;
import io.phantomdb.sql.execute.StatementRun;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.plan.Rules;
import io.phantomdb.sql.schema.SchemaChanges;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transaction.Waiting;
import java.util.Arrays;
import java.util.List;

/**
 * CREATE TABLE AS and materialized views at work: the table is made, or emptied, and filled, both in the statement's
 * transaction.
 */
final class CreateAsRun {
    private final SchemaChanges schemaChanges;
    private final Execution execution;

    CreateAsRun(SchemaChanges schemaChanges, Execution execution) {
        this.schemaChanges = schemaChanges;
        this.execution = execution;
    }

    /** Returns the tag. */
    String run(Scope scope, Works.CreateAs create, Environment environment) {
        TableDescriptor made = make(scope, create.create(), environment);
        if (made == null || create.rows() == null) {
            execution.close();
            return create.create() instanceof SchemaCommand.CreateTable ? "CREATE TABLE AS" : create.create().tag();
        }
        return "SELECT " + fill(create.rows(), new Table(made));
    }

    /** Null if there was one. */
    private TableDescriptor make(Scope scope, SchemaCommand create, Environment environment) {
        if (create instanceof SchemaCommand.CreateMaterialized view) {
            return schemaChanges.create(scope, execution.transaction(), view, environment.searchPath(),
                    environment::notice);
        }
        SchemaCommand.CreateTable table = (SchemaCommand.CreateTable) create;
        TableDescriptor made = schemaChanges.create(scope, execution.transaction(), table, environment.searchPath(),
                null, environment::notice);
        SqlEngine.remember(made, table, environment);
        return made;
    }

    /** All rows go, and those of the query come: others see the ones or the others. Returns the tag. */
    String run(Scope scope, Works.Refresh refresh, Environment environment) {
        Table view = new Table(
                schemaChanges.refresh(scope, execution.transaction(), refresh.refresh(), environment.searchPath()));
        empty(view);
        if (refresh.refresh().withData()) {
            fill(refresh.rows(), view);
        } else {
            execution.close();
        }
        return "REFRESH MATERIALIZED VIEW";
    }

    private void empty(Table table) {
        Span all = SystemTables.tableSpan(table.descriptor().id());
        execution.transaction().lockSpan(table.version(), all, Lock.EXCLUSIVE, Waiting.WAIT);
        execution.transaction().deleteRange(table.version(), all);
    }

    private long fill(Plan plan, Table table) {
        StatementRun rows = StatementRun.of(plan, execution);
        try {
            return fill(rows, table);
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
