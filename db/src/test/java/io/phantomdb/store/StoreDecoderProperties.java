package io.phantomdb.store;

import io.phantomdb.base.ByteHash;
import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Fuzz;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is on a store's disk or comes from another's, damaged with a checksum that fits: it is refused, and no more happens. */
class StoreDecoderProperties {
    private static final int ROUNDS = 400;
    private static final RunId RUN = new RunId(RunId.Queue.FLUSH, 7);
    private static final Bytes KEY_A = Bytes.ofHex("0100000001");
    private static final Bytes KEY_B = Bytes.ofHex("0100000002ff");
    private static final Bytes VALUE = Bytes.ofUtf8("value");

    private static final List<Bytes> BLOCKS = List.of(Block.encode(RUN, 3, List.of(new Block.Cell(KEY_A, 900, VALUE),
            new Block.Cell(KEY_A, 20, null), new Block.Cell(KEY_B, 500, Bytes.EMPTY)), 100), large());

    private static Bytes large() {
        List<Block.Cell> cells = new ArrayList<>();
        for (int key = 1_000; key < 1_100; key++) {
            cells.add(new Block.Cell(Bytes.ofUtf8("a long prefix " + key), key, Bytes.ofUtf8("v" + key)));
        }
        return Block.encode(RUN, 3, cells, 4_000);
    }

    private static Bytes index() {
        long[] hashes = {ByteHash.of(KEY_A), ByteHash.of(KEY_B)};
        return new RunIndex(List.of(new RunIndex.BlockEntry(KEY_A, 900, false, 900, 4_096, 77, 1),
                new RunIndex.BlockEntry(KEY_B, 500, false, 500, 5_000, 1_234, 2)), KEY_B, 900, 12, 3,
                List.of(new RangeTombstone(new Span(KEY_A, KEY_B), 600)), BloomFilter.of(hashes, 2)).encode(RUN);
    }

    private static Bytes manifest() {
        TreeMap<ShardId, Applied> shards = new TreeMap<>();
        shards.put(new ShardId(1), new Applied(100, 3, Bytes.ofUtf8("members")));
        return new Manifest(9, 12, shards, List.of(new RunInfo(RUN, 2, 9_000, 300, 5, 1L << 33, List.of()), new RunInfo(
                new RunId(RunId.Queue.INSTALL_ONE, 11), 1, 50, 60, 5, 70, List.of(new Span(KEY_A, KEY_B))))).encode();
    }

    private static Bytes effects() {
        return EffectCodec.encode(List.of(new Effect.Commit(1L << 40, List.of(new Mutation.Put(KEY_A, VALUE),
                new Mutation.Delete(KEY_B), new Mutation.DeleteRange(new Span(KEY_A, KEY_B)))), new Effect.Part(
                        new TxnId(1, -2), 3, 4, 5, List.of(new Mutation.Put(KEY_B, Bytes.EMPTY))),
                new Effect.EndParts(new TxnId(1, -2), 3, true), new Effect.SetLocal(Bytes.ofUtf8("old"), null)));
    }

    private static Bytes chunk() {
        ByteWriter writer = ChunkCodec.begin(64, new ChunkCodec.Head(new ShardId(2), 44, 0, false));
        ChunkCodec.writeStart(writer, new ChunkCodec.Start(new Applied(44, 5, VALUE), new Span(KEY_A, KEY_B)));
        return ChunkCodec.end(writer, true);
    }

    @Property(tries = 20)
    void blocks(@ForAll long seed) {
        Fuzz.decoder(seed, ROUNDS, BLOCKS, bytes -> Fuzz.seal(bytes, 0), bytes -> {
            Block block = Block.decode(bytes, RUN, 3);
            for (int cell = 0; cell < block.count(); cell++) {
                block.key(cell).hashCode();
                block.value(cell);
            }
        }, ByteReader.Malformed.class);
    }

    @Property(tries = 20)
    void indexes(@ForAll long seed) {
        Fuzz.decoder(seed, ROUNDS, List.of(index()), bytes -> Fuzz.seal(bytes, 0), bytes -> RunIndex.decode(bytes, RUN,
                2), ByteReader.Malformed.class);
    }

    @Property(tries = 20)
    void manifests(@ForAll long seed) {
        Fuzz.decoder(seed, ROUNDS, List.of(manifest()), bytes -> Fuzz.seal(bytes, 1), Manifest::decode,
                ByteReader.Malformed.class);
    }

    @Property(tries = 20)
    void effects(@ForAll long seed) {
        Fuzz.decoder(seed, ROUNDS, List.of(effects()), EffectCodec::decode, ByteReader.Malformed.class);
    }

    @Property(tries = 20)
    void chunks(@ForAll long seed) {
        Fuzz.decoder(seed, ROUNDS, List.of(chunk()), bytes -> Fuzz.seal(bytes, 0), bytes -> {
            ByteReader reader = ChunkCodec.open(bytes);
            ChunkCodec.readStart(reader, ChunkCodec.readHead(reader).index());
        }, ByteReader.Malformed.class);
    }
}
