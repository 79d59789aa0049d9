package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Binds SET of one UPDATE, ON CONFLICT or MERGE: each column once, cast to its type, or some of its parts, each of which goes
 * into what the ones before it have made of the column.
 */
final class SetBinder {
    private final ChangeBinder changes;
    private final ExpressionBinder binder;
    private final ChangeTarget target;
    private final int offset;

    /** By the place in the table's row. */
    private final Map<Integer, Value> values = new LinkedHashMap<>();

    private record Value(Expr value, boolean ofParts) {}

    SetBinder(ChangeBinder changes, ExpressionBinder binder, ChangeTarget target, int offset) {
        this.changes = changes;
        this.binder = binder;
        this.target = target;
        this.offset = offset;
    }

    List<BoundChange.Assignment> bind(List<Change.Assignment> items) {
        for (Change.Assignment item : items) {
            switch (item) {
                case Change.SetColumn set -> assign(set.target(), set.value());
                case Change.SetColumns set -> assignRow(set);
            }
        }
        List<BoundChange.Assignment> assignments = new ArrayList<>();
        values.forEach((ordinal, value) -> assignments.add(new BoundChange.Assignment(ordinal, value.ofParts
                ? changes.typing().assign(value.value, target.table().columns().get(ordinal).type(), 0)
                : value.value)));
        return assignments;
    }

    private void assignRow(Change.SetColumns set) {
        if (set.source() instanceof Expression.ScalarSubquery source) {
            assignSubquery(set, source);
            return;
        }
        if (!(set.source() instanceof Expression.Row row)) {
            if (set.columns().size() == 1) {
                assign(set.columns().getFirst(), set.source());
                return;
            }
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression")
                    .at(set.source().position());
        }
        if (row.fields().size() != set.columns().size()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "number of columns does not match number of values")
                    .at(set.position());
        }
        for (int at = 0; at < set.columns().size(); at++) {
            assign(set.columns().get(at), row.fields().get(at));
        }
    }

    /** {@code (a, b) = (SELECT …)}: columns of one row. */
    private void assignSubquery(Change.SetColumns set, Expression.ScalarSubquery source) {
        Expr.Subquery subquery = binder.subquery(source.query());
        if (subquery.query().columns().size() != set.columns().size()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "number of columns does not match number of values")
                    .at(source.position());
        }
        List<Expr> columns = SubqueryBinder.columns(subquery);
        for (int at = 0; at < columns.size(); at++) {
            Assignee assignee = assignee(set.columns().get(at));
            SourcedColumns.refuseUpdate(assignee.column());
            put(assignee, changes.assigned(columns.get(at), assignee, source.position()));
        }
    }

    private void assign(Change.Target written, Expression value) {
        Assignee assignee = assignee(written);
        if (value instanceof Expression.Default) {
            assignee.refuseDefault();
            if (assignee.column().generatedSql() == null) {
                put(assignee, changes.defaultOf(target, assignee.column()));
            }
            return;
        }
        SourcedColumns.refuseUpdate(assignee.column());
        put(assignee, changes.assigned(binder.bind(value), assignee, value.position()));
    }

    private Assignee assignee(Change.Target written) {
        Assignee assignee = Assignee.of(changes, binder, target, written);
        changes.statement().demands().update(target.namedTable(),
                target.namedTable().descriptor().columnNamed(written.column()).id());
        Value before = values.get(ordinal(assignee.column()));
        if (before != null && !(before.ofParts && assignee.part() != null)) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "multiple assignments to same column \"" + written.column() + "\"");
        }
        return assignee;
    }

    private int ordinal(ColumnDescriptor column) {
        return target.table().ordinal(column.id());
    }

    private void put(Assignee assignee, Expr value) {
        int ordinal = ordinal(assignee.column());
        if (assignee.part() == null) {
            values.put(ordinal, new Value(value, false));
            return;
        }
        ColumnType type = assignee.column().type();
        Value before = values.get(ordinal);
        Expr whole = before == null
                ? changes.typing().plain(Scope.slot(offset + ordinal, type, assignee.column().name()))
                : before.value;
        values.put(ordinal, new Value(assignee.part().with(whole, value), true));
    }
}
