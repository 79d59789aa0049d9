package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;
import java.util.List;
import java.util.TreeSet;

/**
 * Where a row would stand among those of a group (PostgreSQL 15, table 9.62). Rows need not be kept for that: those that come
 * before it and those that are like it are counted; dense_rank keeps one of each kind. The row is the same in every call.
 */
public final class HypotheticalRank implements Accumulator {
    private static final int REFERENCE_BYTES = 64;

    /** How rows are sorted by one of their parts. */
    public record Key(Type type, boolean descending, boolean nullsFirst) {
        private int compare(Object left, Object right) {
            if (left == null || right == null) {
                int nullsLast = Boolean.compare(left == null, right == null);
                return nullsFirst ? -nullsLast : nullsLast;
            }
            int rising = Datums.compare(type, left, right);
            return descending ? -rising : rising;
        }
    }

    private final String name;
    private final List<Key> keys;
    private final TreeSet<RecordDatum> kinds = new TreeSet<>(this::compare);
    private long before;
    private long same;
    private long rows;
    private long bytes;

    private HypotheticalRank(String name, List<Key> keys) {
        this.name = name;
        this.keys = keys;
    }

    public static boolean exist(String name) {
        return switch (name) {
            case "rank", "dense_rank", "percent_rank", "cume_dist" -> true;
            default -> false;
        };
    }

    /** Takes a row of the group's, then the one that is looked for, both of that type. */
    public static Aggregate aggregate(String name, Type rowType, List<Key> keys) {
        boolean isPart = name.equals("percent_rank") || name.equals("cume_dist");
        return new Aggregate(name + " " + keys, List.of(rowType, rowType), isPart ? Type.FLOAT8 : Type.INT8,
                () -> new HypotheticalRank(name, keys));
    }

    private int compare(RecordDatum left, RecordDatum right) {
        for (int at = 0; at < keys.size(); at++) {
            int compared = keys.get(at).compare(left.value(at), right.value(at));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    @Override
    public void add(Object row, Object wanted) {
        int compared = compare((RecordDatum) row, (RecordDatum) wanted);
        rows++;
        before += compared < 0 ? 1 : 0;
        same += compared == 0 ? 1 : 0;
        if (compared < 0 && name.equals("dense_rank")) {
            addKind((RecordDatum) row);
        }
    }

    private void addKind(RecordDatum row) {
        if (kinds.add(row)) {
            bytes += REFERENCE_BYTES + row.bytes();
        }
    }

    @Override
    public Object result() {
        return switch (name) {
            case "rank" -> before + 1;
            case "dense_rank" -> kinds.size() + 1L;
            case "percent_rank" -> rows == 0 ? 0.0 : (double) before / rows;
            default -> (double) (before + same + 1) / (rows + 1);
        };
    }

    @Override
    public void encode(ByteWriter to) {
        to.varint(before);
        to.varint(same);
        to.varint(rows);
        to.varint(kinds.size());
        for (RecordDatum kind : kinds) {
            for (int at = 0; at < keys.size(); at++) {
                DatumBytes.encode(to, keys.get(at).type(), kind.value(at));
            }
        }
    }

    @Override
    public void merge(ByteReader from) {
        before += from.varint();
        same += from.varint();
        rows += from.varint();
        long count = from.varint();
        for (long at = 0; at < count; at++) {
            Object[] values = new Object[keys.size()];
            for (int key = 0; key < values.length; key++) {
                values[key] = DatumBytes.decode(from, keys.get(key).type());
            }
            addKind(new RecordDatum(Type.record(keys.stream().map(key -> new Type.Field("key",
                    ColumnType.of(key.type()))).toList()), values));
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
