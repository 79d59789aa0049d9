package io.phantomdb.sql.schema;

import io.phantomdb.sql.catalog.RoleRows;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Acl;
import io.phantomdb.sql.roles.Securable;
import io.phantomdb.txn.Transaction.Lock;
import java.util.List;

/** What ALTER DEFAULT PRIVILEGES has said of things that are made. */
final class DefaultAcls {
    private DefaultAcls() {}

    /** As messages call them. */
    static String plural(char kind) {
        return switch (kind) {
            case 'r' -> "relations";
            case 's', 'S' -> "sequences";
            case 'f' -> "functions";
            case 'T' -> "types";
            default -> "schemas";
        };
    }

    /** The privileges on something new that the current role makes in a schema (null: that is none). */
    static Access of(SchemaEdit edit, int owner, SchemaDescriptor schema, Securable kind) {
        RoleRows rows = edit.roles();
        Acl general = rows.defaults(owner, edit.database(), 0, kind.letter(), Lock.SHARED);
        Acl own = schema == null
                ? null
                : rows.defaults(owner, edit.database(), schema.id(), kind.letter(), Lock.SHARED);
        Access access = Access.of(owner);
        if (general == null && own == null) {
            return access;
        }
        Acl acl = general == null ? kind.byDefault(owner) : general;
        for (Acl.Item item : own == null ? List.<Acl.Item>of() : own.items()) {
            acl = acl.granted(item.grantee(), item.grantor(), item.privileges(), false)
                    .granted(item.grantee(), item.grantor(), item.options(), true);
        }
        return acl.equals(kind.byDefault(owner)) ? access : access.withAcl(acl);
    }
}
