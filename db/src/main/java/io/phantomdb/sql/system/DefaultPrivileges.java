package io.phantomdb.sql.system;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.settings.SessionSettings;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/** Who may do what with an object for which nothing was granted or revoked (PostgreSQL 15, table 5.2), as text of aclitem. */
final class DefaultPrivileges {
    private DefaultPrivileges() {}

    /** 22023 if there are no objects of that kind. */
    static ArrayDatum of(String kind, long owner) {
        String all = switch (kind) {
            case "c" -> "";
            case "r" -> "arwdDxt";
            case "s" -> "rwU";
            case "d" -> "CTc";
            case "f" -> "X";
            case "l", "F", "S", "T" -> "U";
            case "L" -> "rw";
            case "n" -> "UC";
            case "p" -> "sA";
            case "t" -> "C";
            default -> throw new StatementError(SqlState.INTERNAL_ERROR,
                    "unrecognized objtype abbreviation: " + kind);
        };
        String everybody = switch (kind) {
            case "d" -> "Tc";
            case "f" -> "X";
            case "l", "T" -> "U";
            default -> "";
        };
        String name = owner == SystemOids.OWNER ? SessionSettings.ONLY_USER : Long.toString(owner);
        List<String> items = new ArrayList<>();
        if (!everybody.isEmpty()) {
            items.add("=" + everybody + "/" + name);
        }
        if (!all.isEmpty()) {
            items.add(name + "=" + all + "/" + name);
        }
        return ArrayDatum.of(Type.TEXT, items);
    }
}
