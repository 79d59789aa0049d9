package io.phantomdb.sql.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.PartitionBound.Edge;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever partitions there are: a key is in the one whose bound has it, and limits that allow a key never exclude that one. */
final class PartitionSetProperties {
    private static final int VALUES = 12;

    private static Partitioning by(Partitioning.Strategy strategy, int parts) {
        List<Partitioning.Key> keys = new ArrayList<>();
        for (int at = 0; at < parts; at++) {
            keys.add(new Partitioning.Key(at + 1, null, ColumnType.of(Type.INT4), ""));
        }
        return new Partitioning(strategy, keys);
    }

    private static Edge edge(int value) {
        return value <= 0
                ? new Edge(Edge.Kind.MINVALUE, null)
                : value >= VALUES
                        ? new Edge(Edge.Kind.MAXVALUE, null)
                        : new Edge(Edge.Kind.VALUE, Integer.toString(value));
    }

    /** Neighbours of a rising row of edges over two parts, some left out. */
    private static PartitionSet ranges(List<Integer> cuts, boolean withDefault) {
        List<Integer> sorted = cuts.stream().sorted().distinct().toList();
        List<PartitionBound> bounds = new ArrayList<>();
        for (int at = 0; at + 1 < sorted.size(); at++) {
            if (sorted.get(at) % 5 != 0) {
                bounds.add(new PartitionBound.Range(edges(sorted.get(at)), edges(sorted.get(at + 1))));
            }
        }
        if (withDefault) {
            bounds.add(new PartitionBound.Default());
        }
        return new PartitionSet(by(Partitioning.Strategy.RANGE, 2), bounds);
    }

    private static List<Edge> edges(int cut) {
        Edge first = edge(cut / VALUES);
        return List.of(first, first.kind() == Edge.Kind.VALUE
                ? edge(cut % VALUES)
                : new Edge(first.kind(), null));
    }

    private static KeyLimit limit(int kind, int value) {
        return switch (kind % 6) {
            case 0 -> KeyLimit.ANY;
            case 1 -> KeyLimit.ANY.equalTo(Type.INT4, value);
            case 2 -> KeyLimit.ANY.withLower(Type.INT4, value, true);
            case 3 -> KeyLimit.ANY.withLower(Type.INT4, value, false);
            case 4 -> KeyLimit.ANY.withUpper(Type.INT4, value, true);
            default -> KeyLimit.ANY.withUpper(Type.INT4, value, false);
        };
    }

    private static boolean allows(int kind, int limit, int value) {
        return switch (kind % 6) {
            case 0 -> true;
            case 1 -> value == limit;
            case 2 -> value >= limit;
            case 3 -> value > limit;
            case 4 -> value <= limit;
            default -> value < limit;
        };
    }

    @Property
    void limitsThatAllowAKeyDoNotExcludeItsPartition(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = VALUES * VALUES - 1) Integer> cuts,
            @ForAll boolean withDefault, @ForAll @IntRange(min = 0, max = 5) int kindA,
            @ForAll @IntRange(min = 0, max = 5) int kindB, @ForAll @IntRange(min = 1, max = VALUES) int limitA,
            @ForAll @IntRange(min = 1, max = VALUES) int limitB) {
        PartitionSet set = ranges(cuts, withDefault);
        BitSet found = set.within(List.of(limit(kindA, limitA), limit(kindB, limitB)));
        for (int a = 0; a <= VALUES; a++) {
            for (int b = 0; b <= VALUES; b++) {
                int partition = set.find(new Object[]{a, b});
                if (partition != PartitionSet.NONE && allows(kindA, limitA, a) && allows(kindB, limitB, b)) {
                    assertTrue(found.get(partition), a + ", " + b + " is in " + partition + ", not in " + found);
                }
            }
        }
    }

    @Property
    void partitionsThatDoNotOverlapShareNoKey(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = VALUES * VALUES - 1) Integer> cuts) {
        PartitionSet set = ranges(cuts, false);
        for (int number = 0; number < set.size(); number++) {
            assertEquals(PartitionSet.NONE, set.overlapping(number));
        }
    }

    @Property
    void everyKeyHasOneHashPartition(@ForAll int value, @ForAll @IntRange(min = 1, max = 9) int modulus) {
        List<PartitionBound> bounds = new ArrayList<>();
        for (int remainder = 0; remainder < modulus; remainder++) {
            bounds.add(new PartitionBound.Hash(modulus, remainder));
        }
        PartitionSet set = new PartitionSet(by(Partitioning.Strategy.HASH, 1), bounds);
        int partition = set.find(new Object[]{value});
        assertTrue(partition >= 0 && partition < modulus);
        assertTrue(set.within(List.of(KeyLimit.ANY.equalTo(Type.INT4, value))).get(partition));
    }
}
