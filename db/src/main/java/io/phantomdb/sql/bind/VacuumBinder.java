package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.tree.StorageOption;
import io.phantomdb.sql.tree.Utility;
import java.util.List;

/**
 * Looks at the options of VACUUM and ANALYZE (PostgreSQL 15, src/backend/commands/vacuum.c, ExecVacuum). Old versions of rows
 * are collected without being asked, so there is nothing for most of them to do.
 */
final class VacuumBinder {
    private static final List<String> VACUUM = List.of("verbose", "skip_locked", "analyze", "freeze", "full",
            "disable_page_skipping", "index_cleanup", "process_toast", "truncate", "parallel");
    private static final List<String> ANALYZE = List.of("verbose", "skip_locked");
    private static final List<String> FLAGS = List.of("verbose", "skip_locked", "freeze", "truncate");
    private static final int WORKERS_MAX = 1024;

    private VacuumBinder() {}

    static void check(Utility.Analyze analyze) {
        Options options = new Options("ANALYZE", analyze.options());
        options.requireKnown(ANALYZE);
        ANALYZE.forEach(name -> options.flag(name, false));
    }

    /** Returns whether it analyzes as well. */
    static boolean check(Utility.Vacuum vacuum) {
        Options options = new Options("VACUUM", vacuum.options());
        options.requireKnown(VACUUM);
        FLAGS.forEach(name -> options.flag(name, false));
        checkIndexCleanup(options);
        boolean full = options.flag("full", false);
        int workers = workers(options);
        if (full && workers > 0) {
            throw unsupported("VACUUM FULL cannot be performed in parallel");
        }
        boolean namesColumns = vacuum.tables().stream().anyMatch(relation -> !relation.columns().isEmpty());
        boolean analyzes = options.flag("analyze", false);
        if (namesColumns && !analyzes) {
            throw unsupported("ANALYZE option must be specified when a column list is provided");
        }
        if (options.flag("disable_page_skipping", false) && full) {
            throw unsupported("VACUUM option DISABLE_PAGE_SKIPPING cannot be used with FULL");
        }
        if (!options.flag("process_toast", true) && full) {
            throw unsupported("PROCESS_TOAST required with VACUUM FULL");
        }
        return analyzes;
    }

    private static void checkIndexCleanup(Options options) {
        StorageOption option = options.last("index_cleanup");
        if (option != null && !"auto".equalsIgnoreCase(option.value())) {
            options.flag("index_cleanup", true);
        }
    }

    private static int workers(Options options) {
        StorageOption option = options.last("parallel");
        if (option == null) {
            return 0;
        }
        if (option.value() == null) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "parallel option requires a value between 0 and " + WORKERS_MAX).at(option.position());
        }
        int workers = number(option.value());
        if (workers < 0 || workers > WORKERS_MAX) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "parallel workers for vacuum must be between 0 and " + WORKERS_MAX).at(option.position());
        }
        return workers;
    }

    private static int number(String value) {
        if (!value.matches("-?[0-9]{1,9}")) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "parallel requires an integer value");
        }
        return Integer.parseInt(value);
    }

    private static StatementError unsupported(String message) {
        return new StatementError(SqlState.FEATURE_NOT_SUPPORTED, message);
    }
}
