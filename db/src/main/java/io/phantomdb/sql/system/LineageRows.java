package io.phantomdb.sql.system;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexCounterparts;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.Partitioning;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.ArrayList;
import java.util.List;

/** Parents, children and partitions as the catalog shows them (PostgreSQL 15, chapters 53.27, 53.34 and 9.26). */
final class LineageRows {
    private LineageRows() {}

    /** Null if there is no such table of a user's. */
    static TableDescriptor table(CatalogSnapshot catalog, long oid) {
        return catalog.relation(oid) instanceof Relation.OfUser user ? user.table() : null;
    }

    /** What it is a partition of; null if it is none. */
    static TableDescriptor parent(CatalogSnapshot catalog, TableDescriptor table) {
        return table.lineage().isPartition() ? table(catalog, table.lineage().parents().getFirst()) : null;
    }

    /** The index of the parent that an index of a partition belongs to; null if there is none. */
    static Relation.OfIndex parent(CatalogSnapshot catalog, TableDescriptor table, IndexDescriptor index) {
        TableDescriptor parent = parent(catalog, table);
        IndexDescriptor found = parent == null ? null : IndexCounterparts.parentOf(parent, table, index);
        return found == null ? null : new Relation.OfIndex(parent, found);
    }

    static void inherits(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfUser relation : catalog.userRelations()) {
            int number = 0;
            for (int parent : relation.table().lineage().parents()) {
                to.row().put("inhrelid", relation.oid()).put("inhparent", parent).put("inhseqno", ++number);
            }
        }
        for (Relation.OfIndex index : catalog.indexes()) {
            Relation.OfIndex parent = parent(catalog, index.table(), index.index());
            if (parent != null) {
                to.row().put("inhrelid", index.oid()).put("inhparent", parent.oid()).put("inhseqno", 1);
            }
        }
    }

    static void partitioned(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfUser relation : catalog.userRelations()) {
            Partitioning partitioning = relation.table().lineage().partitioning();
            if (partitioning == null) {
                continue;
            }
            List<Partitioning.Key> keys = partitioning.keys();
            to.row().put("partrelid", relation.oid())
                    .put("partstrat", partitioning.strategy().words().charAt(0))
                    .put("partnatts", keys.size()).put("partdefid", defaultPartition(catalog, relation.table()))
                    .put("partattrs", RelationRows.vector(Type.INT2,
                            keys.stream().map(key -> (Object) (short) key.columnId()).toArray()))
                    .put("partclass", RelationRows.vector(Type.OID, keys.stream()
                            .map(key -> (Object) TypeRows.operatorClass(key.type().type())).toArray()))
                    .put("partcollation", RelationRows.vector(Type.OID, keys.stream()
                            .map(key -> (Object) TypeRows.collation(key.type().type())).toArray()))
                    .put("partexprs", expressions(catalog, relation.table(), keys));
        }
    }

    private static long defaultPartition(CatalogSnapshot catalog, TableDescriptor table) {
        for (int id : table.lineage().children()) {
            TableDescriptor child = table(catalog, id);
            if (child != null && child.lineage().isPartition() && child.lineage().bound().isDefault()) {
                return id;
            }
        }
        return 0;
    }

    private static String expressions(CatalogSnapshot catalog, TableDescriptor table, List<Partitioning.Key> keys) {
        List<String> all = keys.stream().filter(key -> !key.isColumn())
                .map(key -> StoredSql.condition(catalog, table, key.sql())).toList();
        return all.isEmpty() ? null : String.join(", ", all);
    }

    /** {@code RANGE (a, lower(b))}; null if it is not partitioned. */
    static String keyDefinition(CatalogSnapshot catalog, long oid) {
        TableDescriptor table = table(catalog, oid);
        if (table == null || !table.isPartitioned()) {
            return null;
        }
        Partitioning partitioning = table.lineage().partitioning();
        List<String> keys = new ArrayList<>();
        for (Partitioning.Key key : partitioning.keys()) {
            String operatorClass = key.operatorClass().isEmpty() ? "" : " " + key.operatorClass();
            keys.add(key(catalog, table, key) + operatorClass);
        }
        return partitioning.strategy().name() + " (" + String.join(", ", keys) + ")";
    }

    private static String key(CatalogSnapshot catalog, TableDescriptor table, Partitioning.Key key) {
        if (key.isColumn()) {
            return ObjectNames.quoted(table.column(key.columnId()).name());
        }
        String sql = StoredSql.condition(catalog, table, key.sql());
        return StoredSql.isCall(key.sql()) ? sql : "(" + sql + ")";
    }

    /** Itself, what it is a partition of, and so on: none if it has nothing to do with partitions. */
    static List<Object[]> ancestors(CatalogSnapshot catalog, long oid) {
        List<Object[]> ancestors = new ArrayList<>();
        lineOf(catalog, oid).forEach(each -> ancestors.add(new Object[]{each}));
        return ancestors;
    }

    private static List<Long> lineOf(CatalogSnapshot catalog, long oid) {
        List<Long> line = new ArrayList<>();
        if (catalog.relation(oid) instanceof Relation.OfIndex index) {
            for (Relation.OfIndex each = index; each != null; each = parent(catalog, each.table(), each.index())) {
                line.add(each.oid());
            }
            return line.size() > 1 || index.table().isPartitioned() ? line : List.of();
        }
        for (TableDescriptor each = table(catalog, oid); each != null; each = parent(catalog, each)) {
            line.add((long) each.id());
        }
        TableDescriptor table = table(catalog, oid);
        return table != null && (table.isPartitioned() || table.lineage().isPartition()) ? line : List.of();
    }

    /** The topmost of these; null if there are none. */
    static Long root(CatalogSnapshot catalog, long oid) {
        List<Long> line = lineOf(catalog, oid);
        return line.isEmpty() ? null : line.getLast();
    }

    /** relid, parentrelid, isleaf, level: itself and all partitions under it. */
    static List<Object[]> tree(CatalogSnapshot catalog, long oid) {
        List<Long> line = lineOf(catalog, oid);
        List<Object[]> rows = new ArrayList<>();
        if (!line.isEmpty()) {
            List<Long> level = List.of(oid);
            rows.add(new Object[]{oid, line.size() > 1 ? line.get(1) : null, children(catalog, oid).isEmpty()
                    && !isPartitioned(catalog, oid), 0});
            for (int number = 1; !level.isEmpty(); number++) {
                level = addLevel(catalog, level, number, rows);
            }
        }
        return rows;
    }

    private static List<Long> addLevel(CatalogSnapshot catalog, List<Long> above, int number, List<Object[]> rows) {
        List<Long> below = new ArrayList<>();
        for (long parent : above) {
            for (long child : children(catalog, parent)) {
                rows.add(new Object[]{child, parent, !isPartitioned(catalog, child), number});
                below.add(child);
            }
        }
        return below;
    }

    private static boolean isPartitioned(CatalogSnapshot catalog, long oid) {
        return switch (catalog.relation(oid)) {
            case Relation.OfIndex index -> index.table().isPartitioned();
            case Relation.OfUser user -> user.table().isPartitioned();
            case null, default -> false;
        };
    }

    private static List<Long> children(CatalogSnapshot catalog, long oid) {
        List<Long> children = new ArrayList<>();
        if (catalog.relation(oid) instanceof Relation.OfIndex index) {
            for (int id : index.table().lineage().children()) {
                TableDescriptor child = table(catalog, id);
                IndexDescriptor own = child == null ? null : IndexCounterparts.of(index.table(), index.index(), child);
                if (own != null) {
                    children.add(SystemOids.index(id, own.id()));
                }
            }
            return children;
        }
        TableDescriptor table = table(catalog, oid);
        if (table != null) {
            table.lineage().children().forEach(id -> children.add((long) id));
        }
        return children;
    }

    /** How many parents have the column. */
    static int inheritedFrom(CatalogSnapshot catalog, TableDescriptor table, ColumnDescriptor column) {
        return (int) table.lineage().parents().stream().map(id -> table(catalog, id))
                .filter(parent -> parent != null && parent.columnNamed(column.name()) != null).count();
    }
}
