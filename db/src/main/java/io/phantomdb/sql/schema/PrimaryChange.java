package io.phantomdb.sql.schema;

import io.phantomdb.base.Check;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.ArrayList;
import java.util.List;

/**
 * ALTER TABLE … ADD PRIMARY KEY. Rows are held under the primary key and other indexes lead to it, so all of them are
 * built anew beside the old ones, and one version of the descriptor switches from these to those.
 *
 * <pre>
 *   version        n             …    n+3 (switch)        n+4            n+5
 *   rows           by row id          by key              by key         by key
 *   by row id      PUBLIC             WRITE_ONLY          DELETE_ONLY    gone, then cleared
 *   by key         WRITE_ONLY         PUBLIC              PUBLIC         PUBLIC
 * </pre>
 */
final class PrimaryChange {
    private PrimaryChange() {}

    /** Adds the new primary index and a copy of every other; the new primary is the first of the new indexes. */
    static TableDescriptor prepared(TableDescriptor table, String name, SchemaCommand.Key definition) {
        List<IndexDescriptor.Part> parts = NewTable.parts(table, definition.columns());
        IndexDescriptor primary = new IndexDescriptor(1, name, true, true, IndexDescriptor.Constraint.PRIMARY_KEY,
                parts, List.of(), IndexDescriptor.State.DELETE_ONLY)
                .with(0, false, NewTable.included(table, definition));
        List<Integer> key = parts.stream().map(IndexDescriptor.Part::columnId).toList();
        TableDescriptor after = table.withNewIndex(primary);
        for (IndexDescriptor index : table.indexes()) {
            if (index.id() != table.primaryIndexId()) {
                after = after.withNewIndex(
                        index.withSuffix(key).withName("").withState(IndexDescriptor.State.DELETE_ONLY));
            }
        }
        return after;
    }

    /** The ids of the indexes that {@link #prepared} added. */
    static List<Integer> added(TableDescriptor before, TableDescriptor after) {
        List<Integer> ids = new ArrayList<>();
        for (IndexDescriptor index : after.indexes()) {
            if (!before.hasIndex(index.id())) {
                ids.add(index.id());
            }
        }
        return ids;
    }

    /** The ids of the indexes that those replace, in the same order: the primary one, then the others. */
    static List<Integer> replaced(TableDescriptor table) {
        List<Integer> ids = new ArrayList<>(List.of(table.primaryIndexId()));
        table.indexes().stream().map(IndexDescriptor::id).filter(id -> id != table.primaryIndexId())
                .forEach(ids::add);
        return ids;
    }

    /** The new indexes take over the names and the place of the old ones, in the same order. */
    static TableDescriptor switched(TableDescriptor table, List<Integer> newIds, List<Integer> oldIds) {
        Check.that(newIds.size() == oldIds.size(), "each old index has a successor");
        TableDescriptor after = table.withPrimary(newIds.getFirst());
        for (int at = 1; at < newIds.size(); at++) {
            String name = table.index(oldIds.get(at)).name();
            after = after.mapIndexes(List.of(newIds.get(at)), index -> index.withName(name));
        }
        after = after.mapIndexes(oldIds,
                index -> index.withName("").withState(IndexDescriptor.State.WRITE_ONLY));
        List<Integer> key = after.primary().parts().stream().map(IndexDescriptor.Part::columnId).toList();
        return after.withColumns(after.columns().stream()
                .map(column -> key.contains(column.id()) ? column.withNotNull() : column).toList());
    }

    /** Makes names lead to the indexes that bear them now. */
    static void moveNames(CatalogRows rows, TableDescriptor before, TableDescriptor after) {
        for (IndexDescriptor index : after.indexes()) {
            if (!index.name().isEmpty() && !index.name().equals(before.index(index.id()).name())) {
                rows.name(before.schema(), index.name(), io.phantomdb.txn.Transaction.Lock.EXCLUSIVE);
                rows.putName(before.schema(), index.name(), new CatalogName(before.id(), index.id()));
            }
        }
    }
}
