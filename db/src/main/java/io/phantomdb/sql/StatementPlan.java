package io.phantomdb.sql;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.SubqueryPlan;
import java.util.List;

/**
 * What a statement turned into, for all who run it: immutable and cached.
 *
 * @param parameterTypes of the explicit parameters, then of the lifted literals
 * @param explicitCount how many of them are explicit
 * @param tables what it was planned with: it holds as long as they are at the same versions
 */
record StatementPlan(Engine.Kind kind, Work work, List<Type> parameterTypes, int explicitCount,
        List<Engine.Column> columns, List<SubqueryPlan> subqueries, List<Table> tables) {
    /** How it is carried out. */
    sealed interface Work permits Works.Query, Works.Change, Works.Copy, Works.Schema {}

    List<Type> explicitTypes() {
        return parameterTypes.subList(0, explicitCount);
    }
}
