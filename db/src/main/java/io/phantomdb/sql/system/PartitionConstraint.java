package io.phantomdb.sql.system;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.BoundText;
import io.phantomdb.sql.catalog.PartitionBound;
import io.phantomdb.sql.catalog.PartitionBound.Edge;
import io.phantomdb.sql.catalog.Partitioning;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.ArrayList;
import java.util.List;

/** What rows of a partition have to be, as a condition (pg_get_partition_constraintdef; PostgreSQL 15, partbounds.c). */
final class PartitionConstraint {
    private final CatalogSnapshot catalog;
    private final TableDescriptor parent;
    private final Partitioning partitioning;

    private PartitionConstraint(CatalogSnapshot catalog, TableDescriptor parent) {
        this.catalog = catalog;
        this.parent = parent;
        this.partitioning = parent.lineage().partitioning();
    }

    /** Null if it is no partition, or there is nothing that a row could not be. */
    static String of(CatalogSnapshot catalog, TableDescriptor table) {
        List<String> conditions = new ArrayList<>();
        for (TableDescriptor each = table; each != null && each.lineage().isPartition();) {
            TableDescriptor parent = LineageRows.parent(catalog, each);
            if (parent == null) {
                break;
            }
            conditions.addAll(0, new PartitionConstraint(catalog, parent).parts(each));
            each = parent;
        }
        return conditions.isEmpty() ? null : all(conditions);
    }

    private static String all(List<String> conditions) {
        return conditions.size() == 1 ? conditions.getFirst() : "(" + String.join(" AND ", conditions) + ")";
    }

    private List<String> parts(TableDescriptor partition) {
        return switch (partition.lineage().bound()) {
            case PartitionBound.Values values -> list(values.texts());
            case PartitionBound.Range range -> range(range);
            case PartitionBound.Hash hash -> List.of("satisfies_hash_partition('" + parent.id() + "'::oid, "
                    + hash.modulus() + ", " + hash.remainder() + ", " + String.join(", ", keys()) + ")");
            case PartitionBound.Default none -> defaults(partition);
        };
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Partitioning.Key key : partitioning.keys()) {
            keys.add(key.isColumn()
                    ? ObjectNames.quoted(parent.column(key.columnId()).name())
                    : StoredSql.condition(catalog, parent, key.sql()));
        }
        return keys;
    }

    /** Whatever none of the others has. */
    private List<String> defaults(TableDescriptor partition) {
        List<String> others = new ArrayList<>();
        for (int id : parent.lineage().children()) {
            TableDescriptor other = LineageRows.table(catalog, id);
            if (other != null && other.id() != partition.id()) {
                others.add(all(parts(other)));
            }
        }
        if (others.isEmpty()) {
            return List.of();
        }
        return List.of("(NOT " + (others.size() == 1 ? others.getFirst() : "(" + String.join(" OR ", others) + ")")
                + ")");
    }

    private String constant(int part, String text) {
        Type type = partitioning.keys().get(part).type().type().plain();
        String value = BoundText.value(type, text);
        boolean isPlain = type == Type.INT4 || type == Type.BOOL;
        return isPlain ? value : (value.startsWith("'") ? value : "'" + value + "'") + "::" + type.sqlName();
    }

    private List<String> list(List<String> texts) {
        String key = keys().getFirst();
        List<String> values = new ArrayList<>();
        texts.stream().filter(text -> text != null).forEach(text -> values.add(constant(0, text)));
        String equals = values.isEmpty()
                ? null
                : values.size() == 1
                        ? "(" + key + " = " + values.getFirst() + ")"
                        : "(" + key + " = ANY (ARRAY[" + String.join(", ", values) + "]))";
        if (!texts.contains(null)) {
            return List.of("(" + key + " IS NOT NULL)", equals);
        }
        return List.of(equals == null ? "(" + key + " IS NULL)" : "((" + key + " IS NULL) OR " + equals + ")");
    }

    private List<String> range(PartitionBound.Range range) {
        List<String> conditions = new ArrayList<>();
        keys().forEach(key -> conditions.add("(" + key + " IS NOT NULL)"));
        int same = 0;
        while (same < range.from().size() - 1 && range.from().get(same).equals(range.to().get(same))
                && range.from().get(same).kind() == Edge.Kind.VALUE) {
            conditions.add("(" + keys().get(same) + " = " + constant(same, range.from().get(same).text()) + ")");
            same++;
        }
        String lower = edge(range.from(), same, ">");
        String upper = edge(range.to(), same, "<");
        if (lower != null) {
            conditions.add(lower);
        }
        if (upper != null) {
            conditions.add(upper);
        }
        return conditions;
    }

    /** Part by part: beyond it, or the same and the next one beyond; null if there is no limit. */
    private String edge(List<Edge> edges, int from, String operator) {
        List<String> alternatives = new ArrayList<>();
        List<String> equal = new ArrayList<>();
        for (int at = from; at < edges.size() && edges.get(at).kind() == Edge.Kind.VALUE; at++) {
            boolean isLast = at == edges.size() - 1;
            boolean isEndless = !isLast && edges.get(at + 1).kind() == (operator.equals("<")
                    ? Edge.Kind.MAXVALUE
                    : Edge.Kind.MINVALUE);
            boolean inclusive = operator.equals(">") && isLast || isEndless;
            String constant = constant(at, edges.get(at).text());
            List<String> parts = new ArrayList<>(equal);
            parts.add("(" + keys().get(at) + " " + operator + (inclusive ? "= " : " ") + constant + ")");
            alternatives.add(all(parts));
            equal.add("(" + keys().get(at) + " = " + constant + ")");
        }
        if (alternatives.isEmpty()) {
            return null;
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : "(" + String.join(" OR ", alternatives) + ")";
    }
}
