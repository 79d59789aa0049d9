package io.phantomdb.sql.system;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Securable;
import java.util.List;

/** Who may do what with an object for which nothing was granted or revoked (PostgreSQL 15, table 5.2), as text of aclitem. */
final class DefaultPrivileges {
    private DefaultPrivileges() {}

    /** XX000 if there are no objects of that kind. */
    static ArrayDatum of(String kind, long owner, RoleSet roles) {
        for (Securable each : Securable.values()) {
            if (kind.equals(String.valueOf(each.letter()))) {
                return Privileges.acl(roles, each.byDefault((int) owner));
            }
        }
        String all = switch (kind) {
            case "F", "S" -> "U";
            case "L" -> "rw";
            case "p" -> "sA";
            case "t" -> "C";
            default -> throw new StatementError(SqlState.INTERNAL_ERROR,
                    "unrecognized objtype abbreviation: " + kind);
        };
        String name = roles.name((int) owner);
        return ArrayDatum.of(Type.TEXT, List.of(name + "=" + all + "/" + name));
    }
}
