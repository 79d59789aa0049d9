package io.phantomdb.sql;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.tree.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is known of a statement, or of all that share its shape: its kind, and the plan that it got last. Whoever comes with
 * the same parameter types and search path finds the plan without a look into the cache. Any story; a race costs one of them
 * a look.
 */
final class PlanSlot {
    /** A query that may write large objects needs a transaction that may write. */
    private static final Pattern LARGE_OBJECT_WRITE = Pattern.compile(
            "\\b(lo_creat|lo_create|lo_from_bytea|lo_unlink|lowrite|lo_put|lo_truncate|lo_truncate64)\\s*\\(",
            Pattern.CASE_INSENSITIVE);

    private record Kept(StatementPlan plan, List<Type> told, SearchPath path, long catalogChanges) {}

    private final Engine.Kind kind;
    private volatile Kept kept;

    /** Of a statement and its text, or the key of its shape. */
    PlanSlot(Statement tree, String text) {
        Engine.Kind byTree = Commands.kind(tree);
        this.kind = byTree == Engine.Kind.QUERY && LARGE_OBJECT_WRITE.matcher(text).find()
                ? Engine.Kind.CHANGE
                : byTree;
    }

    Engine.Kind kind() {
        return kind;
    }

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
