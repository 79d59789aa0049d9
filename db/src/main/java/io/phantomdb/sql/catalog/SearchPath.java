package io.phantomdb.sql.catalog;

import io.phantomdb.base.settings.IdentifierList;
import java.util.ArrayList;
import java.util.List;

/**
 * Where names without a schema are looked for, and where they are made (PostgreSQL 15, chapter 5.9.3). A value; plans that
 * were made along one hold along equal ones.
 *
 * @param database whose schemas these are
 * @param written the schemas of the setting, {@code $user} and {@code pg_temp} replaced by what they stand for
 * @param temporary the schema of the session's temporary tables; null as long as there is none
 * @param temporaryChanges counts what the session has done to its temporary tables: nobody else has to be told
 */
public record SearchPath(int database, List<String> written, String temporary, long temporaryChanges) {
    public static final String PG_CATALOG = "pg_catalog";
    public static final String INFORMATION_SCHEMA = "information_schema";
    /** What every session may call its own temporary schema. */
    public static final String PG_TEMP = "pg_temp";

    private static final String USER = "$user";

    public SearchPath {
        written = List.copyOf(written);
    }

    /** Of the setting's text. */
    public static SearchPath of(int database, String setting, String user, String temporary, long temporaryChanges) {
        List<String> names = new ArrayList<>();
        for (String name : IdentifierList.parse(setting)) {
            String meant = name.equals(USER) ? user : name;
            if (!names.contains(meant)) {
                names.add(meant);
            }
        }
        return new SearchPath(database, names, temporary, temporaryChanges);
    }

    /** Only this schema, for names that are looked for nowhere else. */
    public static SearchPath only(int database, String schema) {
        return new SearchPath(database, List.of(schema), null, 0);
    }

    /** The schemas in the order in which tables are looked for in them: what is not said comes first. */
    public List<String> schemas() {
        List<String> all = new ArrayList<>();
        if (temporary != null && !written.contains(PG_TEMP) && !written.contains(temporary)) {
            all.add(temporary);
        }
        if (!written.contains(PG_CATALOG)) {
            all.add(PG_CATALOG);
        }
        for (String name : written) {
            if (!name.equals(PG_TEMP)) {
                all.add(name);
            } else if (temporary != null) {
                all.add(temporary);
            }
        }
        return all;
    }

    /** The schema that a name in front of another means: the session's own for {@code pg_temp}. */
    public String meaning(String schema) {
        return schema.equals(PG_TEMP) && temporary != null ? temporary : schema;
    }

    /** True for schemas that users' tables cannot be in. */
    public static boolean isSystem(String schema) {
        return schema.equals(PG_CATALOG) || schema.equals(INFORMATION_SCHEMA);
    }

    /** True for schemas of some session's temporary tables. */
    public static boolean isTemporary(String schema) {
        return schema.startsWith("pg_temp_");
    }
}
