package io.phantomdb.sql.system;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.List;
import java.util.stream.Collectors;

/** pg_constraint (PostgreSQL 15, chapter 53.13), and constraints written as in CREATE TABLE. */
final class ConstraintRows {
    private ConstraintRows() {}

    static void constraints(CatalogSnapshot catalog, RowWriter to) {
        for (Constraint.OfCheck check : Constraint.ofDomains(catalog)) {
            to.row().put("oid", check.oid()).put("conname", check.name())
                    .put("connamespace", catalog.schemaOid(check.table().schema())).put("contype", 'c')
                    .put("contypid", check.table().id()).put("convalidated", check.check().validated())
                    .put("conislocal", true).putAll(' ', "confupdtype", "confdeltype", "confmatchtype")
                    .put("conbin", StoredSql.condition(catalog, check.table(), check.check().sql()));
        }
        for (Constraint constraint : Constraint.all(catalog)) {
            to.row().put("oid", constraint.oid()).put("conname", constraint.name())
                    .put("connamespace", catalog.schemaOid(constraint.table().schema()))
                    .put("contype", constraint.type()).put("conrelid", constraint.table().id())
                    .put("convalidated", true)
                    .putAll(' ', "confupdtype", "confdeltype", "confmatchtype")
                    .put("conkey", constraint.columnIds().isEmpty() ? null : numbers(constraint.columnIds()));
            lineage(catalog, constraint, to);
            switch (constraint) {
                case Constraint.OfIndex index -> to
                        .put("conindid", SystemOids.index(index.table().id(), index.index().id()))
                        .put("condeferrable", index.index().form().isDeferrable())
                        .put("condeferred", index.index().form().isInitiallyDeferred());
                case Constraint.OfCheck check -> to.put("convalidated", check.check().validated())
                        .put("conbin", StoredSql.condition(catalog, check.table(), check.check().sql()));
                case Constraint.OfKey key -> foreignKey(catalog, key.key(), to);
            }
        }
    }

    /** What the table has of its parents. */
    private static void lineage(CatalogSnapshot catalog, Constraint constraint, RowWriter to) {
        TableDescriptor table = constraint.table();
        switch (constraint) {
            case Constraint.OfCheck check -> {
                long parents = table.lineage().parents().stream().map(id -> LineageRows.table(catalog, id))
                        .filter(parent -> parent != null && parent.checks().stream()
                                .anyMatch(each -> each.name().equals(check.name()) && !each.noInherit()))
                        .count();
                to.put("conislocal", !table.lineage().inheritedChecks().contains(check.name()))
                        .put("coninhcount", parents).put("connoinherit", check.check().noInherit());
            }
            case Constraint.OfIndex index -> {
                Relation.OfIndex parent = LineageRows.parent(catalog, table, index.index());
                boolean isOfParent = parent != null && parent.index().constraint() != IndexDescriptor.Constraint.NONE;
                to.put("conislocal", !isOfParent).put("coninhcount", isOfParent ? 1 : 0)
                        .put("connoinherit", !isOfParent && !table.isPartitioned())
                        .put("conparentid", isOfParent
                                ? SystemOids.constraint(parent.table().id(), parent.index().name())
                                : 0);
            }
            case Constraint.OfKey key -> to.put("conislocal", key.parent() == null)
                    .put("coninhcount", key.parent() == null ? 0 : 1)
                    .put("connoinherit", key.parent() == null && !table.isPartitioned())
                    .put("conparentid",
                            key.parent() == null ? 0 : SystemOids.constraint(key.parent().id(), key.name()));
        }
    }

    private static void foreignKey(CatalogSnapshot catalog, ForeignKeyDescriptor key, RowWriter to) {
        to.put("confrelid", key.referencedTableId()).put("confkey", numbers(key.referencedColumnIds()))
                .put("confupdtype", code(key.onUpdate())).put("confdeltype", code(key.onDelete()))
                .put("confmatchtype", key.matchFull() ? 'f' : 's').put("condeferrable", key.deferrable())
                .put("condeferred", key.initiallyDeferred()).put("convalidated", key.validated())
                .put("confdelsetcols", key.setColumnIds().isEmpty() ? null : numbers(key.setColumnIds()));
        if (catalog.relation(key.referencedTableId()) instanceof Relation.OfUser referenced) {
            IndexDescriptor index = indexOf(referenced.table(), key.referencedColumnIds());
            to.put("conindid", index == null ? 0 : SystemOids.index(referenced.table().id(), index.id()));
        }
    }

    /** The unique index of just these columns, in any order; null if there is none. */
    static IndexDescriptor indexOf(TableDescriptor table, List<Integer> columnIds) {
        for (IndexDescriptor index : table.indexes()) {
            List<Integer> columns = index.parts().stream().map(IndexDescriptor.Part::columnId).toList();
            if (index.unique() && !index.isPartial() && columns.size() == columnIds.size()
                    && columns.containsAll(columnIds)) {
                return index;
            }
        }
        return null;
    }

    private static ArrayDatum numbers(List<Integer> columnIds) {
        return ArrayDatum.of(Type.INT2, columnIds.stream().map(Integer::shortValue).toList());
    }

    private static char code(ForeignKeyDescriptor.Action action) {
        return switch (action) {
            case NO_ACTION -> 'a';
            case RESTRICT -> 'r';
            case CASCADE -> 'c';
            case SET_NULL -> 'n';
            case SET_DEFAULT -> 'd';
        };
    }

    /** As pg_get_constraintdef writes it. */
    static String definition(CatalogSnapshot catalog, Constraint constraint, boolean pretty) {
        return switch (constraint) {
            case Constraint.OfIndex index -> key(index);
            case Constraint.OfCheck check ->
                "CHECK (" + condition(catalog, check, pretty) + ")" + (check.check().noInherit() ? " NO INHERIT" : "")
                        + (check.check().validated() ? "" : " NOT VALID");
            case Constraint.OfKey key -> foreignKey(catalog, key.table(), key.key());
        };
    }

    private static String condition(CatalogSnapshot catalog, Constraint.OfCheck check, boolean pretty) {
        String written = StoredSql.condition(catalog, check.table(), check.check().sql());
        return pretty && CatalogAnswers.isEnclosed(written) ? written.substring(1, written.length() - 1) : written;
    }

    private static String key(Constraint.OfIndex constraint) {
        IndexDescriptor index = constraint.index();
        return (constraint.type() == 'p' ? "PRIMARY KEY " : "UNIQUE ")
                + (index.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
                + columns(constraint.table(), constraint.columnIds())
                + (index.includedColumnIds().isEmpty()
                        ? ""
                        : " INCLUDE " + columns(constraint.table(), index.includedColumnIds()))
                + deferral(index.form().isDeferrable(), index.form().isInitiallyDeferred());
    }

    private static String foreignKey(CatalogSnapshot catalog, TableDescriptor table, ForeignKeyDescriptor key) {
        if (!(catalog.relation(key.referencedTableId()) instanceof Relation.OfUser referenced)) {
            return null;
        }
        String set = key.setColumnIds().isEmpty() ? "" : " " + columns(table, key.setColumnIds());
        return "FOREIGN KEY " + columns(table, key.columnIds()) + " REFERENCES "
                + catalog.name(Type.REGCLASS, referenced.oid())
                + columns(referenced.table(), key.referencedColumnIds()) + (key.matchFull() ? " MATCH FULL" : "")
                + action(" ON UPDATE ", key.onUpdate(), "") + action(" ON DELETE ", key.onDelete(), set)
                + deferral(key.deferrable(), key.initiallyDeferred())
                + (key.validated() ? "" : " NOT VALID");
    }

    private static String deferral(boolean deferrable, boolean initiallyDeferred) {
        return (deferrable ? " DEFERRABLE" : "") + (initiallyDeferred ? " INITIALLY DEFERRED" : "");
    }

    private static String action(String when, ForeignKeyDescriptor.Action action, String columns) {
        return action == ForeignKeyDescriptor.Action.NO_ACTION
                ? ""
                : when + action.name().replace('_', ' ') + columns;
    }

    private static String columns(TableDescriptor table, List<Integer> columnIds) {
        return columnIds.stream().map(id -> ObjectNames.quoted(table.column(id).name()))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
