package io.phantomdb.sql.system;

import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.sql.catalog.AnalyzedTable;
import io.phantomdb.sql.catalog.BoundText;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.SequenceDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** pg_class and what hangs on it (PostgreSQL 15, chapters 53.11, 53.18, 53.46). */
final class RelationRows {
    private static final long CLASS = 1259;
    private static final long DEFAULTS = 2604;
    private static final long CONSTRAINTS = 2606;
    private static final long RULES = 2618;

    private static final Pattern NEXTVAL = Pattern.compile("nextval\\('((?:[^']|'')+)'");

    private RelationRows() {}

    static void classes(CatalogSnapshot catalog, RowWriter to) {
        for (Relation relation : catalog.relations()) {
            to.row().put("oid", relation.oid()).put("relname", relation.name())
                    .put("relnamespace", catalog.schemaOid(relation.schema()))
                    .put("relowner", (long) Privileges.of(relation).owner())
                    .put("relacl", Privileges.acl(catalog.roles(), Privileges.of(relation).acl()))
                    .put("relkind", relation.kind())
                    .put("relpersistence", SearchPath.isTemporary(relation.schema()) ? 't' : 'p')
                    .put("relispopulated", isPopulated(relation))
                    .put("reltuples", -1).put("relreplident", 'n').put("relam", accessMethod(relation))
                    .put("relfilenode", "vcpI".indexOf(relation.kind()) >= 0 ? 0 : relation.oid())
                    .put("reltype", hasRowType(relation) ? relation.oid() : 0);
            switch (relation) {
                case Relation.OfUser user -> table(catalog, user, to);
                case Relation.OfIndex index -> to
                        .put("relnatts", index.index().parts().size() + index.index().includedColumnIds().size())
                        .put("relispartition", LineageRows.parent(catalog, index.table(), index.index()) != null)
                        .put("relhassubclass", index.table().isPartitioned() && index.table().lineage().hasChildren());
                case Relation.OfSystem system -> to.put("relnatts", system.table().columns().size());
            }
        }
    }

    private static boolean hasRowType(Relation relation) {
        return relation instanceof Relation.OfUser user && user.table().type() != null;
    }

    private static boolean isPopulated(Relation relation) {
        return !(relation instanceof Relation.OfUser user) || !user.table().isMaterialized()
                || user.table().view().isPopulated();
    }

    private static long accessMethod(Relation relation) {
        return switch (relation.kind()) {
            case 'r', 'm' -> SystemOids.HEAP;
            case 'i', 'I' -> ((Relation.OfIndex) relation).index().form().method().oid();
            default -> 0;
        };
    }

    private static void table(CatalogSnapshot catalog, Relation.OfUser relation, RowWriter to) {
        TableDescriptor parent = LineageRows.parent(catalog, relation.table());
        boolean references = parent != null && (!parent.triggers().isEmpty() || !parent.foreignKeys().isEmpty())
                || !relation.table().foreignKeys().isEmpty()
                || !relation.table().referencedBy().isEmpty()
                || !relation.table().triggers().isEmpty();
        AnalyzedTable analyzed = relation.table().isTable() ? catalog.analyzed(relation.table()) : null;
        if (analyzed != null) {
            to.put("reltuples", analyzed.rows());
        }
        to.put("relhasrules", relation.table().view() != null).put("relnatts", relation.columns().size())
                .put("relchecks", relation.table().checks().size())
                .put("relhasindex", !relation.indexes().isEmpty()).put("relhastriggers", references)
                .put("relreplident", relation.isTable() || relation.kind() == 'm' ? 'd' : 'n')
                .put("relispartition", relation.table().lineage().isPartition())
                .put("relhassubclass", relation.table().lineage().hasChildren())
                .put("relpartbound", bound(catalog, relation.table()));
    }

    /** Null if it is no partition. */
    private static String bound(CatalogSnapshot catalog, TableDescriptor table) {
        TableDescriptor parent = LineageRows.parent(catalog, table);
        return parent == null ? null : BoundText.of(table.lineage().bound(), parent.lineage().partitioning());
    }

    static void sequences(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfUser relation : catalog.userRelations()) {
            SequenceDescriptor sequence = relation.table().sequence();
            if (sequence != null) {
                to.row().put("seqrelid", relation.oid()).put("seqtypid", sequence.type().oid())
                        .put("seqstart", sequence.start()).put("seqincrement", sequence.increment())
                        .put("seqmax", sequence.max()).put("seqmin", sequence.min()).put("seqcache", sequence.cache())
                        .put("seqcycle", sequence.cycle());
            }
        }
    }

    /** Sequences on their columns, indexes on their tables or constraints, and what constraints and defaults look at. */
    static void dependencies(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfUser relation : catalog.userRelations()) {
            SequenceDescriptor sequence = relation.table().sequence();
            if (sequence != null && sequence.isOwned()) {
                boolean identity = isIdentity(catalog, sequence);
                depends(to, CLASS, relation.oid(), CLASS, sequence.ownerTableId(), sequence.ownerColumnId(),
                        identity ? 'i' : 'a');
            }
            for (ColumnDescriptor column : relation.columns()) {
                if (column.defaultSql() != null) {
                    depends(to, DEFAULTS, SystemOids.columnDefault(relation.table().id(), column.id()), CLASS,
                            relation.oid(), column.id(), 'a');
                    Long drawn = drawnFrom(catalog, column.defaultSql());
                    if (drawn != null) {
                        depends(to, DEFAULTS, SystemOids.columnDefault(relation.table().id(), column.id()), CLASS,
                                drawn,
                                0, 'n');
                    }
                }
            }
        }
        catalog.allViews().forEach(view -> view(view, to));
        for (Constraint constraint : Constraint.all(catalog)) {
            for (int columnId : constraint.columnIds()) {
                depends(to, CONSTRAINTS, constraint.oid(), CLASS, constraint.table().id(), columnId, 'a');
            }
            if (constraint instanceof Constraint.OfKey key) {
                foreignKey(catalog, key, to);
            }
        }
        for (Relation.OfIndex index : catalog.indexes()) {
            index(index, to);
        }
    }

    /** On the columns that it refers to, and on the index that they are found by. */
    private static void foreignKey(CatalogSnapshot catalog, Constraint.OfKey constraint, RowWriter to) {
        List<Integer> referenced = constraint.key().referencedColumnIds();
        long tableId = constraint.key().referencedTableId();
        for (int columnId : referenced) {
            depends(to, CONSTRAINTS, constraint.oid(), CLASS, tableId, columnId, 'n');
        }
        if (catalog.relation(tableId) instanceof Relation.OfUser table) {
            IndexDescriptor index = ConstraintRows.indexOf(table.table(), referenced);
            if (index != null) {
                depends(to, CONSTRAINTS, constraint.oid(), CLASS, SystemOids.index(table.table().id(), index.id()), 0,
                        'n');
            }
        }
    }

    /** The sequence that a default draws from, by the name that is kept in it; null if it draws from none. */
    private static Long drawnFrom(CatalogSnapshot catalog, String defaultSql) {
        Matcher kept = NEXTVAL.matcher(defaultSql);
        return kept.lookingAt() ? catalog.relationOid(kept.group(1).replace("''", "'")) : null;
    }

    /** A view is a rule that stands for it (PostgreSQL 15, chapter 41.2). */
    static void rules(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfUser view : catalog.allViews()) {
            to.row().put("oid", SystemOids.rule(view.table().id())).put("rulename", "_RETURN")
                    .put("ev_class", view.oid()).put("ev_type", '1').put("ev_enabled", 'O').put("is_instead", true)
                    .put("ev_qual", "<>").put("ev_action", view.table().view().sql());
        }
    }

    private static void view(Relation.OfUser view, RowWriter to) {
        long rule = SystemOids.rule(view.table().id());
        depends(to, RULES, rule, CLASS, view.oid(), 0, 'i');
        depends(to, RULES, rule, CLASS, view.oid(), 0, 'n');
        view.table().view().sourceColumns().forEach((id, columns) -> {
            depends(to, RULES, rule, CLASS, id, 0, 'n');
            columns.forEach(column -> depends(to, RULES, rule, CLASS, id, column, 'n'));
        });
    }

    private static boolean isIdentity(CatalogSnapshot catalog, SequenceDescriptor sequence) {
        return catalog.relation(sequence.ownerTableId()) instanceof Relation.OfUser owner && owner.columns().stream()
                .anyMatch(column -> column.id() == sequence.ownerColumnId() && column.identity() != null);
    }

    private static void index(Relation.OfIndex index, RowWriter to) {
        if (index.index().constraint() != io.phantomdb.sql.catalog.IndexDescriptor.Constraint.NONE) {
            depends(to, CLASS, index.oid(), CONSTRAINTS, SystemOids.constraint(index.table().id(), index.name()), 0,
                    'i');
            return;
        }
        for (var part : index.index().parts()) {
            depends(to, CLASS, index.oid(), CLASS, index.table().id(), part.columnId(), 'a');
        }
    }

    private static void depends(RowWriter to, long classId, long objectId, long onClassId, long onObjectId, int column,
            char type) {
        to.row().put("classid", classId).put("objid", objectId).put("refclassid", onClassId)
                .put("refobjid", onObjectId).put("refobjsubid", column).put("deptype", type);
    }

    /** int2vector: an array that counts from 0. */
    static ArrayDatum vector(io.phantomdb.rows.Type element, Object[] elements) {
        return ArrayDatum.of(element, new int[]{elements.length}, new int[]{0}, elements);
    }
}
