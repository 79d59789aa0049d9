package io.phantomdb.sql.execute;

import io.phantomdb.base.ErrorSubject;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Routing;
import io.phantomdb.sql.plan.Rules;
import java.util.List;

/** What a row must be to be stored, and how PostgreSQL says that it is not. */
final class RowErrors {
    private RowErrors() {}

    static StatementError duplicate(Table table, IndexLayout index, Object[] row) {
        return new StatementError(SqlState.UNIQUE_VIOLATION,
                "duplicate key value violates unique constraint \"" + index.index().name() + "\"",
                "Key " + index.describe(row) + " already exists.", null, 0)
                .about(ErrorSubject.constraint(table.descriptor().schema(), table.descriptor().name(),
                        index.index().name()));
    }

    /** As {@link #complete}, a row that the statement itself adds or changes; 44000 if the view that it named does not show it. */
    static void completeOwn(Rules rules, Object[] row, Execution execution) {
        complete(rules.own(), row, execution);
        checkView(rules, row, execution);
    }

    /** 44000 if the view that the statement named does not show the row. */
    static void checkView(Rules rules, Object[] row, Execution execution) {
        for (ChangePlan.Check check : rules.viewChecks()) {
            if (!Boolean.TRUE.equals(check.condition().evaluate(row, execution.frame()))) {
                throw new StatementError(SqlState.WITH_CHECK_OPTION_VIOLATION,
                        "new row violates check option for view \"" + check.name() + "\"",
                        failing(rules.own().table(), row, execution), null, 0);
            }
        }
    }

    /** Computes what is generated of a new row; 23502 or 23514 if it may not be stored. */
    static void complete(Rules.OfTable rules, Object[] row, Execution execution) {
        generate(rules, row, execution);
        check(rules.table(), rules.checks(), row, execution);
        if (!isMember(rules, row, execution)) {
            throw new StatementError(SqlState.CHECK_VIOLATION,
                    "new row for relation \"" + rules.table().descriptor().name() + "\" violates partition constraint",
                    failing(rules.table(), row, execution), null, 0).about(
                            ErrorSubject.table(
                                    rules.table().descriptor().schema(), rules.table().descriptor().name()));
        }
    }

    static void generate(Rules.OfTable rules, Object[] row, Execution execution) {
        for (ChangePlan.Assignment generated : rules.generated()) {
            row[generated.ordinal()] = generated.value().evaluate(row, execution.frame());
        }
    }

    /** True if the row is in what the table is a partition of, as its bound says. */
    static boolean isMember(Rules.OfTable rules, Object[] row, Execution execution) {
        for (Rules.Membership membership : rules.memberships()) {
            Object[] key = Routing.key(membership.keys(), row, execution.frame());
            if (membership.set().find(key) != membership.partition()) {
                return false;
            }
        }
        return true;
    }

    private static void check(Table table, List<ChangePlan.Check> checks, Object[] row, Execution execution) {
        for (int ordinal : table.notNullOrdinals()) {
            if (row[ordinal] == null) {
                ColumnDescriptor column = table.columns().get(ordinal);
                throw new StatementError(SqlState.NOT_NULL_VIOLATION,
                        "null value in column \"" + column.name() + "\" of relation \"" + table.descriptor().name()
                                + "\" violates not-null constraint",
                        failing(table, row, execution), null, 0).about(
                                ErrorSubject.column(
                                        table.descriptor().schema(), table.descriptor().name(), column.name()));
            }
        }
        for (ChangePlan.Check check : checks) {
            if (Boolean.FALSE.equals(check.condition().evaluate(row, execution.frame()))) {
                throw new StatementError(SqlState.CHECK_VIOLATION, "new row for relation \""
                        + table.descriptor().name() + "\" violates check constraint \"" + check.name() + "\"",
                        failing(table, row, execution), null, 0).about(
                                ErrorSubject.constraint(
                                        table.descriptor().schema(), table.descriptor().name(), check.name()));
            }
        }
    }

    private static String failing(Table table, Object[] row, Execution execution) {
        return "Failing row contains (" + table.describe(row, execution.frame().context()) + ").";
    }
}
