package io.phantomdb.sql.schema;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Notice;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.JobDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Indexes that come and go while others use the table: one transaction changes the catalog and leaves a job, then the job is
 * taken to its end. Those of partitioned tables come and go with all of their partitions' in one commit.
 */
final class OnlineIndexes {
    private static final JobDescriptor NOTHING = null;

    private final OwnTransactions transactions;
    private final SchemaJobs jobs;

    OnlineIndexes(OwnTransactions transactions, SchemaJobs jobs) {
        this.transactions = transactions;
        this.jobs = jobs;
    }

    void create(Scope scope, SchemaCommand.CreateIndex create, SearchPath path,
            Consumer<Notice> notices) {
        run(scope, path, notices, edit -> {
            TableDescriptor table = edit.tableWithRows(create.table(), IndexDrafts.CANNOT_CREATE);
            if (table.isPartitioned()) {
                new AtomicIndexes(edit).create(create);
                return NOTHING;
            }
            IndexDescriptor index = drafts(edit).index(table, create);
            return index == null ? NOTHING : add(edit.rows(), table, index);
        });
    }

    void addKey(Scope scope, SchemaCommand.AddKey add, SearchPath path,
            Consumer<Notice> notices) {
        run(scope, path, notices, edit -> {
            if (drafts(edit).isSkipped(add)) {
                return NOTHING;
            }
            TableDescriptor table = edit.tableWithRows(add.table(), IndexDrafts.CANNOT_ADD);
            if (table.isPartitioned()) {
                new AtomicIndexes(edit).addKey(add);
                return NOTHING;
            }
            return add.key().primary()
                    ? addPrimary(edit, table, add.key())
                    : add(edit.rows(), table, drafts(edit).unique(table, add.key()));
        });
    }

    void drop(Scope scope, SchemaCommand.DropIndexes drop, SearchPath path,
            Consumer<Notice> notices) {
        for (SchemaCommand.Name name : drop.indexes()) {
            run(scope, path, notices, edit -> {
                IndexDrafts.Existing existing = drafts(edit).existing(name, drop.ifExists());
                if (existing != null && (existing.table().isPartitioned()
                        || new PartitionIndexes(edit, null).parentOf(existing.table(), existing.index()) != null)) {
                    new AtomicIndexes(edit).drop(new SchemaCommand.DropIndexes(List.of(name), drop.ifExists()));
                    return NOTHING;
                }
                return existing == null ? NOTHING : startDrop(edit.rows(), existing.droppable());
            });
        }
    }

    /** The change returns the job it has left, or {@link #NOTHING}. Notices are those of the attempt that was committed. */
    private void run(Scope scope, SearchPath path, Consumer<Notice> notices,
            Function<SchemaEdit, JobDescriptor> change) {
        List<Notice> said = new ArrayList<>();
        JobDescriptor job = transactions.run(scope, false, transaction -> {
            said.clear();
            return change.apply(SchemaEdit.of(scope, transaction, transactions, path, said::add));
        });
        said.forEach(notices);
        if (job != NOTHING) {
            jobs.run(scope, job);
        }
    }

    private static IndexDrafts drafts(SchemaEdit edit) {
        return new IndexDrafts(edit, IndexDescriptor.State.DELETE_ONLY);
    }

    private JobDescriptor add(CatalogRows rows, TableDescriptor table, IndexDescriptor index) {
        TableDescriptor after = table.withNewIndex(index);
        int indexId = after.indexes().getLast().id();
        rows.putTable(after.nextVersion());
        rows.putName(table.schema(), index.name(), new CatalogName(table.id(), indexId));
        return start(rows, JobDescriptor.Kind.ADD_INDEX, table.id(), List.of(indexId), List.of());
    }

    private JobDescriptor addPrimary(SchemaEdit edit, TableDescriptor table, SchemaCommand.Key key) {
        String name = drafts(edit).primaryName(table, key);
        TableDescriptor after = PrimaryChange.prepared(table, name, key);
        List<Integer> newIds = PrimaryChange.added(table, after);
        edit.rows().putTable(after.nextVersion());
        edit.rows().putName(table.schema(), name, new CatalogName(table.id(), newIds.getFirst()));
        return start(edit.rows(), JobDescriptor.Kind.CHANGE_PRIMARY, table.id(), newIds,
                PrimaryChange.replaced(table));
    }

    /** The first step is taken at once: an index that is not public tells everybody that a job is at work. */
    private JobDescriptor startDrop(CatalogRows rows, IndexDrafts.Existing existing) {
        List<Integer> ids = List.of(existing.index().id());
        TableDescriptor table = existing.table();
        rows.putTable(table.mapIndexes(ids, index -> index.withState(IndexDescriptor.State.WRITE_ONLY)).nextVersion());
        return start(rows, JobDescriptor.Kind.DROP_INDEX, table.id(), List.of(), ids);
    }

    private JobDescriptor start(CatalogRows rows, JobDescriptor.Kind kind, int tableId, List<Integer> newIds,
            List<Integer> oldIds) {
        JobDescriptor job = new JobDescriptor(rows.newJobId(), kind, tableId, newIds, oldIds, Bytes.EMPTY,
                jobs.firstClaim(), null);
        rows.putJob(job);
        return job;
    }
}
