package io.phantomdb.base.settings;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.settings.Setting.Who;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Every setting a session has, by PostgreSQL's names. Immutable and the same on every node of a version. Custom settings,
 * whose names have a dot, are not in the list: any session may make up its own.
 */
public final class SessionSettings {
    /** The role that every cluster is founded with. */
    public static final String FOUNDING_USER = "phantom";
    public static final String SERVER_VERSION = "15.0 (PhantomDB 0.1)";

    /** Clients that a node takes at a time. */
    public static final int CONNECTIONS_MAX = 1_000;

    static final String NO_EFFECT = "Accepted for PostgreSQL's tools; has no effect.";
    private static final SettingType FLAG = new SettingType.Flag();
    private static final SettingType ANY = new SettingType.Text(TextForm.ANY);
    private static final SettingType MILLISECONDS = new SettingType.Whole(0, Integer.MAX_VALUE, Unit.MILLISECONDS);
    private static final SettingType ISOLATION = choice("serializable", "repeatable read", "read committed",
            "read uncommitted");

    private static final TreeMap<String, Setting> BY_LOWER_NAME = list();

    private SessionSettings() {}

    /** By name in any case, or null; {@code names with spaces} of SHOW and SET are understood too. */
    public static Setting find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return BY_LOWER_NAME.get(switch (lower) {
            case "time zone" -> "timezone";
            case "session authorization" -> "session_authorization";
            case "transaction isolation level" -> "transaction_isolation";
            default -> lower;
        });
    }

    /** 42704 if there is none of that name. */
    public static Setting get(String name) {
        Setting setting = find(name);
        if (setting == null) {
            throw unrecognized(name);
        }
        return setting;
    }

    public static StatementError unrecognized(String name) {
        return new StatementError(SqlState.UNDEFINED_OBJECT, "unrecognized configuration parameter \"" + name + "\"");
    }

    /** True for names such as {@code my_app.user}, which every session may invent. */
    public static boolean isCustom(String name) {
        int dot = name.indexOf('.');
        return dot > 0 && dot < name.length() - 1 && find(name) == null;
    }

    /** In the order of their lower-case names. */
    public static Collection<Setting> all() {
        return Collections.unmodifiableCollection(BY_LOWER_NAME.values());
    }

    private static TreeMap<String, Setting> list() {
        List<Setting> settings = new ArrayList<>();
        addClient(settings);
        addFormats(settings);
        addTransactions(settings);
        addTimeouts(settings);
        addFacts(settings);
        addPlanner(settings);
        addIgnored(settings);
        settings.addAll(IgnoredSettings.all());
        addOwn(settings);
        TreeMap<String, Setting> byLowerName = new TreeMap<>();
        for (Setting setting : settings) {
            Check.that(byLowerName.put(setting.name().toLowerCase(Locale.ROOT), setting) == null, "%s is listed twice",
                    setting.name());
        }
        return byLowerName;
    }

    private static void addClient(List<Setting> to) {
        to.add(reported("application_name", new SettingType.Text(TextForm.LABEL), "",
                "The name the client gives itself."));
        to.add(reported("client_encoding", new SettingType.Text(TextForm.ENCODING), "UTF8",
                "The character set that text is exchanged in."));
        to.add(user("client_min_messages",
                choice("debug5", "debug4", "debug3", "debug2", "debug1", "log", "notice", "warning", "error"), "notice",
                "The least grave notice that is sent."));
        to.add(user("role", ANY, "none", "The role whose rights are in force."));
        to.add(reported("session_authorization", ANY, FOUNDING_USER,
                "The role that the session belongs to."));
        to.add(user("search_path", new SettingType.Text(TextForm.SEARCH_PATH), "\"$user\", public",
                "Schemas that names without one are looked up in."));
        to.add(user("row_security", FLAG, "on", NO_EFFECT));
    }

    private static void addFormats(List<Setting> to) {
        to.add(reported("DateStyle", new SettingType.Text(TextForm.DATE_STYLE), "ISO, MDY",
                "How dates are written, and in which order day and month are read."));
        to.add(reported("IntervalStyle", choice("postgres", "postgres_verbose", "sql_standard", "iso_8601"), "postgres",
                "How intervals are written."));
        to.add(reported("TimeZone", new SettingType.Text(TextForm.TIME_ZONE), "UTC",
                "The zone that times with a time zone are shown in."));
        to.add(user("timezone_abbreviations", ANY, "Default", NO_EFFECT));
        to.add(user("extra_float_digits", new SettingType.Whole(-15, 3, Unit.NONE), "1",
                "Digits of floating-point numbers: above 0, as many as it takes to read the same number back."));
        to.add(user("bytea_output", choice("escape", "hex"), "hex", "How byte strings are written."));
        to.add(reported("standard_conforming_strings", FLAG, "on",
                "Backslashes in '…' mean themselves; off, they begin escapes, but not in bodies of functions."));
        to.add(user("escape_string_warning", FLAG, "on",
                "Warns of backslashes in plain literals where standard_conforming_strings is off."));
        to.add(user("backslash_quote", choice("safe_encoding", "on", "off"), "safe_encoding", NO_EFFECT));
        to.add(user("array_nulls", FLAG, "on", "NULL in an array's text means a null element."));
        to.add(user("xmlbinary", choice("base64", "hex"), "base64", NO_EFFECT));
        to.add(user("xmloption", choice("content", "document"), "content", NO_EFFECT));
        for (String category : List.of("lc_messages", "lc_monetary", "lc_numeric", "lc_time")) {
            to.add(user(category, ANY, "C", NO_EFFECT));
        }
        to.add(user("default_text_search_config",
                choice("pg_catalog.english", "pg_catalog.simple", "english", "simple"), "pg_catalog.english",
                "How to_tsvector and its kin see texts."));
    }

    private static void addTransactions(List<Setting> to) {
        to.add(user("default_transaction_isolation", ISOLATION, "serializable",
                "What a transaction that asks for nothing asks for; all are given serializable."));
        to.add(reported("default_transaction_read_only", FLAG, "off",
                "Transactions may not write unless they ask to."));
        to.add(user("default_transaction_deferrable", FLAG, "off", NO_EFFECT));
        to.add(user("transaction_isolation", ISOLATION, "serializable",
                "What the transaction asked for; it is given serializable."));
        to.add(user("transaction_read_only", FLAG, "off", "The transaction may not write."));
        to.add(user("transaction_deferrable", FLAG, "off", NO_EFFECT));
        to.add(user("synchronous_commit", choice("local", "remote_write", "remote_apply", "on", "off"), "on",
                "Accepted for PostgreSQL's tools; a commit is always durable on a majority."));
        to.add(user("session_replication_role", choice("origin", "replica", "local"), "origin", NO_EFFECT));
    }

    private static void addTimeouts(List<Setting> to) {
        to.add(user("statement_timeout", MILLISECONDS, "0", "The longest a statement may take; 0 is no limit."));
        to.add(user("lock_timeout", MILLISECONDS, "0", "The longest a statement may wait for a lock; 0 is no limit."));
        to.add(user("idle_in_transaction_session_timeout", MILLISECONDS, "0",
                "The longest a transaction may wait for its client; 0 is no limit."));
        to.add(user("idle_session_timeout", MILLISECONDS, "0",
                "The longest a session outside a transaction may wait for its client; 0 is no limit."));
        to.add(user("tcp_user_timeout", MILLISECONDS, "0", NO_EFFECT));
    }

    private static void addFacts(List<Setting> to) {
        to.add(fact("server_version", ANY, SERVER_VERSION, true, "The version of PostgreSQL that is spoken."));
        to.add(fact("server_version_num", whole(150_000), "150000", false, "The same as a number."));
        to.add(fact("server_encoding", ANY, "UTF8", true, "The character set that text is kept in."));
        to.add(fact("integer_datetimes", FLAG, "on", true, "Times are whole microseconds."));
        to.add(fact("in_hot_standby", FLAG, "off", true, "Every node takes writes."));
        to.add(fact("is_superuser", FLAG, "on", true, "The session may do everything."));
        to.add(fact("max_identifier_length", whole(63), "63", false, "Bytes in a name."));
        to.add(fact("max_index_keys", whole(32), "32", false, "Columns in an index."));
        to.add(fact("max_function_args", whole(100), "100", false, "Arguments of a function."));
        to.add(new Setting("max_connections", whole(CONNECTIONS_MAX), Integer.toString(CONNECTIONS_MAX),
                Who.RESTART, false, "Clients that a node takes at a time."));
        to.add(new Setting("max_prepared_transactions", whole(0), "0", Who.RESTART, false,
                "Transactions that are prepared for two-phase commit: there are none."));
        to.add(fact("block_size", whole(8_192), "8192", false, "PostgreSQL's page size, for tools that ask."));
        to.add(fact("lc_collate", ANY, "C", false, "Text is ordered by its bytes."));
        to.add(fact("lc_ctype", ANY, "C", false, "Letters are told apart as in Unicode."));
    }

    private static void addPlanner(List<Setting> to) {
        for (String what : List.of("async_append", "bitmapscan", "gathermerge", "hashagg", "hashjoin",
                "incremental_sort", "indexonlyscan", "indexscan", "material", "memoize", "mergejoin", "nestloop",
                "parallel_append", "parallel_hash", "partition_pruning", "seqscan", "sort", "tidscan")) {
            to.add(user("enable_" + what, FLAG, "on", NO_EFFECT));
        }
        to.add(user("enable_partitionwise_aggregate", FLAG, "off", NO_EFFECT));
        to.add(user("enable_partitionwise_join", FLAG, "off", NO_EFFECT));
        to.add(user("geqo", FLAG, "on", NO_EFFECT));
        to.add(user("jit", FLAG, "off", NO_EFFECT));
        to.add(user("constraint_exclusion", choice("partition", "on", "off"), "partition", NO_EFFECT));
        to.add(user("plan_cache_mode", choice("auto", "force_generic_plan", "force_custom_plan"), "auto", NO_EFFECT));
        to.add(user("from_collapse_limit", new SettingType.Whole(1, Integer.MAX_VALUE, Unit.NONE), "8", NO_EFFECT));
        to.add(user("join_collapse_limit", new SettingType.Whole(1, Integer.MAX_VALUE, Unit.NONE), "8", NO_EFFECT));
        to.add(user("default_statistics_target", new SettingType.Whole(1, 10_000, Unit.NONE), "100", NO_EFFECT));
        to.add(user("max_parallel_workers_per_gather", new SettingType.Whole(0, 1_024, Unit.NONE), "2", NO_EFFECT));
        to.add(user("cursor_tuple_fraction", new SettingType.Real(0, 1), "0.1", NO_EFFECT));
        addCost(to, "seq_page_cost", "1");
        addCost(to, "random_page_cost", "4");
        addCost(to, "cpu_tuple_cost", "0.01");
        addCost(to, "cpu_index_tuple_cost", "0.005");
        addCost(to, "cpu_operator_cost", "0.0025");
        to.add(user("work_mem", new SettingType.Whole(64, Integer.MAX_VALUE, Unit.KILOBYTES), "65536",
                "What a sort, a hash join or an aggregate keeps in memory before it puts rows into temporary files."));
        addMemory(to, "maintenance_work_mem", "65536", Unit.KILOBYTES, 1_024);
        to.add(user("temp_buffers", new SettingType.Whole(100, Integer.MAX_VALUE / 2, Unit.BLOCKS), "1024", NO_EFFECT));
        addMemory(to, "effective_cache_size", "524288", Unit.BLOCKS, 1);
    }

    private static void addIgnored(List<Setting> to) {
        to.add(user("check_function_bodies", FLAG, "on", NO_EFFECT));
        to.add(user("default_table_access_method", ANY, "heap", NO_EFFECT));
        to.add(user("default_tablespace", ANY, "", NO_EFFECT));
        to.add(user("temp_tablespaces", ANY, "", NO_EFFECT));
        to.add(user("default_toast_compression", choice("pglz", "lz4"), "pglz", NO_EFFECT));
        to.add(user("quote_all_identifiers", FLAG, "off", NO_EFFECT));
        to.add(user("restrict_nonsystem_relation_kind", ANY, "", NO_EFFECT));
        to.add(user("synchronize_seqscans", FLAG, "on", NO_EFFECT));
        to.add(user("transform_null_equals", FLAG, "off", NO_EFFECT));
        to.add(user("log_statement", choice("none", "ddl", "mod", "all"), "none", NO_EFFECT));
        to.add(user("log_min_messages",
                choice("debug5", "debug4", "debug3", "debug2", "debug1", "info", "notice", "warning", "error", "log",
                        "fatal", "panic"),
                "warning", NO_EFFECT));
        to.add(user("log_min_duration_statement",
                new SettingType.Whole(-1, Integer.MAX_VALUE, Unit.MILLISECONDS), "-1", NO_EFFECT));
    }

    private static void addOwn(List<Setting> to) {
        to.add(user("phantom.scan_fragments", choice("auto", "on", "off"), "auto",
                "Whether filters, aggregates and first rows are worked out where the rows are: auto does so where that is"
                        + " another node."));
        to.add(user("phantom.report_commit_token", FLAG, "off",
                "Before each commit the client is told a token, with which it can ask whether the commit happened."));
    }

    private static void addCost(List<Setting> to, String name, String initial) {
        to.add(user(name, new SettingType.Real(0, Double.MAX_VALUE), initial, NO_EFFECT));
    }

    private static void addMemory(List<Setting> to, String name, String initial, Unit unit, int min) {
        to.add(user(name, new SettingType.Whole(min, Integer.MAX_VALUE, unit), initial, NO_EFFECT));
    }

    private static SettingType whole(int only) {
        return new SettingType.Whole(only, only, Unit.NONE);
    }

    private static SettingType choice(String... words) {
        return new SettingType.Choice(List.of(words));
    }

    private static Setting user(String name, SettingType type, String initial, String description) {
        return new Setting(name, type, initial, Who.USER, false, description);
    }

    private static Setting reported(String name, SettingType type, String initial, String description) {
        return new Setting(name, type, initial, Who.USER, true, description);
    }

    private static Setting fact(String name, SettingType type, String initial, boolean isReported,
            String description) {
        return new Setting(name, type, initial, Who.NOBODY, isReported, description);
    }
}
