package io.phantomdb.sql.system;

import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.SequenceDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.ViewDescriptor;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** information_schema (PostgreSQL 15, chapter 37): what users' objects are in the words of the SQL standard. */
final class InformationSchemaRows {
    private static final int LONG_BITS = 64;
    private static final int BITS_PER_BYTE = 8;

    private InformationSchemaRows() {}

    static void define(TreeMap<String, SystemRows> to) {
        to.put("information_schema.information_schema_catalog_name", (catalog, rows) -> rows.row().put("catalog_name",
                catalog.session().database()));
        to.put("information_schema.schemata", InformationSchemaRows::schemata);
        to.put("information_schema.tables", InformationSchemaRows::tables);
        to.put("information_schema.columns", ColumnRows::columns);
        to.put("information_schema.views", InformationSchemaRows::views);
        to.put("information_schema.view_table_usage", InformationSchemaRows::viewTables);
        to.put("information_schema.view_column_usage", InformationSchemaRows::viewColumns);
        to.put("information_schema.sequences", InformationSchemaRows::sequences);
        to.put("information_schema.table_constraints", InformationSchemaRows::tableConstraints);
        to.put("information_schema.check_constraints", InformationSchemaRows::checks);
        to.put("information_schema.referential_constraints", InformationSchemaRows::references);
        to.put("information_schema.key_column_usage", InformationSchemaRows::keyColumns);
        to.put("information_schema.constraint_column_usage", InformationSchemaRows::constraintColumns);
        to.put("information_schema.constraint_table_usage", InformationSchemaRows::constraintTables);
        to.put("information_schema.enabled_roles", PrincipalRows::enabled);
        to.put("information_schema.applicable_roles", PrincipalRows::applicable);
        to.put("information_schema.administrable_role_authorizations", PrincipalRows::administrable);
        GrantRows.define(to);
        UserTypeRows.define(to);
    }

    private static void schemata(CatalogSnapshot catalog, RowWriter to) {
        for (String schema : catalog.schemas()) {
            to.row().put("catalog_name", catalog.session().database()).put("schema_name", schema).put("schema_owner",
                    catalog.roles().name(Privileges.ofSchema(catalog, schema).owner()));
        }
    }

    private static void tables(CatalogSnapshot catalog, RowWriter to) {
        for (Relation relation : catalog.relations()) {
            if (relation.isTable() || relation.kind() == 'v') {
                boolean isTable = relation.isTable();
                boolean isUpdatable = relation instanceof Relation.OfUser user && user.isUpdatable();
                named(to.row(), catalog, relation, "table").put("table_type", !isTable
                        ? "VIEW"
                        : SearchPath.isTemporary(relation.schema()) ? "LOCAL TEMPORARY" : "BASE TABLE")
                        .put("is_insertable_into", isUpdatable).put("is_typed", false);
            }
        }
    }

    /** Catalog, schema and name of a relation. */
    static RowWriter named(RowWriter to, CatalogSnapshot catalog, Relation relation, String what) {
        return to.put(what + "_catalog", catalog.session().database()).put(what + "_schema", relation.schema())
                .put(what + "_name", relation.name());
    }

    private static RowWriter table(RowWriter to, CatalogSnapshot catalog, TableDescriptor table) {
        return named(to, catalog, new Relation.OfUser(table), "table");
    }

    private static RowWriter constraint(RowWriter to, CatalogSnapshot catalog, Constraint constraint) {
        return to.put("constraint_catalog", catalog.session().database())
                .put("constraint_schema", constraint.table().schema()).put("constraint_name", constraint.name());
    }

    private static void views(CatalogSnapshot catalog, RowWriter to) {
        for (Relation relation : catalog.relations()) {
            if (relation.kind() == 'v') {
                ViewDescriptor view = relation instanceof Relation.OfUser user ? user.table().view() : null;
                named(to.row(), catalog, relation, "table").put("view_definition", catalog.viewText(relation))
                        .put("check_option", view == null ? "NONE" : view.checkOption().name())
                        .putAll(view != null && view.isInsertable(), "is_updatable", "is_insertable_into")
                        .putAll(false, "is_trigger_updatable", "is_trigger_deletable", "is_trigger_insertable_into");
            }
        }
    }

    /** What views read. */
    private static void viewTables(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfUser view : catalog.views()) {
            for (int id : view.table().view().sourceIds()) {
                named(named(to.row(), catalog, view, "view"), catalog, catalog.relation(id), "table");
            }
        }
    }

    private static void viewColumns(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfUser view : catalog.views()) {
            view.table().view().sourceColumns().forEach((id, columnIds) -> {
                Relation.OfUser source = (Relation.OfUser) catalog.relation(id);
                columnIds.forEach(column -> named(named(to.row(), catalog, view, "view"), catalog, source, "table")
                        .put("column_name", source.table().column(column).name()));
            });
        }
    }

    /** Without those of identity columns, as in PostgreSQL. */
    private static void sequences(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfUser relation : catalog.userRelations()) {
            SequenceDescriptor sequence = relation.table().sequence();
            if (sequence != null && !ColumnRows.isOfIdentity(catalog, sequence)) {
                named(to.row(), catalog, relation, "sequence").put("data_type", sequence.type().sqlName())
                        .put("numeric_precision", Math.min(LONG_BITS, sequence.type().length() * BITS_PER_BYTE))
                        .put("numeric_precision_radix", 2).put("numeric_scale", 0)
                        .put("start_value", sequence.start()).put("minimum_value", sequence.min())
                        .put("maximum_value", sequence.max()).put("increment", sequence.increment())
                        .put("cycle_option", sequence.cycle());
            }
        }
    }

    /** NOT NULL counts as a check here, as in PostgreSQL. */
    private static void tableConstraints(CatalogSnapshot catalog, RowWriter to) {
        for (Constraint constraint : Constraint.all(catalog)) {
            table(constraint(to.row(), catalog, constraint), catalog, constraint.table())
                    .put("constraint_type", kind(constraint)).put("enforced", true)
                    .put("is_deferrable", constraint.deferrable())
                    .put("initially_deferred", constraint.initiallyDeferred())
                    .put("nulls_distinct", constraint instanceof Constraint.OfIndex index && constraint.type() == 'u'
                            ? (Object) !index.index().nullsNotDistinct()
                            : null);
        }
        for (Relation.OfUser relation : catalog.tables()) {
            relation.columns().stream().filter(column -> column.isPublic() && column.notNull())
                    .forEach(column -> named(to.row(), catalog, relation, "table")
                            .put("constraint_catalog", catalog.session().database())
                            .put("constraint_schema", relation.schema())
                            .put("constraint_name", notNullName(catalog, relation, column.id()))
                            .put("constraint_type", "CHECK").put("is_deferrable", false)
                            .put("initially_deferred", false).put("enforced", true));
        }
    }

    private static String notNullName(CatalogSnapshot catalog, Relation.OfUser relation, int columnId) {
        return catalog.schemaOid(relation.schema()) + "_" + relation.oid() + "_" + columnId + "_not_null";
    }

    private static String kind(Constraint constraint) {
        return switch (constraint) {
            case Constraint.OfIndex index -> index.type() == 'p' ? "PRIMARY KEY" : "UNIQUE";
            case Constraint.OfCheck check -> "CHECK";
            case Constraint.OfKey key -> "FOREIGN KEY";
        };
    }

    private static void checks(CatalogSnapshot catalog, RowWriter to) {
        for (Constraint.OfCheck check : Constraint.ofDomains(catalog)) {
            constraint(to.row(), catalog, check).put("check_clause",
                    StoredSql.condition(catalog, check.table(), check.check().sql()));
        }
        for (Constraint constraint : Constraint.all(catalog)) {
            if (constraint instanceof Constraint.OfCheck check) {
                constraint(to.row(), catalog, constraint).put("check_clause",
                        StoredSql.condition(catalog, check.table(), check.check().sql()));
            }
        }
        for (Relation.OfUser relation : catalog.tables()) {
            relation.columns().stream().filter(column -> column.isPublic() && column.notNull())
                    .forEach(column -> to.row().put("constraint_catalog", catalog.session().database())
                            .put("constraint_schema", relation.schema())
                            .put("constraint_name", notNullName(catalog, relation, column.id()))
                            .put("check_clause", column.name() + " IS NOT NULL"));
        }
    }

    private static void references(CatalogSnapshot catalog, RowWriter to) {
        for (Constraint constraint : Constraint.all(catalog)) {
            if (constraint instanceof Constraint.OfKey(TableDescriptor table, ForeignKeyDescriptor key, _)
                    && catalog.relation(key.referencedTableId()) instanceof Relation.OfUser referenced) {
                IndexDescriptor index = ConstraintRows.indexOf(referenced.table(), key.referencedColumnIds());
                boolean named = index != null && index.constraint() != IndexDescriptor.Constraint.NONE;
                constraint(to.row(), catalog, constraint)
                        .put("unique_constraint_catalog", named ? catalog.session().database() : null)
                        .put("unique_constraint_schema", named ? referenced.schema() : null)
                        .put("unique_constraint_name", named ? index.name() : null)
                        .put("match_option", key.matchFull() ? "FULL" : "NONE")
                        .put("update_rule", rule(key.onUpdate())).put("delete_rule", rule(key.onDelete()));
            }
        }
    }

    private static String rule(ForeignKeyDescriptor.Action action) {
        return action.name().replace('_', ' ').toUpperCase(Locale.ROOT);
    }

    private static void keyColumns(CatalogSnapshot catalog, RowWriter to) {
        for (Constraint constraint : Constraint.all(catalog)) {
            if (constraint.type() == 'c') {
                continue;
            }
            List<Integer> columns = constraint.columnIds();
            for (int at = 0; at < columns.size(); at++) {
                table(constraint(to.row(), catalog, constraint), catalog, constraint.table())
                        .put("column_name", constraint.table().column(columns.get(at)).name())
                        .put("ordinal_position", at + 1)
                        .put("position_in_unique_constraint", positionInKey(catalog, constraint, at));
            }
        }
    }

    private static Integer positionInKey(CatalogSnapshot catalog, Constraint constraint, int at) {
        if (!(constraint instanceof Constraint.OfKey of)
                || !(catalog.relation(of.key().referencedTableId()) instanceof Relation.OfUser referenced)) {
            return null;
        }
        IndexDescriptor index = ConstraintRows.indexOf(referenced.table(), of.key().referencedColumnIds());
        return index == null
                ? null
                : (Integer) (1 + index.parts().stream().map(IndexDescriptor.Part::columnId).toList()
                        .indexOf(of.key().referencedColumnIds().get(at)));
    }

    /** Of a foreign key, the columns it refers to. */
    private static void constraintColumns(CatalogSnapshot catalog, RowWriter to) {
        for (Constraint constraint : Constraint.all(catalog)) {
            TableDescriptor table = usedBy(catalog, constraint);
            List<Integer> columns = constraint instanceof Constraint.OfKey key
                    ? key.key().referencedColumnIds()
                    : constraint.columnIds();
            for (int columnId : table == null ? List.<Integer>of() : columns) {
                constraint(table(to.row(), catalog, table), catalog, constraint).put("column_name",
                        table.column(columnId).name());
            }
        }
    }

    private static void constraintTables(CatalogSnapshot catalog, RowWriter to) {
        for (Constraint constraint : Constraint.all(catalog)) {
            TableDescriptor table = usedBy(catalog, constraint);
            if (table != null && constraint.type() != 'c') {
                constraint(table(to.row(), catalog, table), catalog, constraint);
            }
        }
    }

    private static TableDescriptor usedBy(CatalogSnapshot catalog, Constraint constraint) {
        if (!(constraint instanceof Constraint.OfKey key)) {
            return constraint.table();
        }
        return catalog.relation(key.key().referencedTableId()) instanceof Relation.OfUser referenced
                ? referenced.table()
                : null;
    }
}
