package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Volatility;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.tree.RoutineStatement;
import java.util.ArrayList;
import java.util.List;

/** The options of CREATE and ALTER FUNCTION, each at most once. */
final class RoutineOptions {
    private final List<RoutineStatement.Option> options = new ArrayList<>();

    void add(RoutineStatement.Option option) {
        if (find(option.name()) != null) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "conflicting or redundant options").at(option.position());
        }
        switch (option.name()) {
            case "support" -> throw notYet("support functions", option);
            case "window" -> throw notYet("window functions of users", option);
            case "transform" -> throw notYet("transforms", option);
            default -> options.add(option);
        }
    }

    private static StatementError notYet(String what, RoutineStatement.Option option) {
        return new StatementError(SqlState.FEATURE_NOT_SUPPORTED, what + " are not supported").at(option.position());
    }

    private RoutineStatement.Option find(String name) {
        return options.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    boolean hasSource() {
        return find("as") != null;
    }

    /** 42P13 if there is no body. */
    String source() {
        RoutineStatement.Option source = find("as");
        if (source == null) {
            throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION, "no function body specified");
        }
        return source.value();
    }

    /** 42P13 if none is said, 42704 if there is no such one, 0A000 if it is one that others have. */
    String language(boolean isSql) {
        RoutineStatement.Option language = find("language");
        if (language == null) {
            if (isSql) {
                return RoutineDescriptor.SQL;
            }
            throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION, "no language specified");
        }
        requireLanguage(language.value());
        return language.value();
    }

    static void requireLanguage(String language) {
        switch (language) {
            case RoutineDescriptor.SQL, RoutineDescriptor.PLPGSQL -> {
            }
            case "c", "internal" -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "language \"" + language + "\" is not supported");
            default -> throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "language \"" + language + "\" does not exist");
        }
    }

    void requireAlterable() {
        for (String name : List.of("as", "language")) {
            if (find(name) != null) {
                throw new StatementError(SqlState.SYNTAX_ERROR,
                        "syntax error at or near \"" + name.toUpperCase(java.util.Locale.ROOT) + "\"")
                        .at(find(name).position());
            }
        }
    }

    /** What holds once the options are applied. */
    RoutineDescriptor.Properties properties(RoutineDescriptor.Properties before, boolean setOf, boolean isProcedure) {
        if (isProcedure) {
            for (String name : List.of("volatility", "strict", "leakproof", "parallel", "cost", "rows")) {
                if (find(name) != null) {
                    throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION,
                            "invalid attribute in procedure definition").at(find(name).position());
                }
            }
        }
        if (find("rows") != null && !setOf) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "ROWS is not applicable when function does not return a set");
        }
        return new RoutineDescriptor.Properties(
                find("volatility") == null ? before.volatility() : Volatility.valueOf(find("volatility").value()),
                flag("strict", before.strict()), flag("security", before.securityDefiner()),
                flag("leakproof", before.leakproof()), parallel(before.parallel()), number("cost", before.cost()),
                number("rows", before.rows()));
    }

    private boolean flag(String name, boolean before) {
        return find(name) == null ? before : find(name).value().equals("true");
    }

    private String parallel(String before) {
        RoutineStatement.Option option = find("parallel");
        return option == null ? before : switch (option.value()) {
            case "safe" -> "s";
            case "unsafe" -> "u";
            case "restricted" -> "r";
            default -> throw new StatementError(SqlState.SYNTAX_ERROR,
                    "parameter \"parallel\" must be SAFE, RESTRICTED, or UNSAFE");
        };
    }

    private float number(String name, float before) {
        RoutineStatement.Option option = find(name);
        float value = option == null ? before : Float.parseFloat(option.value());
        if (option != null && value <= 0) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    name.toUpperCase(java.util.Locale.ROOT) + " must be positive");
        }
        return value;
    }
}
