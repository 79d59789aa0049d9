package io.phantomdb.store;

import io.phantomdb.base.ByteHash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Golden;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every format of the store: what is written today, byte for byte, and that it can be read. */
class StoreFormatTest {
    private static final RunId RUN = new RunId(RunId.Queue.FLUSH, 7);
    private static final Bytes KEY_A = Bytes.ofHex("0100000001");
    private static final Bytes KEY_B = Bytes.ofHex("0100000002ff");
    private static final Bytes VALUE = Bytes.ofUtf8("value");

    private static Bytes block() {
        return Block.encode(RUN, 3, List.of(new Block.Cell(KEY_A, 900, VALUE), new Block.Cell(KEY_A, 20, null),
                new Block.Cell(KEY_B, 500, Bytes.EMPTY)), 100);
    }

    private static Bytes withBit(Bytes bytes, int at) {
        byte[] damaged = bytes.toArray();
        damaged[at] ^= 1;
        return Bytes.wrap(damaged);
    }

    @Test
    void effects() throws IOException {
        List<Effect> effects = List.of(
                new Effect.Commit(1L << 40, List.of(new Mutation.Put(KEY_A, VALUE), new Mutation.Delete(KEY_B),
                        new Mutation.DeleteRange(new Span(KEY_A, Bytes.EMPTY)))),
                new Effect.Part(new TxnId(1, -2), 3, 4, 5, List.of(new Mutation.Put(KEY_B, Bytes.EMPTY))),
                new Effect.EndParts(new TxnId(1, -2), 3, true), new Effect.EndParts(new TxnId(1, -2), 4, false),
                new Effect.SetLocal(Bytes.ofUtf8("ceiling"), VALUE), new Effect.SetLocal(Bytes.ofUtf8("old"), null));
        assertEquals(effects, EffectCodec.decode(Golden.check("effects-1", EffectCodec.encode(effects))));
    }

    @Test
    void blocks() throws IOException {
        Block block = Block.decode(Golden.check("block-1", block()), RUN, 3);
        assertEquals(3, block.count());
        assertEquals(KEY_A, block.key(1));
        assertTrue(block.isSameAsBefore(1));
        assertFalse(block.isSameAsBefore(2));
        assertEquals(20, block.version(1));
        assertNull(block.value(1));
        assertEquals(Bytes.EMPTY, block.value(2));
        assertEquals(VALUE, block.value(0));
        assertEquals(1, block.find(KEY_A, 899));
        assertEquals(2, block.find(KEY_A, 19));
        assertEquals(3, block.find(KEY_B, 499));
    }

    @Test
    void aBlockKnowsWhichOneItIs() {
        Bytes block = block();
        assertThrows(ByteReader.Malformed.class, () -> Block.decode(block, RUN, 4));
        assertThrows(ByteReader.Malformed.class, () -> Block.decode(block, new RunId(RunId.Queue.FLUSH, 8), 3));
        assertThrows(ByteReader.Malformed.class, () -> Block.decode(block, new RunId(RunId.Queue.MERGE, 7), 3));
    }

    @Test
    void noFlippedBitOfABlockGoesUnnoticed() {
        Bytes block = block();
        for (int at = 0; at < block.length(); at++) {
            Bytes damaged = withBit(block, at);
            assertThrows(ByteReader.Malformed.class, () -> Block.decode(damaged, RUN, 3), "byte " + at);
        }
    }

    @Test
    void indexes() throws IOException {
        long[] hashes = {ByteHash.of(KEY_A), ByteHash.of(KEY_B)};
        RunIndex index = new RunIndex(List.of(new RunIndex.BlockEntry(KEY_A, 900, false, 900, 4_096, 77, 0x89ABCDEF),
                new RunIndex.BlockEntry(KEY_B, 500, false, 500, 5_000, 1_234, 3)), KEY_B, 900, 12, 3,
                List.of(new RangeTombstone(new Span(KEY_A, Bytes.EMPTY), 600)), BloomFilter.of(hashes, 2));
        RunIndex read = RunIndex.decode(Golden.check("run-index-2", index.encode(RUN)), RUN, 2);
        assertEquals(index.block(1), read.block(1));
        assertEquals(index.tombstones(), read.tombstones());
        assertTrue(read.mayContain(KEY_A, ByteHash.of(KEY_A)));
        assertEquals(12, read.newest(true));
        assertEquals(900, read.newest(false));
        assertEquals(3, read.cells());
        assertEquals(-1, read.find(KEY_A, 901));
        assertEquals(0, read.find(KEY_B, 501));
        assertEquals(1, read.find(KEY_B, 500));
        assertEquals(1, read.seek(KEY_B, 501));
        assertEquals(0, read.seek(KEY_A, 901));
        RunIndex before = RunIndex.decode(Golden.read("run-index-1"), RUN, 2);
        assertEquals(new RunIndex.BlockEntry(KEY_B, 500, false, 500, 5_000, 1_234, 0), before.block(1));
    }

    @Test
    void manifests() throws IOException {
        TreeMap<ShardId, Applied> shards = new TreeMap<>();
        shards.put(new ShardId(1), new Applied(100, 3, Bytes.ofUtf8("members")));
        shards.put(new ShardId(2), new Applied(7, 1, Bytes.EMPTY));
        RunInfo one = new RunInfo(RUN, 2, 9_000, 300, 0x89ABCDEF, 1L << 33, List.of());
        RunInfo other = new RunInfo(new RunId(RunId.Queue.INSTALL_ONE, 11), 1, 50, 60, 5, 70,
                List.of(new Span(KEY_A, KEY_B)));
        Manifest manifest = new Manifest(1L << 60, 12, shards, List.of(one, other));
        assertEquals(manifest, Manifest.decode(Golden.check("manifest-2", manifest.encode())));
        assertThrows(ByteReader.Malformed.class, () -> Manifest.decode(withBit(manifest.encode(), 20)));
        Manifest before = Manifest.decode(Golden.read("manifest-1"));
        assertEquals(shards, before.shards());
        assertEquals(0, before.owner());
        assertEquals(new RunInfo(RUN, 2, 9_000, 300, 0, 1L << 33, List.of()), before.runs().getFirst());
    }

    @Test
    void chunks() throws IOException {
        ChunkCodec.Head head = new ChunkCodec.Head(new ShardId(2), 44, 0, false);
        ChunkCodec.Start start = new ChunkCodec.Start(new Applied(44, 5, Bytes.ofUtf8("members")),
                new Span(KEY_A, Bytes.EMPTY));
        ByteWriter writer = ChunkCodec.begin(64, head);
        ChunkCodec.writeStart(writer, start);
        ByteReader reader = ChunkCodec.open(Golden.check("snapshot-chunk-1", ChunkCodec.end(writer, true)));
        assertEquals(new ChunkCodec.Head(new ShardId(2), 44, 0, true), ChunkCodec.readHead(reader));
        assertEquals(start, ChunkCodec.readStart(reader, 44));
        reader.end();
    }

    @Test
    void theHashOfKeysNeverChanges() throws IOException {
        ByteWriter hashes = new ByteWriter();
        for (int length = 0; length < 20; length++) {
            hashes.u64(ByteHash.of(Bytes.ofHex("00ff80017f".repeat(8)).slice(1, 1 + length)));
        }
        Golden.check("key-hash-1", hashes.take());
    }
}
