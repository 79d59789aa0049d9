package io.phantomdb.sql.system;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Acl;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Securable;
import java.util.List;

/** Owners and privileges as the catalog shows them: lists of privileges are text of aclitem (PostgreSQL 15, chapter 5.7). */
final class Privileges {
    /** What only superusers may read. */
    private static final List<String> SECRET = List.of("pg_authid", "pg_shadow", "pg_largeobject", "pg_user_mapping",
            "pg_statistic", "pg_subscription", "pg_hba_file_rules", "pg_ident_file_mappings");

    private Privileges() {}

    /** Whose a relation is, and what was granted on it. */
    static Access of(Relation relation) {
        return switch (relation) {
            case Relation.OfUser user -> user.table().access();
            case Relation.OfIndex index -> Access.of(index.table().access().owner());
            case Relation.OfSystem system -> Access.FOUNDING.withAcl(readable(system.name()));
        };
    }

    private static Acl readable(String name) {
        Acl own = Securable.TABLE.byDefault(Role.FOUNDING);
        return isSecret(name) ? own : own.granted(Role.PUBLIC, Role.FOUNDING, Privilege.SELECT.bit(), false);
    }

    /** True if it is a table of the catalog that only superusers may read. */
    static boolean isSecret(String name) {
        return SECRET.contains(name);
    }

    static Securable kind(Relation relation) {
        return relation.kind() == 'S' ? Securable.SEQUENCE : Securable.TABLE;
    }

    /** Null where nothing was granted or revoked. */
    static ArrayDatum acl(RoleSet roles, Acl acl) {
        return acl == null ? null : ArrayDatum.of(Type.TEXT, acl.texts(roles::name));
    }

    /** The schemas of the system are everybody's to use. */
    static Access ofSchema(CatalogSnapshot catalog, String schema) {
        return SearchPath.isSystem(schema) || catalog.schemaAccess(schema) == null
                ? Access.FOUNDING.withAcl(Securable.SCHEMA.byDefault(Role.FOUNDING).granted(Role.PUBLIC,
                        Role.FOUNDING, Privilege.USAGE.bit(), false))
                : catalog.schemaAccess(schema);
    }
}
