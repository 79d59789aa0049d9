package io.phantomdb.sql.schema;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.JobDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Carries out schema statements: one transaction that changes the catalog and leaves a job, then the job to its end. */
public final class SchemaChanges {
    private record Started(long jobId) {
        static final Started NOTHING = new Started(0);
    }

    private final OwnTransactions transactions;
    private final SchemaJobs jobs;

    public SchemaChanges(Transactions transactions, SchemaJobs jobs) {
        this.transactions = new OwnTransactions(transactions);
        this.jobs = jobs;
    }

    /** Returns the command tag. */
    public String run(Scope scope, SchemaCommand command, Consumer<Notice> notices) {
        return switch (command) {
            case SchemaCommand.CreateTable create -> createTable(scope, create, notices);
            case SchemaCommand.DropTables drop -> dropTables(scope, drop, notices);
            case SchemaCommand.CreateIndex create -> createIndex(scope, create, notices);
            case SchemaCommand.DropIndexes drop -> dropIndexes(scope, drop, notices);
            case SchemaCommand.AddKey add -> addKey(scope, add, notices);
            case SchemaCommand.Vacuum vacuum -> vacuum(scope, vacuum);
        };
    }

    private String createTable(Scope scope, SchemaCommand.CreateTable create, Consumer<Notice> notices) {
        NewTable draft = new NewTable(create);
        boolean made = transactions.onCatalog(scope, rows -> {
            SchemaCommand.Name name = create.table();
            if (rows.name(name.schema(), name.name(), Lock.EXCLUSIVE) != null) {
                if (create.ifNotExists()) {
                    return false;
                }
                throw alreadyExists(name.name());
            }
            TableDescriptor table = draft.descriptor(rows);
            rows.putTable(table);
            rows.putName(table.schema(), table.name(), new CatalogName(table.id(), 0));
            for (IndexDescriptor index : table.indexes()) {
                if (!index.name().isEmpty()) {
                    rows.putName(table.schema(), index.name(), new CatalogName(table.id(), index.id()));
                }
            }
            return true;
        });
        if (!made) {
            notices.accept(skipping(create.table().name()));
        }
        return "CREATE TABLE";
    }

    private static Notice skipping(String name) {
        return new Notice(Notice.Level.NOTICE, SqlState.DUPLICATE_TABLE,
                "relation \"" + name + "\" already exists, skipping", null, null);
    }

    static StatementError alreadyExists(String name) {
        return new StatementError(SqlState.DUPLICATE_TABLE, "relation \"" + name + "\" already exists");
    }

    private String dropTables(Scope scope, SchemaCommand.DropTables drop, Consumer<Notice> notices) {
        List<String> missing = new ArrayList<>();
        List<Started> started = transactions.onCatalog(scope, rows -> {
            missing.clear();
            List<Started> all = new ArrayList<>();
            for (SchemaCommand.Name name : drop.tables()) {
                CatalogName found = rows.name(name.schema(), name.name(), Lock.EXCLUSIVE);
                if (found == null && drop.ifExists()) {
                    missing.add(name.name());
                } else if (found == null) {
                    throw new StatementError(SqlState.UNDEFINED_TABLE, "table \"" + name.name() + "\" does not exist");
                } else if (!found.isTable()) {
                    throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + name.name() + "\" is not a table", null,
                            "Use DROP INDEX to remove an index.", 0);
                } else {
                    all.add(dropTable(rows, found.tableId()));
                }
            }
            return all;
        });
        missing.forEach(
                name -> notices.accept(Notice.notice("table \"" + name + "\" does not exist, skipping")));
        started.forEach(job -> finish(scope, job));
        return "DROP TABLE";
    }

    private Started dropTable(CatalogRows rows, int tableId) {
        TableDescriptor table = idle(rows, tableId);
        rows.deleteName(table.schema(), table.name());
        for (IndexDescriptor index : table.indexes()) {
            if (!index.name().isEmpty()) {
                rows.deleteName(table.schema(), index.name());
            }
        }
        rows.putTable(table.withState(TableDescriptor.State.DROPPED).nextVersion());
        return start(rows, JobDescriptor.Kind.DROP_TABLE, tableId, List.of(), List.of());
    }

    /** The table, for changing; refused while another schema change of it is under way. */
    private static TableDescriptor idle(CatalogRows rows, int tableId) {
        TableDescriptor table = rows.table(tableId, Lock.EXCLUSIVE);
        for (JobDescriptor job : rows.jobs()) {
            if (job.tableId() == tableId) {
                throw new StatementError(SqlState.OBJECT_IN_USE,
                        "another schema change of table \"" + table.name() + "\" is under way", null,
                        "Try again when it is done.", 0);
            }
        }
        return table;
    }

    private Started start(CatalogRows rows, JobDescriptor.Kind kind, int tableId, List<Integer> newIds,
            List<Integer> oldIds) {
        JobDescriptor job = new JobDescriptor(rows.newJobId(), kind, tableId, newIds, oldIds, Bytes.EMPTY,
                jobs.firstClaim(), null);
        rows.putJob(job);
        return new Started(job.id());
    }

    private void finish(Scope scope, Started started) {
        if (started.jobId() != 0) {
            jobs.run(scope, started.jobId(), jobs.firstClaim());
        }
    }

    private String createIndex(Scope scope, SchemaCommand.CreateIndex create, Consumer<Notice> notices) {
        Started started = onTable(scope, create.table(), (rows, table) -> {
            String name = create.index() != null ? create.index() : IndexNames.choose(rows, table, create.columns());
            if (rows.name(table.schema(), name, Lock.EXCLUSIVE) != null) {
                if (create.ifNotExists()) {
                    return null;
                }
                throw alreadyExists(name);
            }
            IndexDescriptor index = new IndexDescriptor(1, name, create.unique(), false,
                    IndexDescriptor.Constraint.NONE, NewTable.parts(table, create.columns()), NewTable.suffix(table),
                    IndexDescriptor.State.DELETE_ONLY);
            return addIndex(rows, table, index);
        });
        if (started == null) {
            notices.accept(skipping(create.index()));
            return "CREATE INDEX";
        }
        finish(scope, started);
        return "CREATE INDEX";
    }

    private Started addIndex(CatalogRows rows, TableDescriptor table, IndexDescriptor index) {
        TableDescriptor after = table.withNewIndex(index);
        int indexId = after.indexes().getLast().id();
        rows.putTable(after.nextVersion());
        rows.putName(table.schema(), index.name(), new CatalogName(table.id(), indexId));
        return start(rows, JobDescriptor.Kind.ADD_INDEX, table.id(), List.of(indexId), List.of());
    }

    private interface TableChange<T> {
        T apply(CatalogRows rows, TableDescriptor table);
    }

    private <T> T onTable(Scope scope, SchemaCommand.Name name, TableChange<T> change) {
        return transactions.onCatalog(scope, rows -> change.apply(rows, idle(rows, tableId(rows, name))));
    }

    private static int tableId(CatalogRows rows, SchemaCommand.Name name) {
        CatalogName found = rows.name(name.schema(), name.name(), Lock.SHARED);
        if (found == null) {
            throw new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + name.text() + "\" does not exist");
        }
        if (!found.isTable()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + name.name() + "\" is not a table");
        }
        return found.tableId();
    }

    private String dropIndexes(Scope scope, SchemaCommand.DropIndexes drop, Consumer<Notice> notices) {
        for (SchemaCommand.Name name : drop.indexes()) {
            Started started = transactions.onCatalog(scope, rows -> dropIndex(rows, name, drop.ifExists()));
            if (started == null) {
                notices.accept(Notice.notice("index \"" + name.name() + "\" does not exist, skipping"));
            } else {
                finish(scope, started);
            }
        }
        return "DROP INDEX";
    }

    private Started dropIndex(CatalogRows rows, SchemaCommand.Name name, boolean ifExists) {
        CatalogName found = rows.name(name.schema(), name.name(), Lock.EXCLUSIVE);
        if (found == null && ifExists) {
            return null;
        }
        if (found == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "index \"" + name.name() + "\" does not exist");
        }
        if (found.isTable()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + name.name() + "\" is not an index", null,
                    "Use DROP TABLE to remove a table.", 0);
        }
        TableDescriptor table = idle(rows, found.tableId());
        IndexDescriptor index = table.index(found.indexId());
        if (index.constraint() != IndexDescriptor.Constraint.NONE) {
            throw new StatementError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                    "cannot drop index " + index.name() + " because constraint " + index.name() + " on table "
                            + table.name() + " requires it",
                    null, "You can drop constraint " + index.name() + " on table " + table.name() + " instead.", 0);
        }
        return start(rows, JobDescriptor.Kind.DROP_INDEX, table.id(), List.of(), List.of(index.id()));
    }

    private String addKey(Scope scope, SchemaCommand.AddKey add, Consumer<Notice> notices) {
        SchemaCommand.Name name = add.table();
        if (add.ifExists()
                && transactions.readCatalog(scope,
                        rows -> rows.name(name.schema(), name.name(), Lock.SHARED)) == null) {
            notices.accept(Notice.notice("relation \"" + name.text() + "\" does not exist, skipping"));
            return "ALTER TABLE";
        }
        Started started = onTable(scope, add.table(),
                (rows, table) -> add.key().primary()
                        ? addPrimary(rows, table, add.key())
                        : addUnique(rows, table, add.key()));
        finish(scope, started);
        return "ALTER TABLE";
    }

    private Started addUnique(CatalogRows rows, TableDescriptor table, SchemaCommand.Key key) {
        String name = key.name() != null
                ? free(rows, table, key.name())
                : IndexNames.chooseKey(rows, table, key.columns());
        return addIndex(rows, table,
                new IndexDescriptor(1, name, true, false, IndexDescriptor.Constraint.UNIQUE,
                        NewTable.parts(table, key.columns()), NewTable.suffix(table),
                        IndexDescriptor.State.DELETE_ONLY));
    }

    private static String free(CatalogRows rows, TableDescriptor table, String name) {
        if (rows.name(table.schema(), name, Lock.EXCLUSIVE) != null) {
            throw alreadyExists(name);
        }
        return name;
    }

    private Started addPrimary(CatalogRows rows, TableDescriptor table, SchemaCommand.Key key) {
        if (table.hasPrimaryKey()) {
            throw new StatementError(SqlState.INVALID_TABLE_DEFINITION,
                    "multiple primary keys for table \"" + table.name() + "\" are not allowed");
        }
        String name = key.name() != null ? free(rows, table, key.name()) : IndexNames.choosePrimary(rows, table);
        TableDescriptor after = PrimaryChange.prepared(table, name, NewTable.parts(table, key.columns()));
        List<Integer> newIds = PrimaryChange.added(table, after);
        List<Integer> oldIds = new ArrayList<>(List.of(table.primaryIndexId()));
        table.indexes().stream().map(IndexDescriptor::id).filter(id -> id != table.primaryIndexId())
                .forEach(oldIds::add);
        rows.putTable(after.nextVersion());
        rows.putName(table.schema(), name, new CatalogName(table.id(), newIds.getFirst()));
        return start(rows, JobDescriptor.Kind.CHANGE_PRIMARY, table.id(), newIds, oldIds);
    }

    private String vacuum(Scope scope, SchemaCommand.Vacuum vacuum) {
        Function<CatalogRows, Boolean> look = rows -> {
            vacuum.tables().forEach(name -> tableId(rows, name));
            return true;
        };
        if (!vacuum.tables().isEmpty()) {
            transactions.readCatalog(scope, look);
        }
        return vacuum.tag();
    }
}
