package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.tree.StorageOption;
import io.phantomdb.sql.tree.Utility;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What EXPLAIN is asked to show (PostgreSQL 15, EXPLAIN). BUFFERS, WAL and SETTINGS are taken, and nothing is shown for them:
 * there are no shared buffers here, nor a log of the statement's own.
 *
 * @param summary how long planning and execution took
 */
public record ExplainOptions(boolean analyze, boolean verbose, boolean costs, boolean timing, boolean summary,
        Format format) {
    public enum Format {
        TEXT,
        XML,
        JSON,
        YAML
    }

    private static final List<String> KNOWN = List.of("analyze", "verbose", "costs", "buffers", "wal", "settings",
            "timing", "summary", "format");

    /** 42601 for options that do not exist, 22023 for values that do not. The last one of a name counts. */
    public static ExplainOptions of(Utility.Explain explain) {
        Options options = new Options("EXPLAIN", explain.options());
        options.requireKnown(KNOWN);
        boolean analyze = options.flag("analyze", false);
        options.flag("buffers", false);
        options.flag("settings", false);
        requireAnalyze(options.flag("wal", false), analyze, "WAL");
        boolean timing = options.flag("timing", analyze);
        requireAnalyze(timing, analyze, "TIMING");
        return new ExplainOptions(analyze, options.flag("verbose", false), options.flag("costs", true), timing,
                options.flag("summary", analyze), format(options));
    }

    private static void requireAnalyze(boolean wanted, boolean analyze, String name) {
        if (wanted && !analyze) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "EXPLAIN option " + name + " requires ANALYZE");
        }
    }

    private static Format format(Options options) {
        StorageOption option = options.last("format");
        if (option == null) {
            return Format.TEXT;
        }
        String value = option.value() == null ? "" : option.value();
        return Arrays.stream(Format.values()).filter(format -> format.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst().orElseThrow(() -> new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                        "unrecognized value for EXPLAIN option \"format\": \"" + value + "\"").at(option.position()));
    }
}
