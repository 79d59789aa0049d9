package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds MERGE (PostgreSQL 15, MERGE): the source with the rows of the table that go with its own, as a join. Where rows may be
 * added it is an outer one, whose rows without a partner are those that are not matched.
 */
final class MergeBinder {
    private final StatementBinder statement;
    private final ChangeBinder changes;

    MergeBinder(StatementBinder statement, ChangeBinder changes) {
        this.statement = statement;
        this.changes = changes;
    }

    BoundChange.Merge bind(Change.Merge merge, Scope withTables) {
        checkReachable(merge.whens());
        Table table = changes.ownTable(merge.table());
        requireTable(table.descriptor());
        ChangeTarget target = ChangeTarget.of(statement, table, "merge into", merge.only());
        merge.whens().forEach(when -> demand(table, when));
        Scope scope = new Scope(null, withTables);
        FromBinder binder = new FromBinder(statement, scope, LockClauses.NONE);
        FromBinder.Target into = binder.target(target, merge.table(), merge.alias(), null);
        Scope.Names targetNames = scope.names();
        scope.show(Scope.Names.NONE, List.of());
        BoundQuery.From source = binder.bind(List.of(merge.source()));
        Scope.Names sourceNames = scope.names();
        refuseSameName(targetNames, sourceNames);
        Scope.Names both = targetNames.and(sourceNames);
        scope.show(both, List.of());
        Expr on = new ExpressionBinder(statement, scope, Clause.JOIN, null).condition(merge.on(), "JOIN/ON");
        List<BoundChange.MergeWhen> whens = new ArrayList<>();
        for (Change.MergeWhen when : merge.whens()) {
            if (when.matched()) {
                scope.show(both, List.of());
            } else {
                scope.show(sourceNames, targetNames.relations());
            }
            whens.add(when(when, scope, target, into.offset()));
        }
        boolean adds = merge.whens().stream().anyMatch(when -> !when.matched());
        BoundQuery.From from = new BoundQuery.FromJoin(
                adds ? BoundQuery.JoinKind.LEFT : BoundQuery.JoinKind.INNER, source, into.from(), on);
        return new BoundChange.Merge(table, into.offset(), new BoundChange.Rows(scope.width(), from, null), whens,
                new RulesBinder(statement).forChange(table, target.family()));
    }

    private static void checkReachable(List<Change.MergeWhen> whens) {
        boolean[] always = new boolean[2];
        for (Change.MergeWhen when : whens) {
            int kind = when.matched() ? 1 : 0;
            if (always[kind]) {
                throw new StatementError(SqlState.SYNTAX_ERROR,
                        "unreachable WHEN clause specified after unconditional WHEN clause");
            }
            always[kind] = when.condition() == null;
        }
    }

    private static void requireTable(TableDescriptor table) {
        if (table.view() != null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot execute MERGE on relation \"" + table.name()
                            + "\"",
                    "This operation is not supported for "
                            + (table.isView() ? "views." : "materialized views."),
                    null, 0);
        }
    }

    private static void refuseSameName(Scope.Names target, Scope.Names source) {
        String name = target.relations().getFirst().name();
        if (source.relations().stream().anyMatch(relation -> relation.name().equals(name))) {
            throw new StatementError(SqlState.DUPLICATE_ALIAS, "name \"" + name + "\" specified more than once",
                    "The name is used both as MERGE target table and data source.", null, 0);
        }
    }

    /** Each action needs its own privilege. */
    private void demand(Table table, Change.MergeWhen when) {
        switch (when.action()) {
            case Change.MergeInsert insert -> table.descriptor().visibleColumns().stream()
                    .filter(column -> insert.columns().isEmpty() || insert.columns().stream()
                            .anyMatch(named -> named.column().equals(column.name())))
                    .forEach(column -> {
                        statement.demands().change(table, Privilege.INSERT);
                        statement.demands().insert(table, column.id());
                    });
            case Change.MergeUpdate update -> statement.demands().change(table, Privilege.UPDATE);
            case Change.MergeDelete delete -> statement.demands().change(table, Privilege.DELETE);
            case Change.MergeNothing nothing -> {
                // There is nothing to be allowed.
            }
        }
    }

    private BoundChange.MergeWhen when(Change.MergeWhen when, Scope scope, ChangeTarget target, int offset) {
        Expr condition = when.condition() == null
                ? null
                : new ExpressionBinder(statement, scope, Clause.MERGE_WHEN, null).condition(when.condition(), "WHEN");
        BoundChange.MergeAction action = switch (when.action()) {
            case Change.MergeUpdate update -> new BoundChange.MergeUpdate(changes.assignments(
                    new ExpressionBinder(statement, scope, Clause.UPDATE, null), target, offset,
                    update.assignments()));
            case Change.MergeDelete delete -> new BoundChange.MergeDelete();
            case Change.MergeInsert insert -> insert(insert, scope, target);
            case Change.MergeNothing nothing -> new BoundChange.MergeNothing();
        };
        return new BoundChange.MergeWhen(when.matched(), condition, action);
    }

    private BoundChange.MergeInsert insert(Change.MergeInsert insert, Scope scope, ChangeTarget target) {
        InsertBinder inserts = new InsertBinder(statement, changes, new StoredExpressions(statement), null);
        if (insert.values() == null) {
            return new BoundChange.MergeInsert(inserts.row(target, List.of(), List.of()));
        }
        int count = insert.values().size();
        List<Assignee> named = inserts.assignees(target, insert.columns());
        List<Assignee> targets = named != null ? named : Assignee.whole(target.columnsToFill(count));
        InsertBinder.checkCount(count, insert.columns(), targets,
                insert.values().get(Math.min(targets.size(), count - 1)).position());
        SourcedColumns.refuseValues(
                new QueryBody.Values(List.of(insert.values()), insert.values().getFirst().position()),
                targets, insert.overriding());
        List<Expr> values = inserts.row(insert.values(),
                new ExpressionBinder(statement, scope, Clause.VALUES, null), targets);
        List<Assignee> given = new ArrayList<>();
        List<Expr> kept = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            if (!SourcedColumns.isIgnored(targets.get(at).column(), insert.overriding())) {
                given.add(targets.get(at));
                kept.add(values.get(at));
            }
        }
        return new BoundChange.MergeInsert(inserts.row(target, given, kept));
    }
}
