package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.settings.Encodings;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.copy.CopyColumn;
import io.phantomdb.sql.copy.CopyOptions;
import io.phantomdb.sql.copy.CopyOptions.Format;
import io.phantomdb.sql.copy.CopyOptions.Header;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Utility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the options of a COPY mean, and which of them go together: checked in PostgreSQL's order. */
final class CopyOptionsBinder {
    private static final String NOT_AS_TEXT_DELIMITER = "\\.abcdefghijklmnopqrstuvwxyz0123456789";
    private static final List<String> KNOWN = List.of("format", "freeze", "delimiter", "null", "header", "quote",
            "escape", "encoding", "force_quote", "force_not_null", "force_null");

    private final Map<String, Utility.CopyOption> given = new TreeMap<>();
    private final boolean from;
    private final CopyOptions base;

    CopyOptionsBinder(Utility.Copy copy) {
        this.from = copy.from();
        for (Utility.CopyOption option : copy.options()) {
            if (!KNOWN.contains(option.name())) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "option \"" + option.name() + "\" not recognized")
                        .at(option.position());
            }
            if (given.put(option.name(), option) != null) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "conflicting or redundant options")
                        .at(option.position());
            }
        }
        this.base = base(given.get("format"));
    }

    private static CopyOptions base(Utility.CopyOption format) {
        if (format == null) {
            return CopyOptions.TEXT;
        }
        return switch (format.value()) {
            case "text" -> CopyOptions.TEXT;
            case "csv" -> CopyOptions.CSV;
            case "binary" -> CopyOptions.BINARY;
            case null -> throw new StatementError(SqlState.SYNTAX_ERROR, "format requires a parameter");
            default -> throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "COPY format \"" + format.value() + "\" not recognized").at(format.position());
        };
    }

    CopyOptions options() {
        Header header = header();
        String encoding = encoding();
        requireTextFor("delimiter", SqlState.SYNTAX_ERROR, "DELIMITER");
        requireTextFor("null", SqlState.SYNTAX_ERROR, "NULL");
        String nullText = text("null", base.nullText());
        byte delimiter = delimiter();
        refuse(nullText.indexOf('\n') >= 0 || nullText.indexOf('\r') >= 0, SqlState.INVALID_PARAMETER_VALUE,
                "COPY null representation cannot use newline or carriage return");
        if (base.format() == Format.TEXT) {
            refuse(NOT_AS_TEXT_DELIMITER.indexOf(delimiter) >= 0, SqlState.INVALID_PARAMETER_VALUE,
                    "COPY delimiter cannot be \"" + (char) delimiter + "\"");
        }
        if (header != Header.NONE) {
            requireTextFor("header", SqlState.FEATURE_NOT_SUPPORTED, "HEADER");
        }
        byte quote = csvByte("quote", base.quote());
        refuse(base.format() == Format.CSV && delimiter == quote, SqlState.INVALID_PARAMETER_VALUE,
                "COPY delimiter and quote must be different");
        byte escape = csvByte("escape", quote);
        requireForced();
        if (!base.isBinary()) {
            refuse(nullText.indexOf(delimiter) >= 0, SqlState.FEATURE_NOT_SUPPORTED,
                    "COPY delimiter must not appear in the NULL specification");
        }
        refuse(base.format() == Format.CSV && nullText.indexOf(quote) >= 0, SqlState.FEATURE_NOT_SUPPORTED,
                "CSV quote character must not appear in the NULL specification");
        return new CopyOptions(base.format(), delimiter, nullText, header, quote, escape, encoding);
    }

    private byte delimiter() {
        Utility.CopyOption option = given.get("delimiter");
        if (option == null) {
            return base.delimiter();
        }
        byte delimiter = oneByte(option, "delimiter");
        refuse(delimiter == '\n' || delimiter == '\r', SqlState.INVALID_PARAMETER_VALUE,
                "COPY delimiter cannot be newline or carriage return");
        return delimiter;
    }

    private Header header() {
        Utility.CopyOption option = given.get("header");
        if (option == null) {
            return Header.NONE;
        }
        String value = option.value() == null ? "true" : option.value().toLowerCase(Locale.ROOT);
        return switch (value) {
            case "true", "on", "1" -> Header.NAMES;
            case "false", "off", "0" -> Header.NONE;
            case "match" -> {
                refuse(!from, SqlState.FEATURE_NOT_SUPPORTED, "cannot use \"match\" with HEADER in COPY TO");
                yield Header.MATCH;
            }
            default -> throw new StatementError(SqlState.SYNTAX_ERROR,
                    "header requires a Boolean value or \"match\"");
        };
    }

    private String encoding() {
        Utility.CopyOption option = given.get("encoding");
        if (option == null) {
            return null;
        }
        String canonical = option.value() == null ? null : Encodings.canonical(option.value());
        if (canonical == null) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "argument to option \"encoding\" must be a valid encoding name").at(option.position());
        }
        return canonical;
    }

    private String text(String name, String otherwise) {
        Utility.CopyOption option = given.get(name);
        if (option != null && option.value() == null) {
            throw new StatementError(SqlState.SYNTAX_ERROR, name + " requires a parameter");
        }
        return option == null ? otherwise : option.value();
    }

    private void requireTextFor(String option, SqlState state, String words) {
        refuse(base.isBinary() && given.containsKey(option), state, "cannot specify " + words + " in BINARY mode");
    }

    private byte csvByte(String name, byte otherwise) {
        Utility.CopyOption option = given.get(name);
        if (option == null) {
            return otherwise;
        }
        refuse(base.format() != Format.CSV, SqlState.FEATURE_NOT_SUPPORTED,
                "COPY " + name + " available only in CSV mode");
        return oneByte(option, name);
    }

    private byte oneByte(Utility.CopyOption option, String name) {
        byte[] bytes = text(name, "").getBytes(StandardCharsets.UTF_8);
        refuse(bytes.length != 1, SqlState.FEATURE_NOT_SUPPORTED,
                "COPY " + name + " must be a single one-byte character");
        return bytes[0];
    }

    private void requireForced() {
        requireForced("force_quote", "force quote", !from, "COPY TO");
        requireForced("force_not_null", "force not null", from, "COPY FROM");
        requireForced("force_null", "force null", from, "COPY FROM");
    }

    private void requireForced(String name, String words, boolean fits, String where) {
        Utility.CopyOption option = given.get(name);
        if (option == null) {
            return;
        }
        boolean isList = option.columns() != null && (!option.columns().isEmpty() || name.equals("force_quote"));
        if (!isList) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "argument to option \"" + name + "\" must be a list of column names").at(option.position());
        }
        refuse(base.format() != Format.CSV, SqlState.FEATURE_NOT_SUPPORTED,
                "COPY " + words + " available only in CSV mode");
        refuse(!fits, SqlState.FEATURE_NOT_SUPPORTED, "COPY " + words + " only available using " + where);
    }

    private static void refuse(boolean isWrong, SqlState state, String message) {
        if (isWrong) {
            throw new StatementError(state, message);
        }
    }

    /**
     * The columns of the data with what is said about each; 42P10 if one is named that is not among them, 42703 if there
     * is none of that name in the table, which is null for a query.
     */
    List<CopyColumn> columns(List<String> names, Table table) {
        List<CopyColumn> columns = new ArrayList<>(names.size());
        for (String name : names) {
            columns.add(new CopyColumn(name, isForced("force_quote", name), isForced("force_not_null", name),
                    isForced("force_null", name)));
        }
        for (String option : List.of("force_quote", "force_not_null", "force_null")) {
            forced(option).stream().filter(column -> !names.contains(column.text())).findFirst().ifPresent(column -> {
                requireThere(column.text(), table);
                throw new StatementError(SqlState.INVALID_COLUMN_REFERENCE, option.toUpperCase(Locale.ROOT)
                        + " column \"" + column.text() + "\" not referenced by COPY");
            });
        }
        return columns;
    }

    private static void requireThere(String column, Table table) {
        if (table == null) {
            throw new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + column + "\" does not exist");
        }
        ChangeBinder.column(table, column, 0);
    }

    private List<Identifier> forced(String option) {
        return given.containsKey(option) ? given.get(option).columns() : List.of();
    }

    private boolean isForced(String option, String name) {
        boolean all = given.containsKey(option) && forced(option).isEmpty();
        return all || forced(option).stream().anyMatch(column -> column.text().equals(name));
    }
}
