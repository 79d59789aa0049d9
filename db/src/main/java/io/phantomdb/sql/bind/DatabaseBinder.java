package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.settings.Encodings;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.RoleStatement.RoleName;
import io.phantomdb.sql.tree.StorageOption;
import io.phantomdb.sql.tree.Utility;
import java.util.ArrayList;
import java.util.List;

/** Turns CREATE, ALTER and DROP DATABASE into commands. All databases of a cluster are written and sorted alike. */
final class DatabaseBinder {
    private static final String TEMPLATE = "template1";
    /** Accepted, with nothing to choose from. */
    private static final List<String> MEAN_NOTHING = List.of("tablespace", "connection_limit", "locale", "lc_collate",
            "lc_ctype", "icu_locale", "locale_provider", "collation_version", "strategy", "allow_connections",
            "is_template", "oid");

    private DatabaseBinder() {}

    static SchemaCommand create(Utility.CreateDatabase create) {
        String template = TEMPLATE;
        RoleName owner = null;
        List<String> seen = new ArrayList<>();
        for (StorageOption option : create.options()) {
            if (seen.contains(option.name())) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "conflicting or redundant options")
                        .at(option.position());
            }
            seen.add(option.name());
            switch (option.name()) {
                case "template" -> template = option.value() == null ? TEMPLATE : option.value();
                case "owner" -> owner = owner(option);
                case "encoding" -> requireEncoding(option);
                default -> requireKnown(option);
            }
        }
        return new SchemaCommand.CreateDatabase(create.name(), template, owner);
    }

    /** The current role where DEFAULT was written. */
    private static RoleName owner(StorageOption option) {
        return option.value() == null
                ? new RoleName(RoleName.Kind.CURRENT, "current_user", option.position())
                : new RoleName(RoleName.Kind.NAMED, option.value(), option.position());
    }

    private static void requireKnown(StorageOption option) {
        if (!MEAN_NOTHING.contains(option.name())) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "option \"" + option.name() + "\" not recognized")
                    .at(option.position());
        }
    }

    private static void requireEncoding(StorageOption option) {
        String encoding = option.value() == null ? "UTF8" : Encodings.canonical(option.value());
        if (encoding == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    option.value() + " is not a valid encoding name").at(option.position());
        }
        if (!encoding.equals("UTF8")) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "databases with encoding \"" + encoding + "\" are not supported")
                    .withHint("Use UTF8; clients may ask for another one with client_encoding.");
        }
    }

    static SchemaCommand alter(Utility.AlterDatabase alter) {
        return new SchemaCommand.RenameDatabase(alter.name(), alter.to());
    }

    static boolean force(Utility.DropDatabase drop) {
        boolean force = false;
        for (StorageOption option : drop.options()) {
            if (!option.name().equals("force")) {
                throw new StatementError(SqlState.SYNTAX_ERROR,
                        "syntax error at or near \"" + option.name() + "\"").at(option.position());
            }
            force = true;
        }
        return force;
    }
}
