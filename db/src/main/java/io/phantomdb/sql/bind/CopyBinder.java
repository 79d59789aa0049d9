package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.copy.CopyOptions;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Utility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Binds COPY … FROM STDIN. */
final class CopyBinder {
    private final StatementBinder statement;

    CopyBinder(StatementBinder statement) {
        this.statement = statement;
    }

    BoundCopy bind(Utility.Copy copy) {
        if (copy.file() != null || copy.program()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "COPY from a file or a program is not supported",
                    null, "Anyone can COPY to stdout or from stdin. psql's \\copy command also works for anyone.",
                    copy.position());
        }
        if (copy.where() != null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "COPY FROM ... WHERE is not supported")
                    .at(copy.where().position());
        }
        CopyOptions options = options(copy);
        // PostgreSQL points nowhere when COPY names what is not there.
        Table table = statement.table(new Name(copy.table().parts(), 0));
        List<ColumnDescriptor> targets = new ArrayList<>();
        for (Identifier name : copy.columns()) {
            ColumnDescriptor column = ChangeBinder.column(table, name.text(), 0);
            if (targets.contains(column)) {
                throw new StatementError(SqlState.DUPLICATE_COLUMN,
                        "column \"" + name.text() + "\" specified more than once");
            }
            targets.add(column);
        }
        if (copy.columns().isEmpty()) {
            targets.addAll(table.descriptor().visibleColumns());
        }
        StoredExpressions stored = new StoredExpressions(statement);
        List<Expr> defaults = new ArrayList<>();
        for (ColumnDescriptor column : table.columns()) {
            boolean given = targets.contains(column) || column.isRowId();
            defaults.add(given ? null : stored.defaultOf(column));
        }
        return new BoundCopy(table, targets, defaults, new ChangeBinder(statement, null).checks(table), options);
    }

    private static CopyOptions options(Utility.Copy copy) {
        CopyOptions base = CopyOptions.TEXT;
        for (Utility.CopyOption option : copy.options()) {
            if (option.name().equals("format")) {
                base = format(option);
            }
        }
        byte delimiter = base.delimiter();
        String nullText = base.nullText();
        boolean header = false;
        byte quote = base.quote();
        byte escape = base.escape();
        boolean ownEscape = false;
        for (Utility.CopyOption option : copy.options()) {
            switch (option.name()) {
                case "format", "freeze", "encoding" -> {
                }
                case "delimiter" -> delimiter = oneByte(option, "delimiter");
                case "null" -> nullText = option.value();
                case "header" -> header = isOn(option);
                case "quote" -> quote = csvByte(option, base, "quote");
                case "escape" -> {
                    escape = csvByte(option, base, "escape");
                    ownEscape = true;
                }
                default -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                        "COPY option \"" + option.name() + "\" is not supported").at(option.position());
            }
        }
        return new CopyOptions(base.format(), delimiter, nullText, header, quote, ownEscape ? escape : quote);
    }

    private static CopyOptions format(Utility.CopyOption option) {
        return switch (option.value()) {
            case "text" -> CopyOptions.TEXT;
            case "csv" -> CopyOptions.CSV;
            case "binary" -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "COPY BINARY is not supported")
                    .at(option.position());
            case null, default -> throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "COPY format \"" + option.value() + "\" not recognized").at(option.position());
        };
    }

    private static boolean isOn(Utility.CopyOption option) {
        String value = option.value() == null ? "true" : option.value().toLowerCase(Locale.ROOT);
        return switch (value) {
            case "true", "on", "1" -> true;
            case "false", "off", "0" -> false;
            default -> throw new StatementError(SqlState.SYNTAX_ERROR, option.name() + " requires a Boolean value")
                    .at(option.position());
        };
    }

    private static byte csvByte(Utility.CopyOption option, CopyOptions base, String what) {
        if (base.format() != CopyOptions.Format.CSV) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "COPY " + what + " available only in CSV mode");
        }
        return oneByte(option, what);
    }

    private static byte oneByte(Utility.CopyOption option, String what) {
        byte[] bytes = option.value() == null ? new byte[0] : option.value().getBytes(StandardCharsets.UTF_8);
        if (bytes.length != 1) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "COPY " + what + " must be a single one-byte character");
        }
        return bytes[0];
    }
}
