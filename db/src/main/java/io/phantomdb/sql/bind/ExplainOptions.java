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
        for (StorageOption option : explain.options()) {
            if (!KNOWN.contains(option.name())) {
                throw new StatementError(SqlState.SYNTAX_ERROR,
                        "unrecognized EXPLAIN option \"" + option.name() + "\"").at(option.position());
            }
        }
        List<StorageOption> options = explain.options();
        boolean analyze = flag(options, "analyze", false);
        flag(options, "buffers", false);
        flag(options, "settings", false);
        requireAnalyze(flag(options, "wal", false), analyze, "WAL");
        boolean timing = flag(options, "timing", analyze);
        requireAnalyze(timing, analyze, "TIMING");
        return new ExplainOptions(analyze, flag(options, "verbose", false), flag(options, "costs", true), timing,
                flag(options, "summary", analyze), format(options));
    }

    private static void requireAnalyze(boolean wanted, boolean analyze, String name) {
        if (wanted && !analyze) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "EXPLAIN option " + name + " requires ANALYZE");
        }
    }

    private static StorageOption last(List<StorageOption> options, String name) {
        return options.stream().filter(option -> option.name().equals(name)).reduce((one, other) -> other).orElse(null);
    }

    private static boolean flag(List<StorageOption> options, String name, boolean otherwise) {
        StorageOption option = last(options, name);
        if (option == null) {
            return otherwise;
        }
        return switch (option.value() == null ? "on" : option.value().toLowerCase(Locale.ROOT)) {
            case "on", "true", "1" -> true;
            case "off", "false", "0" -> false;
            default -> throw new StatementError(SqlState.SYNTAX_ERROR, name + " requires a Boolean value");
        };
    }

    private static Format format(List<StorageOption> options) {
        StorageOption option = last(options, "format");
        if (option == null) {
            return Format.TEXT;
        }
        String value = option.value() == null ? "" : option.value();
        return Arrays.stream(Format.values()).filter(format -> format.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst().orElseThrow(() -> new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                        "unrecognized value for EXPLAIN option \"format\": \"" + value + "\"").at(option.position()));
    }
}
