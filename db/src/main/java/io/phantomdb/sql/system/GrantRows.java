package io.phantomdb.sql.system;

import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Acl;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Securable;
import java.util.List;
import java.util.TreeMap;

/** What was granted, as the information schema tells it to those whom it concerns (PostgreSQL 15, chapters 37.18, 37.54, 37.65). */
final class GrantRows {
    private GrantRows() {}

    static void define(TreeMap<String, SystemRows> to) {
        to.put("information_schema.table_privileges", (catalog, rows) -> tables(catalog, rows, true));
        to.put("information_schema.role_table_grants", (catalog, rows) -> tables(catalog, rows, false));
        to.put("information_schema.column_privileges", (catalog, rows) -> columns(catalog, rows, true));
        to.put("information_schema.role_column_grants", (catalog, rows) -> columns(catalog, rows, false));
        to.put("information_schema.usage_privileges", (catalog, rows) -> sequences(catalog, rows, true));
        to.put("information_schema.role_usage_grants", (catalog, rows) -> sequences(catalog, rows, false));
    }

    /** True if it is the business of whoever asks. */
    private static boolean concerns(CatalogSnapshot catalog, Acl.Item item, boolean withPublic) {
        int current = catalog.who().current();
        RoleSet roles = catalog.roles();
        return roles.acts(current, item.grantor())
                || (item.grantee() == Role.PUBLIC ? withPublic : roles.acts(current, item.grantee()));
    }

    private static RowWriter parties(CatalogSnapshot catalog, RowWriter to, Access access, Acl.Item item,
            Privilege privilege) {
        boolean grantable = privilege.isIn(item.options()) || item.grantee() != Role.PUBLIC
                && catalog.roles().acts(item.grantee(), access.owner());
        String grantee = item.grantee() == Role.PUBLIC ? "PUBLIC" : catalog.roles().name(item.grantee());
        return to.row().put("grantor", catalog.roles().name(item.grantor())).put("grantee", grantee)
                .put("is_grantable", grantable);
    }

    private static void tables(CatalogSnapshot catalog, RowWriter to, boolean withPublic) {
        for (Relation relation : catalog.relations()) {
            if (!relation.isTable() && relation.kind() != 'v') {
                continue;
            }
            Access access = Privileges.of(relation);
            for (Acl.Item item : access.effective(Securable.TABLE).items()) {
                for (Privilege privilege : Privilege.values()) {
                    if (privilege.isIn(item.privileges()) && concerns(catalog, item, withPublic)) {
                        named(parties(catalog, to, access, item, privilege), catalog, relation)
                                .put("privilege_type", privilege.name())
                                .put("with_hierarchy", privilege == Privilege.SELECT);
                    }
                }
            }
        }
    }

    private static RowWriter named(RowWriter to, CatalogSnapshot catalog, Relation relation) {
        return to.put("table_catalog", catalog.session().database()).put("table_schema", relation.schema())
                .put("table_name", relation.name());
    }

    /** What is granted on a table is granted on each of its columns. */
    private static void columns(CatalogSnapshot catalog, RowWriter to, boolean withPublic) {
        for (Relation.OfUser relation : catalog.userRelations()) {
            if (relation.kind() == 'S') {
                continue;
            }
            Access access = Privileges.of(relation);
            for (ColumnDescriptor column : relation.table().visibleColumns()) {
                Acl all = access.effective(Securable.TABLE);
                for (Acl.Item item : access.column(column.id()).items()) {
                    all = all.granted(item.grantee(), item.grantor(), item.privileges(), false)
                            .granted(item.grantee(), item.grantor(), item.options(), true);
                }
                for (Acl.Item item : all.items()) {
                    column(catalog, to, relation, column, item, withPublic);
                }
            }
        }
    }

    private static void column(CatalogSnapshot catalog, RowWriter to, Relation.OfUser relation,
            ColumnDescriptor column, Acl.Item item, boolean withPublic) {
        for (Privilege privilege : Privilege.values()) {
            boolean isShown = privilege.isIn(item.privileges() & Securable.COLUMN.all());
            if (isShown && concerns(catalog, item, withPublic)) {
                named(parties(catalog, to, relation.table().access(), item, privilege), catalog, relation)
                        .put("column_name", column.name()).put("privilege_type", privilege.name());
            }
        }
    }

    private static void sequences(CatalogSnapshot catalog, RowWriter to, boolean withPublic) {
        for (Relation.OfUser relation : catalog.userRelations()) {
            Access access = relation.table().access();
            for (Acl.Item item : relation.kind() == 'S'
                    ? access.effective(Securable.SEQUENCE).items()
                    : List.<Acl.Item>of()) {
                if (Privilege.USAGE.isIn(item.privileges()) && concerns(catalog, item, withPublic)) {
                    parties(catalog, to, access, item, Privilege.USAGE)
                            .put("object_catalog", catalog.session().database())
                            .put("object_schema", relation.schema()).put("object_name", relation.name())
                            .put("object_type", "SEQUENCE").put("privilege_type", "USAGE");
                }
            }
        }
    }
}
