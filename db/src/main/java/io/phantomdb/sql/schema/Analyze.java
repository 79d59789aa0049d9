package io.phantomdb.sql.schema;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.AnalyzedTable;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.StatisticsCache;
import io.phantomdb.sql.catalog.StatisticsRows;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * ANALYZE: reads tables and writes down what planners want to know of them. By itself it reads at a timestamp and holds
 * nothing; only what it has found is written in a transaction, which makes sure that the table is still there. In a block it
 * is part of the transaction, whose own rows it sees.
 */
public final class Analyze {
    private final OwnTransactions transactions;
    private final StatisticsCache statistics;

    public Analyze(Transactions transactions, StatisticsCache statistics) {
        this.transactions = new OwnTransactions(transactions);
        this.statistics = statistics;
    }

    private record Target(TableDescriptor table, List<ColumnDescriptor> columns) {}

    /** In transactions of its own, one table after the other. The time is in microseconds since 2000-01-01 UTC. */
    public void runAlone(Scope scope, SchemaCommand.Vacuum command, SearchPath path, long nowMicros,
            Consumer<Notice> notices) {
        List<Target> targets = transactions.run(scope, false,
                transaction -> targets(SchemaEdit.of(scope, transaction, transactions, path, notices), command));
        if (command.analyzes()) {
            for (Target target : targets) {
                analyze(scope, target, nowMicros, false);
            }
        }
    }

    /** As a part of the transaction. */
    public void runWithin(Scope scope, Transaction transaction, SchemaCommand.Vacuum command, SearchPath path,
            long nowMicros, Consumer<Notice> notices) {
        SchemaEdit edit = SchemaEdit.of(scope, transaction, transactions, path, notices);
        for (Target target : targets(edit, command)) {
            MemoryAccount memory = scope.memory().child("analyze", scope.memory().bytesMax());
            try {
                TableAnalysis analysis = new TableAnalysis(new Table(target.table), target.columns, memory);
                analysis.read(scope, transaction, false);
                write(transaction, target, analysis, nowMicros, false);
            } finally {
                memory.releaseAll();
            }
        }
    }

    /** By a node, without being asked; it leaves room for others. */
    void automatically(Scope scope, int tableId, long nowMicros) {
        TableDescriptor table = transactions.readCatalog(scope, rows -> rows.table(tableId, Lock.SHARED));
        if (table != null && table.isTable()) {
            analyze(scope, new Target(table, analysed(table)), nowMicros, true);
        }
    }

    private void analyze(Scope scope, Target target, long nowMicros, boolean automatic) {
        MemoryAccount memory = scope.memory().child("analyze", scope.memory().bytesMax());
        try {
            TableAnalysis analysis = transactions.run(scope, true, transaction -> {
                memory.releaseAll();
                TableAnalysis fresh = new TableAnalysis(new Table(target.table), target.columns, memory);
                fresh.read(scope, transaction, automatic);
                return fresh;
            });
            boolean written = transactions.run(scope, false,
                    transaction -> write(transaction, target, analysis, nowMicros, automatic));
            if (written) {
                statistics.changed(target.table.id());
            }
        } finally {
            memory.releaseAll();
        }
    }

    /** What users see, and what indexes have computed: expressions, and conditions of partial ones. */
    private static List<ColumnDescriptor> analysed(TableDescriptor table) {
        return table.columns().stream().filter(column -> column.state() == ColumnDescriptor.State.PUBLIC
                || column.state() == ColumnDescriptor.State.HIDDEN && column.generatedSql() != null).toList();
    }

    /** False if the table is gone. */
    private static boolean write(Transaction transaction, Target target, TableAnalysis analysis, long nowMicros,
            boolean automatic) {
        int id = target.table.id();
        if (new CatalogRows(transaction).table(id, Lock.SHARED) == null) {
            return false;
        }
        StatisticsRows rows = new StatisticsRows(transaction);
        AnalyzedTable last = rows.tables(List.of(id), Lock.EXCLUSIVE).getFirst();
        rows.put(AnalyzedTable.after(last, id, analysis.rows(), nowMicros, automatic),
                analysis.columns());
        return true;
    }

    private static List<Target> targets(SchemaEdit edit, SchemaCommand.Vacuum command) {
        List<Target> targets = new ArrayList<>();
        if (command.tables().isEmpty() && command.analyzes()) {
            edit.rows().tables(Lock.PEEK).stream()
                    .filter(table -> table.database() == edit.database() && table.isTable())
                    .filter(table -> !SearchPath.isTemporary(table.schema())
                            || table.schema().equals(edit.path().temporary().schema()))
                    .filter(table -> isPermitted(edit, table, command.vacuums()))
                    .forEach(table -> targets.add(new Target(table, analysed(table))));
        }
        for (SchemaCommand.Relation relation : command.tables()) {
            TableDescriptor table = edit.rows().present(edit.requireTable(relation.table()), Lock.SHARED);
            if (!isPermitted(edit, table, command.vacuums())) {
                continue;
            }
            requireColumns(table, relation.columns());
            if (table.isTable()) {
                targets.add(new Target(table, relation.columns().isEmpty()
                        ? analysed(table)
                        : relation.columns().stream().map(table::columnNamed).toList()));
            } else {
                edit.notices().accept(Notice.warning(SqlState.WARNING, "skipping \"" + table.name() + "\" --- cannot "
                        + (command.vacuums()
                                ? "vacuum non-tables or special system tables"
                                : "analyze non-tables or special system tables")));
            }
        }
        return targets;
    }

    /** Whose neither the table nor the database is goes on without it, and is told so. */
    private static boolean isPermitted(SchemaEdit edit, TableDescriptor table, boolean vacuums) {
        Permissions permissions = edit.permissions();
        boolean isPermitted = permissions.owns(table.access()) || permissions.ownsDatabase();
        if (!isPermitted) {
            edit.notices().accept(Notice.warning(SqlState.WARNING, "skipping \"" + table.name()
                    + "\" --- only table or database owner can " + (vacuums ? "vacuum" : "analyze") + " it"));
        }
        return isPermitted;
    }

    private static void requireColumns(TableDescriptor table, List<String> columns) {
        for (int at = 0; at < columns.size(); at++) {
            String name = columns.get(at);
            String column = "column \"" + name + "\" of relation \"" + table.name() + "\"";
            if (table.columnNamed(name) == null) {
                throw new StatementError(SqlState.UNDEFINED_COLUMN, column + " does not exist");
            }
            if (columns.subList(0, at).contains(name)) {
                throw new StatementError(SqlState.DUPLICATE_COLUMN, column + " appears more than once");
            }
        }
    }
}
