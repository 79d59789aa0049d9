package io.phantomdb.sql.system;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.RoleRows;
import io.phantomdb.sql.roles.Membership;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.Role.Attribute;
import io.phantomdb.sql.roles.RoleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Roles and their memberships (PostgreSQL 15, chapters 53.8, 53.9, 53.16, 54.9, 54.20, 54.25, 54.32). */
final class PrincipalRows {
    private static final String HIDDEN = "********";

    private PrincipalRows() {}

    /** With the verifiers of passwords. */
    static void authorizations(CatalogSnapshot catalog, RowWriter to) {
        for (Role role : catalog.roles().roles()) {
            role(role, to);
            to.put("rolpassword", role.verifier());
        }
    }

    static void roles(CatalogSnapshot catalog, RowWriter to) {
        for (Role role : catalog.roles().roles()) {
            role(role, to);
            to.put("rolpassword", HIDDEN).put("rolconfig", settings(role, 0));
        }
    }

    private static void role(Role role, RowWriter to) {
        to.row().put("oid", (long) role.id()).put("rolname", role.name()).put("rolconnlimit", role.connectionsMax())
                .put("rolsuper", role.isSuperuser()).put("rolinherit", role.is(Attribute.INHERIT))
                .put("rolcreaterole", role.is(Attribute.CREATEROLE)).put("rolcreatedb", role.is(Attribute.CREATEDB))
                .put("rolcanlogin", role.is(Attribute.LOGIN)).put("rolreplication", role.is(Attribute.REPLICATION))
                .put("rolbypassrls", role.is(Attribute.BYPASSRLS)).put("rolvaliduntil", role.validUntilMicros());
    }

    /** Null if there are none. */
    private static ArrayDatum settings(Role role, int database) {
        List<String> lines = role.settings().stream().filter(each -> each.database() == database)
                .map(each -> each.name() + "=" + each.value()).toList();
        return lines.isEmpty() ? null : ArrayDatum.of(Type.TEXT, lines);
    }

    static void users(CatalogSnapshot catalog, RowWriter to) {
        users(catalog, to, true);
    }

    static void shadows(CatalogSnapshot catalog, RowWriter to) {
        users(catalog, to, false);
    }

    private static void users(CatalogSnapshot catalog, RowWriter to, boolean hidden) {
        for (Role role : catalog.roles().roles()) {
            if (role.is(Attribute.LOGIN)) {
                to.row().put("usename", role.name()).put("usesysid", (long) role.id())
                        .put("usecreatedb", role.is(Attribute.CREATEDB)).put("usesuper", role.isSuperuser())
                        .put("userepl", role.is(Attribute.REPLICATION))
                        .put("usebypassrls", role.is(Attribute.BYPASSRLS))
                        .put("passwd", hidden ? HIDDEN : role.verifier()).put("valuntil", role.validUntilMicros())
                        .put("useconfig", settings(role, 0));
            }
        }
    }

    static void groups(CatalogSnapshot catalog, RowWriter to) {
        for (Role role : catalog.roles().roles()) {
            if (!role.is(Attribute.LOGIN)) {
                List<Object> members = new ArrayList<>();
                stored(catalog).stream().filter(each -> each.role() == role.id())
                        .forEach(each -> members.add((long) each.member()));
                to.row().put("groname", role.name()).put("grosysid", (long) role.id()).put("grolist",
                        ArrayDatum.of(Type.OID, members));
            }
        }
    }

    /** That the owner of a database is one of its owners is written down nowhere. */
    private static List<Membership> stored(CatalogSnapshot catalog) {
        return catalog.roles().memberships().stream().filter(each -> each.role() != RoleSet.DATABASE_OWNER).toList();
    }

    static void memberships(CatalogSnapshot catalog, RowWriter to) {
        for (Membership each : stored(catalog)) {
            to.row().put("roleid", (long) each.role()).put("member", (long) each.member())
                    .put("grantor", (long) each.grantor()).put("admin_option", each.admin());
        }
    }

    static void settings(CatalogSnapshot catalog, RowWriter to) {
        for (Role role : catalog.roles().roles()) {
            TreeMap<Integer, Boolean> databases = new TreeMap<>();
            role.settings().forEach(each -> databases.put(each.database(), true));
            databases.keySet().forEach(database -> to.row().put("setdatabase", (long) database)
                    .put("setrole", (long) role.id()).put("setconfig", settings(role, database)));
        }
    }

    static void defaults(CatalogSnapshot catalog, RowWriter to) {
        for (RoleRows.Defaults each : catalog.defaultPrivileges()) {
            if (each.database() == catalog.database()) {
                String what = each.role() + " " + each.schema() + " " + each.kind();
                to.row().put("oid", SystemOids.of("defaults", each.role(), what)).put("defaclrole", (long) each.role())
                        .put("defaclnamespace", (long) each.schema())
                        .put("defaclobjtype", each.kind() == 's' ? 'S' : each.kind())
                        .put("defaclacl", Privileges.acl(catalog.roles(), each.acl()));
            }
        }
    }

    /** The roles that the current one acts as. */
    static void enabled(CatalogSnapshot catalog, RowWriter to) {
        for (Role role : catalog.roles().roles()) {
            if (catalog.roles().acts(catalog.who().current(), role.id())) {
                to.row().put("role_name", role.name());
            }
        }
    }

    static void applicable(CatalogSnapshot catalog, RowWriter to) {
        applicable(catalog, to, false);
    }

    static void administrable(CatalogSnapshot catalog, RowWriter to) {
        applicable(catalog, to, true);
    }

    private static void applicable(CatalogSnapshot catalog, RowWriter to, boolean adminOnly) {
        for (Membership each : catalog.roles().memberships()) {
            if (catalog.roles().acts(catalog.who().current(), each.member()) && (each.admin() || !adminOnly)) {
                to.row().put("grantee", catalog.roles().name(each.member()))
                        .put("role_name", catalog.roles().name(each.role())).put("is_grantable", each.admin());
            }
        }
    }
}
