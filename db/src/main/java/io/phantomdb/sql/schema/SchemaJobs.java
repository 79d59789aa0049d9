package io.phantomdb.sql.schema;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Span;
import io.phantomdb.base.UnknownOutcome;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.Catalog;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.JobDescriptor;
import io.phantomdb.sql.catalog.JobDescriptor.Claim;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.roles.Who;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.txn.TableVersion;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transactions;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;

/**
 * Takes schema changes to their end, step by step, on whichever node is alive. What comes next is read off the descriptor
 * each time, so a step that was done but not seen to be done is not done twice, and a node that takes a job over needs to
 * know nothing. Any story; one story works on a job at a time, which the claim makes sure of.
 */
public final class SchemaJobs {
    private static final long LOOK_NANOS = 50_000_000;

    /** A job and its table (null: it was dropped) as they are together: what comes next is told by both. */
    private record Seen(JobDescriptor job, TableDescriptor table) {}

    private final OwnTransactions transactions;
    private final Catalog catalog;
    private final int node;
    private final long incarnation;
    private final int backfillRows;
    private final ConcurrentSkipListSet<Long> running = new ConcurrentSkipListSet<>();

    /** The node and its incarnation claim jobs; a backfill puts so many rows into new indexes at a time. */
    public SchemaJobs(Transactions transactions, Catalog catalog, int node, long incarnation, int backfillRows) {
        this.transactions = new OwnTransactions(transactions);
        this.catalog = catalog;
        this.node = node;
        this.incarnation = incarnation;
        this.backfillRows = backfillRows;
    }

    /** The claim of a job that this node makes. */
    Claim firstClaim() {
        return new Claim(node, incarnation, 1);
    }

    /**
     * Sees a job that this node has just begun to its end, and throws what made it fail, after it has been undone. If another
     * story takes the job over, because this node was not heard for a while, the end is waited for all the same.
     */
    void run(Scope scope, JobDescriptor begun) {
        running.add(begun.id());
        JobDescriptor last = begun;
        try {
            for (Seen seen = look(scope, begun.id()); seen != null; seen = look(scope, begun.id())) {
                last = seen.job;
                if (last.claim().equals(begun.claim())) {
                    attempt(scope, seen);
                } else {
                    scope.reached(SchemaProbe.JOB_TAKEN_OVER_ELSEWHERE);
                    scope.sleep(LOOK_NANOS);
                }
            }
        } finally {
            running.remove(begun.id());
        }
        new JobOutcome(transactions).report(scope, last);
    }

    /** One step, unless another story has the job by now. */
    private void attempt(Scope scope, Seen seen) {
        try {
            step(scope, seen.job, seen.table);
        } catch (TakenOver elsewhere) {
            // The next look at the job tells by whom.
            scope.reached(SchemaProbe.JOB_TAKEN_OVER_ELSEWHERE);
            catalog.forget(seen.job.tableId());
        }
    }

    /**
     * Adopts jobs whose claimer is gone, and those of this node that nobody works on (their session was cancelled), and
     * finishes or undoes them. To be called every few seconds. Returns how many came to their end.
     */
    public int resume(Scope scope, Predicate<Claim> isGone) {
        int finished = 0;
        for (JobDescriptor job : transactions.readCatalog(scope, CatalogRows::jobs)) {
            boolean own = job.claim().node() == node && job.claim().incarnation() == incarnation;
            boolean abandoned = own ? !running.contains(job.id()) : isGone.test(job.claim());
            if (abandoned && adopt(scope, job)) {
                finished++;
            }
        }
        sweepTemporary(scope, isGone);
        return finished;
    }

    /** Temporary tables of sessions whose node is gone, or has started anew, go. */
    private void sweepTemporary(Scope scope, Predicate<Claim> isGone) {
        for (CatalogRows.TemporarySchema left : transactions.readCatalog(scope, CatalogRows::temporarySchemas)) {
            SchemaDescriptor.Owner owner = left.schema().owner();
            boolean own = owner.node() == node && owner.incarnation() == incarnation;
            if (!own && isGone.test(new Claim(owner.node(), owner.incarnation(), 1))) {
                scope.reached(SchemaProbe.TEMPORARY_TABLES_SWEPT);
                sweep(scope, left);
            }
        }
    }

    private void sweep(Scope scope, CatalogRows.TemporarySchema left) {
        String name = left.schema().name();
        SearchPath path = new SearchPath(left.database(), List.of(), new SearchPath.Temporary(name, true, 0),
                Who.FOUNDING);
        transactions.run(scope, false, transaction -> {
            SchemaEdit edit = SchemaEdit.of(scope, transaction, transactions, path, notice -> {
                // Nobody is there to be told.
            });
            SchemaDescriptor now = edit.rows().schema(name, Lock.EXCLUSIVE);
            if (now != null && now.equals(left.schema())) {
                new NamespaceChanges(edit, null).remove(name);
            }
            return null;
        });
    }

    private boolean adopt(Scope scope, JobDescriptor job) {
        Claim mine = new Claim(node, incarnation, job.claim().number() + 1);
        boolean claimed = transactions.onCatalog(scope, rows -> {
            JobDescriptor now = rows.job(job.id(), Lock.EXCLUSIVE);
            if (now == null || !now.claim().equals(job.claim())) {
                return false;
            }
            rows.putJob(now.withClaim(mine));
            return true;
        });
        if (!claimed) {
            scope.reached(SchemaProbe.JOB_CLAIM_LOST);
            return false;
        }
        scope.reached(SchemaProbe.JOB_TAKEN_OVER);
        return finish(scope, job.id(), mine);
    }

    /** Works on the job for as long as the claim holds. Whoever asked for it is gone: nobody is told of a failure. */
    private boolean finish(Scope scope, long jobId, Claim mine) {
        running.add(jobId);
        try {
            Seen seen = look(scope, jobId);
            while (seen != null && seen.job.claim().equals(mine)) {
                attempt(scope, seen);
                seen = look(scope, jobId);
            }
            return seen == null;
        } finally {
            running.remove(jobId);
        }
    }

    /** Null if the job has come to its end. */
    private Seen look(Scope scope, long jobId) {
        return transactions.readCatalog(scope, rows -> {
            JobDescriptor job = rows.job(jobId, Lock.SHARED);
            return job == null ? null : new Seen(job, rows.table(job.tableId(), Lock.SHARED));
        });
    }

    static JobDescriptor claimed(JobDescriptor job, Claim claim) {
        if (job == null || !job.claim().equals(claim)) {
            throw new TakenOver();
        }
        return job;
    }

    private void step(Scope scope, JobDescriptor job, TableDescriptor table) {
        try {
            if (table == null) {
                // It was dropped, and took the keys with it that were left to clear.
                end(scope, job);
            } else {
                transactions.all().raiseFence(scope, table.tableVersion());
                catalog.forget(table.id());
                change(scope, job, table);
            }
        } catch (UnknownOutcome unknown) {
            // The next look at the descriptor tells whether it happened.
            scope.reached(SchemaProbe.STEP_OUTCOME_UNKNOWN);
            scope.tick();
        } catch (StaleDescriptor stale) {
            scope.reached(SchemaProbe.STEP_WITH_OLD_DESCRIPTOR);
            catalog.forget(stale.descriptorId());
        }
        catalog.forget(job.tableId());
    }

    private void change(Scope scope, JobDescriptor job, TableDescriptor table) {
        if (job.failure() != null) {
            remove(scope, job, table, job.newIndexIds());
            return;
        }
        if (job.newIndexIds().isEmpty()) {
            remove(scope, job, table, job.oldIndexIds());
        } else {
            build(scope, job, table);
        }
    }

    /** One step towards public indexes. */
    private void build(Scope scope, JobDescriptor job, TableDescriptor table) {
        switch (table.index(job.newIndexIds().getFirst()).state()) {
            case DELETE_ONLY -> change(scope, job, table, IndexDescriptor.State.WRITE_ONLY, job.newIndexIds());
            case WRITE_ONLY -> {
                try {
                    new Backfill(transactions, job, new Table(table), backfillRows).run(scope);
                } catch (BackfillFailed failed) {
                    turnRound(scope, job, failed.failure());
                    return;
                }
                publish(scope, job, table);
            }
            case PUBLIC -> throw Check.unreachable("public indexes are not built");
        }
    }

    private void turnRound(Scope scope, JobDescriptor job, JobDescriptor.Failure why) {
        scope.reached(SchemaProbe.BACKFILL_UNDONE);
        transactions.onCatalog(scope, rows -> {
            rows.putJob(claimed(rows.job(job.id(), Lock.EXCLUSIVE), job.claim()).failed(why));
            return null;
        });
    }

    /** One step towards nothing being left of the indexes. */
    private void remove(Scope scope, JobDescriptor job, TableDescriptor table, List<Integer> indexIds) {
        if (indexIds.isEmpty()) {
            end(scope, job);
            return;
        }
        if (!table.hasIndex(indexIds.getFirst())) {
            clear(scope, job, table.tableVersion(), indexIds.stream().map(
                    indexId -> Span.ofPrefix(SystemTables.indexPrefix(table.id(), indexId))).toList());
            end(scope, job);
            return;
        }
        switch (table.index(indexIds.getFirst()).state()) {
            case PUBLIC -> change(scope, job, table, IndexDescriptor.State.WRITE_ONLY, indexIds);
            case WRITE_ONLY -> change(scope, job, table, IndexDescriptor.State.DELETE_ONLY, indexIds);
            case DELETE_ONLY -> commit(scope, job, table, forgotten(table, indexIds));
        }
    }

    private static TableDescriptor forgotten(TableDescriptor table, List<Integer> indexIds) {
        return HiddenColumns.dropUnused(table.withoutIndexes(indexIds));
    }

    private void change(Scope scope, JobDescriptor job, TableDescriptor table, IndexDescriptor.State state,
            List<Integer> indexIds) {
        commit(scope, job, table, table.mapIndexes(indexIds, index -> index.withState(state)));
    }

    private void commit(Scope scope, JobDescriptor job, TableDescriptor before, TableDescriptor after) {
        transactions.onCatalog(scope, rows -> {
            claimed(rows.job(job.id(), Lock.EXCLUSIVE), job.claim());
            replace(rows, before, after);
            dropNames(rows.in(before.database()), before, after);
            return null;
        });
    }

    /** Names go with the last trace of their index; those of replaced indexes point to the new ones already. */
    private static void dropNames(CatalogRows rows, TableDescriptor before, TableDescriptor after) {
        for (IndexDescriptor index : before.indexes()) {
            if (!after.hasIndex(index.id()) && !index.name().isEmpty()) {
                var name = rows.name(before.schema(), index.name(), Lock.EXCLUSIVE);
                if (name != null && name.tableId() == before.id() && name.indexId() == index.id()) {
                    rows.deleteName(before.schema(), index.name());
                }
            }
        }
    }

    static void replace(CatalogRows rows, TableDescriptor before, TableDescriptor after) {
        TableDescriptor now = rows.table(before.id(), Lock.EXCLUSIVE);
        if (now == null || now.version() != before.version()) {
            throw new StaleDescriptor(before.id(), before.version() + 1);
        }
        rows.putTable(after.nextVersion());
    }

    private void publish(Scope scope, JobDescriptor job, TableDescriptor table) {
        TableDescriptor after = table.mapIndexes(job.newIndexIds(),
                index -> index.withState(IndexDescriptor.State.PUBLIC));
        if (job.kind() == JobDescriptor.Kind.CHANGE_PRIMARY) {
            after = PrimaryChange.switched(after, job.newIndexIds(), job.oldIndexIds());
        }
        TableDescriptor published = after;
        transactions.onCatalog(scope, rows -> {
            JobDescriptor now = claimed(rows.job(job.id(), Lock.EXCLUSIVE), job.claim());
            replace(rows, table, published);
            PrimaryChange.moveNames(rows.in(table.database()), table, published);
            // In the same transaction: a public index may be dropped before this job comes to look again.
            rows.putJob(now.published());
            return null;
        });
    }

    private void clear(Scope scope, JobDescriptor job, TableVersion version, List<Span> spans) {
        transactions.run(scope, false, transaction -> {
            claimed(new CatalogRows(transaction).job(job.id(), Lock.SHARED), job.claim());
            spans.forEach(span -> transaction.deleteRange(version, span));
            return null;
        });
    }

    private void end(Scope scope, JobDescriptor job) {
        transactions.onCatalog(scope, rows -> {
            claimed(rows.job(job.id(), Lock.EXCLUSIVE), job.claim());
            rows.deleteJob(job.id());
            return null;
        });
    }

    /** What a backfill remembers from page to page. */
    static void saveCheckpoint(Scope scope, OwnTransactions transactions, JobDescriptor job, Bytes checkpoint) {
        transactions.onCatalog(scope, rows -> {
            rows.putJob(claimed(rows.job(job.id(), Lock.EXCLUSIVE), job.claim()).withCheckpoint(checkpoint));
            return null;
        });
    }
}
