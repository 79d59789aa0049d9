package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.search.SearchConfiguration;
import java.util.Locale;

/** The reg* types as text: the name of an object, or its number where it has none (PostgreSQL 15, chapter 8.19). */
final class RegText {
    private RegText() {}

    static String write(Type type, long oid, TextSettings settings) {
        if (oid == 0) {
            return "-";
        }
        if (type == Type.REGCONFIG) {
            SearchConfiguration found = SearchConfiguration.numbered(oid);
            return found == null ? Long.toString(oid) : found.configurationName();
        }
        Type builtIn = type == Type.REGTYPE ? Type.numbered((int) oid) : null;
        String name = builtIn != null ? builtIn.sqlName() : settings.names().name(type, oid);
        return name == null ? Long.toString(oid) : name;
    }

    static Long read(Type type, String text, TextSettings settings) {
        if (text.equals("-")) {
            return 0L;
        }
        if (!text.isEmpty() && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return NumberText.oid(text);
        }
        if (type == Type.REGCONFIG) {
            SearchConfiguration found = SearchConfiguration.named(text);
            if (found == null) {
                throw missing(type, text);
            }
            return (long) found.oid();
        }
        if (type == Type.REGTYPE) {
            Type builtIn = typeNamed(InputErrors.strip(text).toLowerCase(Locale.ROOT));
            if (builtIn != null) {
                return (long) builtIn.oid();
            }
        }
        Long oid = settings.names().oid(type, text);
        if (oid == null) {
            throw missing(type, text);
        }
        return oid;
    }

    /** By its name in pg_type, or as SQL spells it; brackets make an array of it. */
    private static Type typeNamed(String name) {
        if (name.endsWith("[]")) {
            Type element = typeNamed(name.substring(0, name.length() - 2).stripTrailing());
            return element == null ? null : element.array();
        }
        String plain = name.replaceFirst("\\(.*\\)", "").replaceFirst("^pg_catalog\\.", "");
        String known = switch (plain) {
            case "int" -> "int4";
            case "decimal", "dec" -> "numeric";
            case "float" -> "float8";
            case "char" -> "bpchar";
            case "\"char\"" -> "char";
            default -> plain;
        };
        for (Type type : Type.builtIn()) {
            if (type.sqlName().equals(known)) {
                return type;
            }
        }
        return Type.named(known);
    }

    private static StatementError missing(Type type, String text) {
        return switch (type.catalogName()) {
            case "regclass" ->
                new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + text + "\" does not exist");
            case "regtype" -> new StatementError(SqlState.UNDEFINED_OBJECT, "type \"" + text + "\" does not exist");
            case "regproc", "regprocedure" ->
                new StatementError(SqlState.UNDEFINED_FUNCTION, "function \"" + text + "\" does not exist");
            case "regoper", "regoperator" ->
                new StatementError(SqlState.UNDEFINED_FUNCTION, "operator does not exist: " + text);
            case "regnamespace" ->
                new StatementError(SqlState.INVALID_SCHEMA_NAME, "schema \"" + text + "\" does not exist");
            case "regconfig" -> new StatementError(SqlState.UNDEFINED_OBJECT,
                    "text search configuration \"" + text + "\" does not exist");
            case "regrole" -> new StatementError(SqlState.UNDEFINED_OBJECT, "role \"" + text + "\" does not exist");
            default -> new StatementError(SqlState.UNDEFINED_OBJECT,
                    "collation \"" + text + "\" for encoding \"UTF8\" does not exist");
        };
    }
}
