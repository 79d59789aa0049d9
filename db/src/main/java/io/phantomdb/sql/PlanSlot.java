package io.phantomdb.sql;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.SearchPath;
import java.util.List;

/**
 * The plan that a statement got last, kept with the statement, or with its shape: whoever comes with the same parameter
 * types and search path finds it without a look into the cache. Any story; a race costs one of them a look.
 */
final class PlanSlot {
    private record Kept(StatementPlan plan, List<Type> told, SearchPath path, long catalogChanges) {}

    private volatile Kept kept;

    /** Null if there is none for these types, or if the catalog has changed since it was known to hold. */
    StatementPlan get(List<Type> told, SearchPath path, long catalogChanges) {
        Kept last = kept;
        boolean fits = last != null && last.catalogChanges == catalogChanges && last.told.equals(told)
                && last.path.equals(path);
        return fits ? last.plan : null;
    }

    void put(StatementPlan plan, List<Type> told, SearchPath path, long catalogChanges) {
        kept = new Kept(plan, told, path, catalogChanges);
    }
}
