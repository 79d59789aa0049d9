package io.phantomdb.sql.system;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.List;
import java.util.TreeMap;

/** Domains and composite types in information_schema (PostgreSQL 15, chapters 37.9, 37.22 to 37.24, 37.59). */
final class UserTypeRows {
    private UserTypeRows() {}

    static void define(TreeMap<String, SystemRows> to) {
        to.put("information_schema.attributes", UserTypeRows::attributes);
        to.put("information_schema.user_defined_types", UserTypeRows::composites);
        to.put("information_schema.domains", UserTypeRows::domains);
        to.put("information_schema.domain_constraints", UserTypeRows::domainConstraints);
        to.put("information_schema.domain_udt_usage", UserTypeRows::domainTypes);
        to.put("information_schema.column_domain_usage", UserTypeRows::columnDomains);
    }

    private static List<TableDescriptor> domainsOf(CatalogSnapshot catalog) {
        return catalog.types().stream().filter(TableDescriptor::isDomain).toList();
    }

    private static RowWriter named(RowWriter to, CatalogSnapshot catalog, TableDescriptor type, String prefix) {
        return to.put(prefix + "_catalog", catalog.session().database()).put(prefix + "_schema", type.schema())
                .put(prefix + "_name", type.name());
    }

    private static void udt(RowWriter to, CatalogSnapshot catalog, Type type, String prefix) {
        to.put(prefix + "_catalog", catalog.session().database()).put(prefix + "_schema", catalog.schemaOf(type))
                .put(prefix + "_name", type.catalogName());
    }

    private static void attributes(CatalogSnapshot catalog, RowWriter to) {
        for (TableDescriptor type : catalog.types()) {
            for (ColumnDescriptor column : type.isComposite() ? type.visibleColumns() : List.<ColumnDescriptor>of()) {
                ColumnType plain = column.type().type().isDomain() ? column.type().type().base() : column.type();
                named(to.row(), catalog, type, "udt").put("attribute_name", column.name())
                        .put("ordinal_position", column.id()).put("is_nullable", true)
                        .put("data_type", ColumnRows.dataType(plain.type())).put("dtd_identifier", column.id())
                        .put("is_derived_reference_attribute", false);
                udt(to, catalog, plain.type(), "attribute_udt");
                ColumnRows.lengths(plain.plain(), to);
            }
        }
    }

    private static void composites(CatalogSnapshot catalog, RowWriter to) {
        catalog.types().stream().filter(TableDescriptor::isComposite)
                .forEach(type -> named(to.row(), catalog, type, "user_defined_type")
                        .put("user_defined_type_category", "STRUCTURED").put("is_instantiable", true));
    }

    private static void domains(CatalogSnapshot catalog, RowWriter to) {
        for (TableDescriptor domain : domainsOf(catalog)) {
            ColumnDescriptor value = domain.columns().getFirst();
            Type base = value.type().type();
            named(to.row(), catalog, domain, "domain")
                    .put("data_type", base.isArray() && base.element().oid() < Type.FIRST_OID_OF_USERS
                            ? base.sqlName()
                            : ColumnRows.dataType(base))
                    .put("domain_default", StoredSql.ofColumn(catalog, domain, value)).put("dtd_identifier", 1);
            udt(to, catalog, base, "udt");
            ColumnRows.lengths(value.type().plain(), to);
        }
    }

    private static void domainConstraints(CatalogSnapshot catalog, RowWriter to) {
        for (Constraint.OfCheck check : Constraint.ofDomains(catalog)) {
            TableDescriptor domain = check.table();
            named(to.row(), catalog, domain, "domain").put("constraint_catalog", catalog.session().database())
                    .put("constraint_schema", domain.schema()).put("constraint_name", check.name())
                    .put("is_deferrable", false).put("initially_deferred", false);
        }
    }

    private static void domainTypes(CatalogSnapshot catalog, RowWriter to) {
        for (TableDescriptor domain : domainsOf(catalog)) {
            named(to.row(), catalog, domain, "domain");
            udt(to, catalog, domain.columns().getFirst().type().type(), "udt");
        }
    }

    private static void columnDomains(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfUser relation : catalog.userRelations()) {
            for (ColumnDescriptor column : relation.columns()) {
                if (column.isPublic() && column.type().type().isDomain()) {
                    InformationSchemaRows.named(to.row(), catalog, relation, "table").put("column_name",
                            column.name());
                    udt(to, catalog, column.type().type(), "domain");
                }
            }
        }
    }
}
