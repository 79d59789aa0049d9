package io.phantomdb.store;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Crc32c;
import io.phantomdb.base.FormatNumbers;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a store consists of: its runs, and how far each shard's log is in them. One value in one cell, so that a crash
 * leaves the old one or the new one. Immutable.
 *
 * <pre>
 *   format · CRC-32C of all that follows · owner (8 bytes) · next run number
 *   shards { id · index · term · configuration }…
 *   runs { queue · number · blocks · where its index is · checksum of that · bytes · excluded spans }…
 * </pre>
 *
 * @param owner whose store it is, see {@link Store#open}; 0: nobody's
 */
record Manifest(long owner, int nextRun, SortedMap<ShardId, Applied> shards, List<RunInfo> runs) {
    Manifest {
        shards = Collections.unmodifiableSortedMap(new TreeMap<>(shards));
        runs = List.copyOf(runs);
    }

    static Manifest empty(long owner) {
        return new Manifest(owner, 1, new TreeMap<>(), List.of());
    }

    Applied applied(ShardId shard) {
        return shards.getOrDefault(shard, Applied.NOTHING);
    }

    /** A manifest that has one more run (or none: null), and knows of shards what is newer in these. */
    Manifest flushed(RunInfo run, SortedMap<ShardId, Applied> newer) {
        TreeMap<ShardId, Applied> all = new TreeMap<>(shards);
        for (Map.Entry<ShardId, Applied> shard : newer.entrySet()) {
            if (shard.getValue().index() > applied(shard.getKey()).index()) {
                all.put(shard.getKey(), shard.getValue());
            }
        }
        List<RunInfo> more = new ArrayList<>(runs);
        if (run != null) {
            more.add(run);
        }
        return new Manifest(owner, nextAfter(run), all, more);
    }

    private int nextAfter(RunInfo run) {
        return run == null ? nextRun : Math.max(nextRun, run.id().number() + 1);
    }

    /** A manifest in which one run stands for several. */
    Manifest merged(List<RunId> inputs, RunInfo output) {
        List<RunInfo> left = new ArrayList<>();
        for (RunInfo run : runs) {
            if (!inputs.contains(run.id())) {
                left.add(run);
            }
        }
        Check.that(left.size() == runs.size() - inputs.size(), "a run that was merged is not in the manifest");
        left.add(output);
        return new Manifest(owner, nextAfter(output), shards, left);
    }

    /** A manifest in which of the spans only what the new run has counts. */
    Manifest installed(ShardId shard, Applied applied, List<Span> spans, RunInfo installed) {
        List<RunInfo> all = new ArrayList<>();
        for (RunInfo run : runs) {
            all.add(run.excluding(spans));
        }
        all.add(installed);
        TreeMap<ShardId, Applied> newShards = new TreeMap<>(shards);
        newShards.put(shard, applied);
        return new Manifest(owner, nextAfter(installed), newShards, all);
    }

    Manifest without(List<RunId> gone) {
        List<RunInfo> left = new ArrayList<>(runs);
        left.removeIf(run -> gone.contains(run.id()));
        return new Manifest(owner, nextRun, shards, left);
    }

    Bytes encode() {
        ByteWriter writer = new ByteWriter(1024).u64(owner).varint(nextRun).varint(shards.size());
        for (Map.Entry<ShardId, Applied> shard : shards.entrySet()) {
            Applied applied = shard.getValue();
            writer.u64(shard.getKey().number()).u64(applied.index()).u64(applied.term())
                    .sized(applied.configuration());
        }
        writer.varint(runs.size());
        for (RunInfo run : runs) {
            writer.u8(run.id().queue().code()).varint(run.id().number()).varint(run.blockCount())
                    .varint(run.indexOffset()).varint(run.indexLength()).u32(run.indexChecksum()).varint(run.bytes())
                    .varint(run.excluded().size());
            for (Span span : run.excluded()) {
                writer.sized(span.start()).sized(span.end());
            }
        }
        Bytes content = writer.take();
        return new ByteWriter(content.length() + 5).u8(FormatNumbers.MANIFEST).u32(Crc32c.of(content)).raw(content)
                .take();
    }

    /** Throws {@link ByteReader.Malformed} for what is none. */
    static Manifest decode(Bytes cell) {
        ByteReader reader = new ByteReader(cell);
        int format = reader.u8();
        if (format < FormatNumbers.MANIFEST_MIN || format > FormatNumbers.MANIFEST) {
            throw new ByteReader.Malformed("its format " + format + " is unknown");
        }
        if (reader.u32() != Crc32c.of(cell.slice(5, cell.length()))) {
            throw new ByteReader.Malformed("the checksum does not match");
        }
        try {
            return decoded(reader, format);
        } catch (Check.Broken | ArithmeticException senseless) {
            throw new ByteReader.Malformed(senseless.getMessage());
        }
    }

    private static Manifest decoded(ByteReader reader, int format) {
        long owner = format == 1 ? 0 : reader.u64();
        int nextRun = Math.toIntExact(reader.varint());
        TreeMap<ShardId, Applied> shards = new TreeMap<>();
        for (int count = reader.size(); count > 0; count--) {
            shards.put(new ShardId(reader.u64()), new Applied(reader.u64(), reader.u64(), reader.sized()));
        }
        List<RunInfo> runs = new ArrayList<>();
        for (int count = reader.size(); count > 0; count--) {
            runs.add(readRun(reader, format));
        }
        reader.end();
        return new Manifest(owner, nextRun, shards, runs);
    }

    private static RunInfo readRun(ByteReader reader, int format) {
        RunId.Queue queue = RunId.Queue.of(reader.u8());
        if (queue == null) {
            throw new ByteReader.Malformed("a run of an unknown queue");
        }
        RunId id = new RunId(queue, Math.toIntExact(reader.varint()));
        int blockCount = Math.toIntExact(reader.varint());
        long indexOffset = reader.varint();
        int indexLength = Math.toIntExact(reader.varint());
        int indexChecksum = format == 1 ? 0 : reader.u32();
        long bytes = reader.varint();
        List<Span> excluded = new ArrayList<>();
        for (int count = reader.size(); count > 0; count--) {
            excluded.add(new Span(reader.sized(), reader.sized()));
        }
        return new RunInfo(id, blockCount, indexOffset, indexLength, indexChecksum, bytes, excluded);
    }
}
