package io.phantomdb.sql.catalog;

import io.phantomdb.sql.catalog.stored.StoredColumn;
import io.phantomdb.sql.catalog.stored.StoredEdge;
import io.phantomdb.sql.catalog.stored.StoredLineage;
import io.phantomdb.sql.catalog.stored.StoredListValue;
import io.phantomdb.sql.catalog.stored.StoredPartitionBound;
import io.phantomdb.sql.catalog.stored.StoredPartitionKey;
import io.phantomdb.sql.catalog.stored.StoredPartitioning;
import java.util.List;

/** Lineages as parts of a stored table descriptor. Enum constants that are not known are refused by {@code valueOf}. */
final class LineageCodec {
    private LineageCodec() {}

    static StoredLineage encode(Lineage lineage) {
        StoredLineage.Builder stored = StoredLineage.newBuilder().addAllParents(lineage.parents())
                .addAllChildren(lineage.children()).addAllInheritedColumns(lineage.inheritedColumns())
                .addAllInheritedChecks(lineage.inheritedChecks());
        if (lineage.isPartitioned()) {
            stored.setPartitioning(encode(lineage.partitioning()));
        }
        if (lineage.isPartition()) {
            stored.setBound(encode(lineage.bound()));
        }
        return stored.build();
    }

    private static StoredPartitioning encode(Partitioning partitioning) {
        StoredPartitioning.Builder stored = StoredPartitioning.newBuilder()
                .setStrategy(partitioning.strategy().name());
        for (Partitioning.Key key : partitioning.keys()) {
            StoredColumn.Builder column = StoredColumn.newBuilder().setId(key.columnId())
                    .setTypeOid(key.type().type().oid()).setModifier(key.type().modifier());
            TypeCodec.encode(key.type().type(), column);
            if (key.sql() != null) {
                column.setGeneratedSql(key.sql());
            }
            stored.addKeys(StoredPartitionKey.newBuilder().setKey(column).setOperatorClass(key.operatorClass()));
        }
        return stored.build();
    }

    private static StoredPartitionBound encode(PartitionBound bound) {
        StoredPartitionBound.Builder stored = StoredPartitionBound.newBuilder();
        switch (bound) {
            case PartitionBound.Default none -> stored.setKind("DEFAULT");
            case PartitionBound.Values values -> {
                stored.setKind("LIST");
                values.texts().forEach(text -> stored.addValues(text == null
                        ? StoredListValue.newBuilder().build()
                        : StoredListValue.newBuilder().setText(text).build()));
            }
            case PartitionBound.Range range -> {
                stored.setKind("RANGE");
                range.from().forEach(edge -> stored.addFrom(encode(edge)));
                range.to().forEach(edge -> stored.addTo(encode(edge)));
            }
            case PartitionBound.Hash hash -> stored.setKind("HASH").setModulus(hash.modulus())
                    .setRemainder(hash.remainder());
        }
        return stored.build();
    }

    private static StoredEdge encode(PartitionBound.Edge edge) {
        StoredEdge.Builder stored = StoredEdge.newBuilder().setKind(edge.kind().name());
        return edge.text() == null ? stored.build() : stored.setText(edge.text()).build();
    }

    static Lineage lineage(StoredLineage stored) {
        return new Lineage(stored.getParentsList(), stored.getChildrenList(),
                stored.hasPartitioning() ? partitioning(stored.getPartitioning()) : null,
                stored.hasBound() ? bound(stored.getBound()) : null, stored.getInheritedColumnsList(),
                stored.getInheritedChecksList());
    }

    private static Partitioning partitioning(StoredPartitioning stored) {
        List<Partitioning.Key> keys = stored.getKeysList().stream()
                .map(key -> new Partitioning.Key(key.getKey().getId(),
                        key.getKey().hasGeneratedSql() ? key.getKey().getGeneratedSql() : null,
                        TypeCodec.type(key.getKey()), key.getOperatorClass()))
                .toList();
        return new Partitioning(Partitioning.Strategy.valueOf(stored.getStrategy()), keys);
    }

    private static PartitionBound bound(StoredPartitionBound stored) {
        return switch (stored.getKind()) {
            case "DEFAULT" -> new PartitionBound.Default();
            case "LIST" -> new PartitionBound.Values(stored.getValuesList().stream()
                    .map(value -> value.hasText() ? value.getText() : null).toList());
            case "RANGE" -> new PartitionBound.Range(stored.getFromList().stream().map(LineageCodec::edge).toList(),
                    stored.getToList().stream().map(LineageCodec::edge).toList());
            case "HASH" -> new PartitionBound.Hash(stored.getModulus(), stored.getRemainder());
            default -> throw new IllegalArgumentException("partition bound " + stored.getKind());
        };
    }

    private static PartitionBound.Edge edge(StoredEdge stored) {
        return new PartitionBound.Edge(PartitionBound.Edge.Kind.valueOf(stored.getKind()),
                stored.hasText() ? stored.getText() : null);
    }
}
