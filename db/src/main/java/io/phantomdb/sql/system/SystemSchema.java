package io.phantomdb.sql.system;

import io.phantomdb.sql.catalog.SearchPath;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Which tables the catalog shows. Immutable, and the same on every node of a version. */
public final class SystemSchema {
    public static final String PG_CATALOG = SearchPath.PG_CATALOG;
    public static final String INFORMATION_SCHEMA = SearchPath.INFORMATION_SCHEMA;

    private static final List<SystemTable> ALL = all();
    private static final TreeMap<String, SystemTable> BY_NAME = byName();

    private SystemSchema() {}

    private static List<SystemTable> all() {
        List<SystemTable> all = new ArrayList<>();
        all.addAll(SystemTable.parse(PG_CATALOG, false, CatalogTables.TEXT));
        all.addAll(SystemTable.parse(PG_CATALOG, true, CatalogViews.TEXT));
        all.addAll(SystemTable.parse(INFORMATION_SCHEMA, true, InformationSchemaViews.TEXT));
        return List.copyOf(all);
    }

    private static TreeMap<String, SystemTable> byName() {
        TreeMap<String, SystemTable> byName = new TreeMap<>();
        ALL.forEach(table -> byName.put(table.schema() + "." + table.name(), table));
        return byName;
    }

    /** Null if there is none. A name without a schema (null) is looked for in pg_catalog: it is searched before all others. */
    public static SystemTable find(String schema, String name) {
        return BY_NAME.get((schema == null ? PG_CATALOG : schema) + "." + name);
    }

    static List<SystemTable> tables() {
        return ALL;
    }
}
