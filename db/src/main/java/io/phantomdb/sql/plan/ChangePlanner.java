package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.BoundChange;
import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.BoundRules;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.bind.WithTable;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans changes. A statement must not see what it has written itself: rows are kept before the first is changed wherever
 * the change could move a row within the index that is being read, or an expression looks at other rows again.
 */
public final class ChangePlanner {
    private final QueryPlanner queries;

    public ChangePlanner(QueryPlanner queries) {
        this.queries = queries;
    }

    /** The changes are those of WITH. */
    public ChangePlan plan(BoundChange change, List<WithTable> changes) {
        ChangePlan plan = plan(change);
        List<Plan.Shared> with = changes.stream().map(queries::shared).toList();
        // What RETURNING looks up must be as it was before the statement: then writes wait as well.
        boolean waits = !with.isEmpty() || change.returning() != null && looksAgain(change.returning().values());
        return waits ? new ChangePlan.WithChanges(plan, with) : plan;
    }

    ChangePlan plan(BoundChange change) {
        return switch (change) {
            case BoundChange.Insert insert -> insert(insert);
            case BoundChange.Update update -> update(update);
            case BoundChange.Delete delete -> delete(delete);
            case BoundChange.Merge merge -> new ChangePlan.Merge(merge.table(), merge.offset(), rows(merge.rows()),
                    merge.whens().stream().map(this::when).toList(), new Rules(merge.rules(), queries));
            case BoundChange.LockTables lock ->
                new ChangePlan.LockTables(lock.tables(), lock.mode(), lock.nowait());
            case BoundChange.Truncate truncate ->
                new ChangePlan.Truncate(truncate.tables(), truncate.restartIdentity(),
                        truncate.rules().stream().map(each -> new Rules(each, queries).own()).toList());
        };
    }

    private ChangePlan.MergeWhen when(BoundChange.MergeWhen when) {
        return new ChangePlan.MergeWhen(when.matched(), queries.program(when.condition()), switch (when.action()) {
            case BoundChange.MergeUpdate update -> new ChangePlan.MergeUpdate(assignments(update.assignments()));
            case BoundChange.MergeDelete delete -> new ChangePlan.MergeDelete();
            case BoundChange.MergeInsert insert -> {
                List<Program> row = new ArrayList<>();
                insert.row().forEach(value -> row.add(queries.program(value)));
                yield new ChangePlan.MergeInsert(row);
            }
            case BoundChange.MergeNothing nothing -> new ChangePlan.MergeNothing();
        });
    }

    private ChangePlan.Insert insert(BoundChange.Insert insert) {
        List<Program> row = new ArrayList<>();
        insert.row().forEach(value -> row.add(queries.program(value)));
        return new ChangePlan.Insert(insert.table(), queries.plan(insert.source()), row,
                new Rules(insert.rules(), queries),
                conflict(insert.conflict()), returning(insert.returning()), insert.readsTarget());
    }

    private ChangePlan.Conflict conflict(BoundChange.Conflict conflict) {
        return switch (conflict) {
            case null -> null;
            case BoundChange.DoNothing nothing -> new ChangePlan.DoNothing(nothing.arbiters());
            case BoundChange.DoUpdate update -> new ChangePlan.DoUpdate(update.arbiter(),
                    assignments(update.assignments()), queries.program(update.where()));
        };
    }

    private List<Program> returning(BoundChange.Returning returning) {
        return returning == null ? null : queries.programs(returning.values());
    }

    private List<ChangePlan.Assignment> assignments(List<BoundChange.Assignment> assignments) {
        return assignments(queries, assignments);
    }

    static List<ChangePlan.Assignment> assignments(QueryPlanner queries, List<BoundChange.Assignment> assignments) {
        return assignments.stream()
                .map(each -> new ChangePlan.Assignment(each.ordinal(), queries.program(each.value()))).toList();
    }

    /** For COPY. */
    public Rules rules(BoundRules.Set rules) {
        return new Rules(rules, queries);
    }

    private ChangePlan.Update update(BoundChange.Update update) {
        Plan rows = rows(update.rows());
        List<Expr> looked = new ArrayList<>(update.assignments().stream().map(BoundChange.Assignment::value).toList());
        looked.add(update.rows().where());
        if (update.returning() != null) {
            looked.addAll(update.returning().values());
        }
        boolean keeps = !(scanned(rows) instanceof Plan.Scan scan) || update.table().descriptor().isView()
                || moves(scan, update.table(), update.assignments())
                || looksAgain(looked) || !update.rules().own().referred().isEmpty();
        return new ChangePlan.Update(update.table(), update.offset(), rows, assignments(update.assignments()),
                new Rules(update.rules(), queries), returning(update.returning()), keeps);
    }

    private static Plan scanned(Plan rows) {
        return rows instanceof Plan.LockRows locking ? locking.input() : rows;
    }

    private static boolean moves(Plan.Scan scan, Table table, List<BoundChange.Assignment> assignments) {
        IndexDescriptor index = scan.access().index().index();
        return assignments.stream()
                .anyMatch(each -> index.hasColumn(table.columns().get(each.ordinal()).id()));
    }

    private static boolean looksAgain(List<Expr> exprs) {
        return exprs.stream().anyMatch(expr -> expr != null && !Exprs.subqueries(expr).isEmpty());
    }

    private ChangePlan.Delete delete(BoundChange.Delete delete) {
        Plan rows = rows(delete.rows());
        List<Expr> looked = new ArrayList<>();
        looked.add(delete.rows().where());
        if (delete.returning() != null) {
            looked.addAll(delete.returning().values());
        }
        boolean keeps = !(scanned(rows) instanceof Plan.Scan) || looksAgain(looked)
                || !delete.rules().own().referred().isEmpty();
        return new ChangePlan.Delete(delete.table(), delete.offset(), rows, new Rules(delete.rules(), queries),
                returning(delete.returning()), keeps);
    }

    private Plan rows(BoundChange.Rows rows) {
        BoundQuery.Select select = BoundQuery.Select.plain(rows.width(), rows.from(), rows.where(), List.of());
        return queries.rows(select);
    }
}
