package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.tree.StorageOption;
import java.util.List;
import java.util.Locale;

/** Options in parentheses, as EXPLAIN, VACUUM and ANALYZE have them (PostgreSQL 15, src/backend/commands/define.c). */
record Options(String command, List<StorageOption> all) {
    /** 42601 at an option that is none of these. */
    void requireKnown(List<String> known) {
        for (StorageOption option : all) {
            if (!known.contains(option.name())) {
                throw new StatementError(SqlState.SYNTAX_ERROR,
                        "unrecognized " + command + " option \"" + option.name() + "\"").at(option.position());
            }
        }
    }

    /** The last one of a name counts; null if there is none. */
    StorageOption last(String name) {
        return all.stream().filter(option -> option.name().equals(name)).reduce((one, other) -> other).orElse(null);
    }

    /** True if only the name was written. 42601 if the value is neither true nor false. */
    boolean flag(String name, boolean otherwise) {
        StorageOption option = last(name);
        if (option == null) {
            return otherwise;
        }
        return switch (option.value() == null ? "on" : option.value().toLowerCase(Locale.ROOT)) {
            case "on", "true", "1" -> true;
            case "off", "false", "0" -> false;
            default -> throw new StatementError(SqlState.SYNTAX_ERROR, name + " requires a Boolean value");
        };
    }
}
