package io.phantomdb.sql.catalog;

import io.phantomdb.base.settings.IdentifierList;
import io.phantomdb.sql.roles.Who;
import java.util.ArrayList;
import java.util.List;

/**
 * Where names without a schema are looked for, and where they are made (PostgreSQL 15, chapter 5.9.3). A value; plans that
 * were made along one hold along equal ones.
 *
 * @param database whose schemas these are
 * @param written the schemas of the setting, {@code $user} replaced by what it stands for, {@code pg_temp} is itself
 * @param temporary the session's temporary tables
 * @param who looks for them: schemas that it may not use are passed over
 */
public record SearchPath(int database, List<String> written, Temporary temporary, Who who) {
    public static final String PG_CATALOG = "pg_catalog";
    public static final String INFORMATION_SCHEMA = "information_schema";
    /** What every session may call its own temporary schema. */
    public static final String PG_TEMP = "pg_temp";

    private static final String USER = "$user";
    private static final String TEMPORARY_PREFIX = "pg_temp_";

    /**
     * The temporary tables of a session.
     *
     * @param schema that they are in, or would be in
     * @param isThere whether there is that schema
     * @param changes counts what the session has done to them: nobody else has to be told
     */
    public record Temporary(String schema, boolean isThere, long changes) {
        /** Of the session with that number; it has none yet. */
        public static Temporary of(int backendPid) {
            return new Temporary(TEMPORARY_PREFIX + backendPid, false, 0);
        }
    }

    public SearchPath {
        written = List.copyOf(written);
    }

    /** Of the setting's text. */
    public static SearchPath of(int database, String setting, String user, Temporary temporary, Who who) {
        List<String> names = new ArrayList<>();
        for (String name : IdentifierList.parse(setting)) {
            String meant = name.equals(USER) ? user : name;
            if (!names.contains(meant)) {
                names.add(meant);
            }
        }
        return new SearchPath(database, names, temporary, who);
    }

    /** The same schemas of another database. */
    public SearchPath in(int otherDatabase) {
        return new SearchPath(otherDatabase, written, temporary, who);
    }

    /** The schemas in the order in which tables are looked for in them: what is not said comes first. */
    public List<String> schemas() {
        List<String> all = new ArrayList<>();
        if (temporary.isThere() && !written.contains(PG_TEMP) && !written.contains(temporary.schema())) {
            all.add(temporary.schema());
        }
        if (!written.contains(PG_CATALOG)) {
            all.add(PG_CATALOG);
        }
        for (String name : written) {
            if (!name.equals(PG_TEMP)) {
                all.add(name);
            } else if (temporary.isThere()) {
                all.add(temporary.schema());
            }
        }
        return all;
    }

    /** The schema that a name in front of another means: the session's own for {@code pg_temp}. */
    public String meaning(String schema) {
        return schema.equals(PG_TEMP) ? temporary.schema() : schema;
    }

    /** True for schemas that users' tables cannot be in. */
    public static boolean isSystem(String schema) {
        return schema.equals(PG_CATALOG) || schema.equals(INFORMATION_SCHEMA);
    }

    /** True for schemas of another session's temporary tables. */
    public boolean isForeign(String schema) {
        return isTemporary(schema) && !schema.equals(temporary.schema());
    }

    /** True for schemas of some session's temporary tables. */
    public static boolean isTemporary(String schema) {
        return schema.startsWith(TEMPORARY_PREFIX);
    }
}
