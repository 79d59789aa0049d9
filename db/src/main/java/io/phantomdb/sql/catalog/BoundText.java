package io.phantomdb.sql.catalog;

import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Bounds of partitions as PostgreSQL writes them (pg_get_expr of pg_class.relpartbound). */
public final class BoundText {
    /** Stored texts have all names in quotes; people write most of them without. */
    private static final Pattern QUOTED = Pattern.compile("\"([a-z_][a-z0-9_]*)\"");

    private BoundText() {}

    /** {@code FOR VALUES FROM (1) TO (10)}; types are those of the parts of the parent's key. */
    public static String of(PartitionBound bound, Partitioning partitioning) {
        List<Type> types = partitioning.keys().stream().map(key -> key.type().type().plain()).toList();
        return switch (bound) {
            case PartitionBound.Default none -> "DEFAULT";
            case PartitionBound.Values values -> {
                List<String> texts = new ArrayList<>();
                values.texts().forEach(text -> texts.add(value(types.getFirst(), text)));
                yield "FOR VALUES IN (" + String.join(", ", texts) + ")";
            }
            case PartitionBound.Range range ->
                "FOR VALUES FROM " + edges(types, range.from()) + " TO " + edges(types, range.to());
            case PartitionBound.Hash hash ->
                "FOR VALUES WITH (modulus " + hash.modulus() + ", remainder " + hash.remainder() + ")";
        };
    }

    private static String edges(List<Type> types, List<PartitionBound.Edge> edges) {
        List<String> texts = new ArrayList<>();
        for (PartitionBound.Edge edge : edges) {
            texts.add(edge.kind() == PartitionBound.Edge.Kind.VALUE
                    ? value(types.get(texts.size()), edge.text())
                    : edge.kind().name());
        }
        return "(" + String.join(", ", texts) + ")";
    }

    /** A constant without its type. */
    public static String value(Type type, String text) {
        if (text == null) {
            return "NULL";
        }
        boolean isNumber = switch (type.kind()) {
            case INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC -> text.chars()
                    .allMatch(each -> each >= '0' && each <= '9' || each == '.' || each == 'e' || each == '+');
            default -> false;
        };
        if (type.kind() == Type.Kind.BOOL) {
            return text.startsWith("t") ? "true" : "false";
        }
        return isNumber ? text : "'" + text.replace("'", "''") + "'";
    }

    /** An expression as messages show it. */
    public static String shown(String sql) {
        return QUOTED.matcher(sql).replaceAll("$1");
    }
}
