package io.phantomdb.sql.schema;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.JobDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.List;

/**
 * What became of a job that has come to its end, for whoever asked for it. A job takes its row along when it ends, so what was
 * last seen of it must do, and where another story has taken the last steps, the table.
 */
final class JobOutcome {
    private final OwnTransactions transactions;

    JobOutcome(OwnTransactions transactions) {
        this.transactions = transactions;
    }

    /** Returns if the change was made; throws what made it fail. Any story. */
    void report(Scope scope, JobDescriptor last) {
        if (last.failure() != null) {
            JobDescriptor.Failure failure = last.failure();
            throw new StatementError(stateOf(failure.state()), failure.message(), failure.detail(), null, 0);
        }
        // What is published is not the job's own any more: only its end was left.
        if (!last.newIndexIds().isEmpty() && !isMade(scope, last)) {
            throw new StatementError(SqlState.STATEMENT_COMPLETION_UNKNOWN,
                    "another node ended the schema change, and what it built is not there", null,
                    "It could not be made, or what it made was dropped since: try it again to see.", 0);
        }
    }

    /** Dropping the table ends a job as well, and says nothing against it. */
    private boolean isMade(Scope scope, JobDescriptor last) {
        TableDescriptor table = transactions.readCatalog(scope, rows -> rows.table(last.tableId(), Lock.SHARED));
        return table == null || isPublic(table, last.newIndexIds());
    }

    private static boolean isPublic(TableDescriptor table, List<Integer> indexIds) {
        return indexIds.stream().allMatch(id -> table.hasIndex(id)
                && table.index(id).state() == IndexDescriptor.State.PUBLIC);
    }

    private static SqlState stateOf(String code) {
        for (SqlState state : SqlState.values()) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        throw Check.unreachable("SQLSTATE " + code);
    }
}
