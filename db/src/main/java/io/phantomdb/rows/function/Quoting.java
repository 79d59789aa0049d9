package io.phantomdb.rows.function;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Text as it would have to be written in a statement (PostgreSQL 15, chapter 4.1). */
public final class Quoting {
    /** Key words that PostgreSQL's quote_ident quotes: all but the unreserved ones. */
    private static final Set<String> KEYWORDS = new TreeSet<>(List.of("all", "analyse", "analyze", "and", "any",
            "array",
            "as", "asc", "asymmetric", "authorization", "between", "bigint", "binary", "bit", "boolean", "both", "case",
            "cast", "char", "character", "check", "coalesce", "collate", "collation", "column", "concurrently",
            "constraint", "create", "cross", "current_catalog", "current_date", "current_role", "current_schema",
            "current_time", "current_timestamp", "current_user", "dec", "decimal", "default", "deferrable", "desc",
            "distinct", "do", "else", "end", "except", "exists", "extract", "false", "fetch", "float", "for", "foreign",
            "freeze", "from", "full", "grant", "greatest", "group", "grouping", "having", "ilike", "in", "initially",
            "inner", "inout", "int", "integer", "intersect", "interval", "into", "is", "isnull", "join", "lateral",
            "leading", "least", "left", "like", "limit", "localtime", "localtimestamp", "national", "natural", "nchar",
            "none", "normalize", "not", "notnull", "null", "nullif", "numeric", "offset", "on", "only", "or", "order",
            "out", "outer", "overlaps", "overlay", "placing", "position", "precision", "primary", "real", "references",
            "returning", "right", "row", "select", "session_user", "setof", "similar", "smallint", "some", "substring",
            "symmetric", "table", "tablesample", "then", "time", "timestamp", "to", "trailing", "treat", "trim", "true",
            "union", "unique", "user", "using", "values", "varchar", "variadic", "verbose", "when", "where", "window",
            "with", "xmlattributes", "xmlconcat", "xmlelement", "xmlexists", "xmlforest", "xmlnamespaces", "xmlparse",
            "xmlpi", "xmlroot", "xmlserialize", "xmltable"));

    private Quoting() {}

    /** As quote_ident does: in quotes only where it has to be. */
    public static String identifier(String name) {
        boolean plain = !name.isEmpty() && !(name.charAt(0) >= '0' && name.charAt(0) <= '9')
                && !KEYWORDS.contains(name);
        for (int at = 0; plain && at < name.length(); at++) {
            char character = name.charAt(at);
            plain = character >= 'a' && character <= 'z' || character >= '0' && character <= '9' || character == '_';
        }
        return plain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** As quote_literal does. */
    public static String literal(String text) {
        String quoted = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
        return text.indexOf('\\') >= 0 ? "E" + quoted : quoted;
    }
}
