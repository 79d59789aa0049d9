package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.SetRestContext;
import io.phantomdb.grammar.PhantomSqlParser.SetStatementContext;
import io.phantomdb.grammar.PhantomSqlParser.SettingValueContext;
import io.phantomdb.grammar.PhantomSqlParser.ZoneValueContext;
import io.phantomdb.sql.tree.SessionStatement;
import io.phantomdb.sql.tree.Statement;
import io.phantomdb.sql.tree.Utility;
import java.util.ArrayList;
import java.util.List;

/** SET in all its spellings (PostgreSQL 15, SET and its kin). */
final class SettingBuilder {
    /** Settings that are lists of names, and kept with those names quoted. */
    private static final List<String> NAME_LISTS = List.of("search_path", "temp_tablespaces",
            "session_preload_libraries", "shared_preload_libraries", "local_preload_libraries");

    private SettingBuilder() {}

    static Statement set(SetStatementContext context) {
        return set(context.setRest(), context.LOCAL() != null, Nodes.position(context));
    }

    static Statement set(SetRestContext rest, boolean local, int position) {
        if (rest.transactionModes() != null) {
            return new SessionStatement.SetTransaction(SessionBuilder.modes(rest.transactionModes()),
                    rest.CHARACTERISTICS() != null, local, position);
        }
        if (rest.settingName() != null) {
            String name = SessionBuilder.settingName(rest.settingName());
            return new SessionStatement.Set(name, rest.DEFAULT() != null ? null : values(name, rest.settingValue()),
                    local, position);
        }
        return switch (Nodes.first(rest).getType()) {
            case PhantomSqlParser.TIME ->
                new SessionStatement.Set("timezone", zone(rest.zoneValue()), local, position);
            case PhantomSqlParser.NAMES ->
                new SessionStatement.Set("client_encoding", wordOrDefault(rest), local, position);
            case PhantomSqlParser.ROLE -> new SessionStatement.Set("role", wordOrDefault(rest), local, position);
            case PhantomSqlParser.SESSION ->
                new SessionStatement.Set("session_authorization", wordOrDefault(rest), local, position);
            case PhantomSqlParser.SCHEMA -> new SessionStatement.Set("search_path",
                    quoted(Nodes.word(rest.STRING_LITERAL())), local, position);
            case PhantomSqlParser.TRANSACTION -> throw new Refused("SET TRANSACTION SNAPSHOT", position);
            case PhantomSqlParser.CATALOG -> throw new Refused("SET CATALOG", position);
            case PhantomSqlParser.XML -> throw new Refused("SET XML OPTION", position);
            default -> new Utility.SetConstraints(
                    rest.qualifiedNames() == null ? List.of() : Nodes.names(rest.qualifiedNames()),
                    rest.DEFERRED() != null, position);
        };
    }

    private static String wordOrDefault(SetRestContext rest) {
        if (rest.nonReservedWord() != null) {
            return Nodes.word(rest.nonReservedWord());
        }
        return rest.STRING_LITERAL() == null ? null : Nodes.word(rest.STRING_LITERAL());
    }

    private static String zone(ZoneValueContext context) {
        if (context.DEFAULT() != null || context.LOCAL() != null) {
            return null;
        }
        if (context.INTERVAL() != null) {
            return "INTERVAL '" + Nodes.word(context.STRING_LITERAL()) + "'";
        }
        return Options.text(context);
    }

    private static String values(String name, List<SettingValueContext> contexts) {
        ArrayList<String> values = new ArrayList<>(contexts.size());
        for (SettingValueContext context : contexts) {
            String value = Options.value(context);
            values.add(NAME_LISTS.contains(name) ? quoted(value) : value);
        }
        return String.join(", ", values);
    }

    /** A name as it would have to be written: quoted if it has other than small letters, digits and underscores. */
    private static String quoted(String name) {
        boolean plain = !name.isEmpty() && !Characters.isDigit(name.charAt(0));
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            plain &= c >= 'a' && c <= 'z' || c == '_' || Characters.isDigit(c);
        }
        return plain && !Keywords.isReserved(name) ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
