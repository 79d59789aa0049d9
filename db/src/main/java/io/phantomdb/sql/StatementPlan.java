package io.phantomdb.sql;

import io.phantomdb.base.TxnId;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.SubqueryPlan;
import io.phantomdb.txn.Transaction;
import java.util.List;

/**
 * What a statement turned into, for all who run it: immutable and cached.
 *
 * @param parameterTypes of the explicit parameters, then of the lifted literals
 * @param explicitCount how many of them are explicit
 * @param tables what it was planned with: it holds as long as they are at the same versions
 * @param path along which its names mean what they do; null if that has to be found out at every run
 * @param statisticsEpoch which state of what is known of tables it was made with
 * @param callsVolatile whether it calls routines that may change what there is
 * @param wantsLiterals whether it was made for a shape, and would be better if it knew the values of the literals
 * @param within null, or the transaction that had changed the catalog and in which alone the plan holds
 */
record StatementPlan(Engine.Kind kind, Work work, List<Type> parameterTypes, int explicitCount,
        List<Engine.Column> columns, List<SubqueryPlan> subqueries, List<Table> tables, Within within,
        SearchPath path, long statisticsEpoch, boolean callsVolatile, boolean wantsLiterals) {
    /** How it is carried out. */
    sealed interface Work
            permits
            Works.Query, Works.Explain, Works.Change, Works.Copy, Works.CopyOut, Works.SetConstraints, Works.Schema,
            Works.CreateAs,
            Works.Refresh, Works.Call, Works.Block {}

    /** A state of the catalog that only one transaction sees. */
    record Within(TxnId transaction, long schemaEpoch) {
        /** Null if the transaction sees what everybody sees. */
        static Within of(Transaction transaction) {
            boolean isOwn = transaction != null && transaction.schemaEpoch() != 0;
            return isOwn ? new Within(transaction.id(), transaction.schemaEpoch()) : null;
        }
    }

    List<Type> explicitTypes() {
        return parameterTypes.subList(0, explicitCount);
    }
}
