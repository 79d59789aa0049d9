package io.phantomdb.sql.system;

import java.util.TreeMap;

/** Which tables of the catalog have rows, and where these come from. The others are there, and empty. */
final class RowSources {
    private static final TreeMap<String, SystemRows> BY_TABLE = all();

    private RowSources() {}

    /** Null if the table is always empty. */
    static SystemRows of(SystemTable table) {
        return BY_TABLE.get(table.schema() + "." + table.name());
    }

    private static TreeMap<String, SystemRows> all() {
        TreeMap<String, SystemRows> all = new TreeMap<>();
        relations(all);
        types(all);
        cluster(all);
        InformationSchemaRows.define(all);
        all.put("information_schema.routines", RoutineRows::routines);
        all.put("information_schema.parameters", RoutineRows::parameters);
        all.put("pg_catalog.pg_trigger", TriggerRows::triggers);
        return all;
    }

    private static void relations(TreeMap<String, SystemRows> to) {
        to.put("pg_catalog.pg_class", RelationRows::classes);
        to.put("pg_catalog.pg_attribute", AttributeRows::attributes);
        to.put("pg_catalog.pg_attrdef", AttributeRows::defaults);
        to.put("pg_catalog.pg_index", IndexRows::indexes);
        to.put("pg_catalog.pg_constraint", ConstraintRows::constraints);
        to.put("pg_catalog.pg_inherits", LineageRows::inherits);
        to.put("pg_catalog.pg_partitioned_table", LineageRows::partitioned);
        to.put("pg_catalog.pg_sequence", RelationRows::sequences);
        to.put("pg_catalog.pg_description", Descriptions::own);
        to.put("pg_catalog.pg_shdescription", Descriptions::shared);
        to.put("pg_catalog.pg_rewrite", RelationRows::rules);
        to.put("pg_catalog.pg_depend", RelationRows::dependencies);
        to.put("pg_catalog.pg_tables", ViewRows::tables);
        to.put("pg_catalog.pg_views", ViewRows::views);
        to.put("pg_catalog.pg_matviews", ViewRows::materializedViews);
        to.put("pg_catalog.pg_indexes", ViewRows::indexes);
        to.put("pg_catalog.pg_sequences", ViewRows::sequences);
        to.put("pg_catalog.pg_statio_all_tables", ViewRows::tableCounters);
        to.put("pg_catalog.pg_statio_user_tables", ViewRows::userTableCounters);
        to.put("pg_catalog.pg_stat_all_tables", StatisticsViews::allTables);
        to.put("pg_catalog.pg_stat_user_tables", StatisticsViews::userTables);
        to.put("pg_catalog.pg_stat_user_indexes", ViewRows::userIndexCounters);
        to.put("pg_catalog.pg_stats", StatisticsViews::columns);
    }

    private static void types(TreeMap<String, SystemRows> to) {
        to.put("pg_catalog.pg_type", TypeRows::types);
        to.put("pg_catalog.pg_range", TypeRows::ranges);
        to.put("pg_catalog.pg_enum", TypeRows::labels);
        to.put("pg_catalog.pg_collation", TypeRows::collations);
        to.put("pg_catalog.pg_cast", FunctionRows::casts);
        to.put("pg_catalog.pg_proc", FunctionRows::functions);
        to.put("pg_catalog.pg_operator", FunctionRows::operators);
        to.put("pg_catalog.pg_language", FunctionRows::languages);
        to.put("pg_catalog.pg_am", FunctionRows::accessMethods);
        to.put("pg_catalog.pg_ts_config", FunctionRows::searchConfigurations);
        to.put("pg_catalog.pg_extension", FunctionRows::extensions);
        to.put("pg_catalog.pg_available_extensions", FunctionRows::availableExtensions);
        to.put("pg_catalog.pg_opclass", TypeRows::operatorClasses);
    }

    private static void cluster(TreeMap<String, SystemRows> to) {
        to.put("pg_catalog.pg_namespace", ClusterRows::schemas);
        to.put("pg_catalog.pg_database", ClusterRows::databases);
        to.put("pg_catalog.pg_largeobject_metadata", ClusterRows::largeObjects);
        to.put("pg_catalog.pg_tablespace", ClusterRows::tablespaces);
        to.put("pg_catalog.pg_authid", PrincipalRows::authorizations);
        to.put("pg_catalog.pg_roles", PrincipalRows::roles);
        to.put("pg_catalog.pg_user", PrincipalRows::users);
        to.put("pg_catalog.pg_shadow", PrincipalRows::shadows);
        to.put("pg_catalog.pg_group", PrincipalRows::groups);
        to.put("pg_catalog.pg_auth_members", PrincipalRows::memberships);
        to.put("pg_catalog.pg_db_role_setting", PrincipalRows::settings);
        to.put("pg_catalog.pg_default_acl", PrincipalRows::defaults);
        to.put("pg_catalog.pg_settings", ClusterRows::settings);
        to.put("pg_catalog.pg_stat_ssl", ClusterRows::encryption);
        to.put("pg_catalog.pg_stat_activity", ClusterRows::activity);
        to.put("pg_catalog.pg_prepared_statements", ClusterRows::preparedStatements);
        to.put("pg_catalog.pg_cursors", ClusterRows::cursors);
    }
}
