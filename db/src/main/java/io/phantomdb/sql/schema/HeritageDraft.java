package io.phantomdb.sql.schema;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.catalog.Partitioning;
import io.phantomdb.txn.TableVersion;
import java.util.List;

/**
 * What a new table has of others. Columns and checks of its parents are among its own already.
 *
 * @param parents as they were when columns were told by them; of a partition the one it is a partition of
 * @param bound null if it is no partition
 * @param partitioning null if it is not partitioned
 * @param inheritedColumns names of those that it has from parents alone
 * @param inheritedChecks the same of checks
 * @param notices what there is to say about columns that have become one
 */
public record HeritageDraft(List<TableVersion> parents, BoundDraft bound, PartitionDraft partitioning,
        List<String> inheritedColumns, List<String> inheritedChecks, List<String> notices) {
    public static final HeritageDraft NONE = new HeritageDraft(List.of(), null, null, List.of(), List.of(), List.of());

    public HeritageDraft {
        parents = List.copyOf(parents);
        inheritedColumns = List.copyOf(inheritedColumns);
        inheritedChecks = List.copyOf(inheritedChecks);
        notices = List.copyOf(notices);
    }

    /** PARTITION BY. */
    public record PartitionDraft(Partitioning.Strategy strategy, List<KeyDraft> keys) {
        public PartitionDraft {
            keys = List.copyOf(keys);
        }
    }

    /** A part of the key: a column, or an expression, the other being null. */
    public record KeyDraft(String column, String sql, ColumnType type, String operatorClass, int position) {}
}
