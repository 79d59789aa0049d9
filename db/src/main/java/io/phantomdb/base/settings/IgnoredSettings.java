package io.phantomdb.base.settings;

import io.phantomdb.base.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of PostgreSQL that any session may change and that have nothing to do here: its planner, its vacuum, its logs.
 * Tools set them, so they are checked, kept and shown. A line has the name, the type with its unit, the initial value, then
 * the bounds of a number or the words of a choice.
 */
final class IgnoredSettings {
    private static final String TABLE = """
            allow_system_table_mods bool off
            backend_flush_after integer:8kB 0 0 256
            client_connection_check_interval integer:ms 0 0 2147483647
            commit_delay integer 0 0 100000
            commit_siblings integer 5 0 1000
            compute_query_id enum auto auto regress on off
            deadlock_timeout integer:ms 1000 1 2147483647
            debug_pretty_print bool on
            debug_print_parse bool off
            debug_print_plan bool off
            debug_print_rewritten bool off
            dynamic_library_path string $libdir
            effective_io_concurrency integer 1 0 1000
            exit_on_error bool off
            force_parallel_mode enum off off on regress
            geqo_effort integer 5 1 10
            geqo_generations integer 0 0 2147483647
            geqo_pool_size integer 0 0 2147483647
            geqo_seed real 0 0 1
            geqo_selection_bias real 2 1.5 2
            geqo_threshold integer 12 2 2147483647
            gin_fuzzy_search_limit integer 0 0 2147483647
            gin_pending_list_limit integer:kB 4096 64 2147483647
            hash_mem_multiplier real 2 1 1000
            ignore_checksum_failure bool off
            jit_above_cost real 100000 -1 max
            jit_dump_bitcode bool off
            jit_expressions bool on
            jit_inline_above_cost real 500000 -1 max
            jit_optimize_above_cost real 500000 -1 max
            jit_tuple_deforming bool on
            lo_compat_privileges bool off
            local_preload_libraries string
            log_duration bool off
            log_error_verbosity enum default terse default verbose
            log_executor_stats bool off
            log_lock_waits bool off
            log_min_duration_sample integer:ms -1 -1 2147483647
            log_min_error_statement enum error debug5 debug4 debug3 debug2 debug1 info notice warning error log fatal panic
            log_parameter_max_length integer:B -1 -1 1073741823
            log_parameter_max_length_on_error integer:B 0 -1 1073741823
            log_parser_stats bool off
            log_planner_stats bool off
            log_replication_commands bool off
            log_statement_sample_rate real 1 0 1
            log_statement_stats bool off
            log_temp_files integer:kB -1 -1 2147483647
            log_transaction_sample_rate real 0 0 1
            logical_decoding_work_mem integer:kB 65536 64 2147483647
            maintenance_io_concurrency integer 10 0 1000
            max_parallel_maintenance_workers integer 2 0 1024
            max_parallel_workers integer 8 0 1024
            max_stack_depth integer:kB 100 100 2147483647
            min_parallel_index_scan_size integer:8kB 64 0 715827882
            min_parallel_table_scan_size integer:8kB 1024 0 715827882
            parallel_leader_participation bool on
            parallel_setup_cost real 1000 0 max
            parallel_tuple_cost real 0.1 0 max
            password_encryption enum scram-sha-256 md5 scram-sha-256
            recursive_worktable_factor real 10 0.001 1000000
            session_preload_libraries string
            stats_fetch_consistency enum cache none cache snapshot
            tcp_keepalives_count integer 0 0 2147483647
            tcp_keepalives_idle integer:s 0 0 2147483647
            tcp_keepalives_interval integer:s 0 0 2147483647
            temp_file_limit integer:kB -1 -1 2147483647
            trace_notify bool off
            trace_sort bool off
            track_activities bool on
            track_counts bool on
            track_functions enum none none pl all
            track_io_timing bool off
            track_wal_io_timing bool off
            update_process_title bool on
            vacuum_cost_delay real:ms 0 0 100
            vacuum_cost_limit integer 200 1 10000
            vacuum_cost_page_dirty integer 20 0 10000
            vacuum_cost_page_hit integer 1 0 10000
            vacuum_cost_page_miss integer 2 0 10000
            vacuum_failsafe_age integer 1600000000 0 2100000000
            vacuum_freeze_min_age integer 50000000 0 1000000000
            vacuum_freeze_table_age integer 150000000 0 2000000000
            vacuum_multixact_failsafe_age integer 1600000000 0 2100000000
            vacuum_multixact_freeze_min_age integer 5000000 0 1000000000
            vacuum_multixact_freeze_table_age integer 150000000 0 2000000000
            wal_compression enum off pglz lz4 zstd on off
            wal_init_zero bool on
            wal_recycle bool on
            wal_sender_timeout integer:ms 60000 0 2147483647
            wal_skip_threshold integer:kB 2048 0 2147483647
            zero_damaged_pages bool off
            """;

    private IgnoredSettings() {}

    static List<Setting> all() {
        List<Setting> settings = new ArrayList<>();
        TABLE.lines().forEach(line -> settings.add(setting(List.of(line.split(" ")))));
        return settings;
    }

    private static Setting setting(List<String> words) {
        String initial = words.size() > 2 ? words.get(2) : "";
        return new Setting(words.getFirst(), type(words), initial, Setting.Who.USER, false, SessionSettings.NO_EFFECT);
    }

    private static SettingType type(List<String> words) {
        String[] type = words.get(1).split(":");
        Unit unit = type.length > 1 ? Unit.of(type[1]) : Unit.NONE;
        return switch (type[0]) {
            case "bool" -> new SettingType.Flag();
            case "integer" ->
                new SettingType.Whole(Integer.parseInt(words.get(3)), Integer.parseInt(words.get(4)), unit);
            case "real" -> new SettingType.Real(Double.parseDouble(words.get(3)),
                    words.get(4).equals("max") ? Double.MAX_VALUE : Double.parseDouble(words.get(4)), unit);
            case "enum" -> new SettingType.Choice(words.subList(3, words.size()));
            case "string" -> new SettingType.Text(TextForm.ANY);
            default -> throw Check.unreachable("a setting of type " + type[0]);
        };
    }
}
