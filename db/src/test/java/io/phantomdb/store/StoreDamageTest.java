package io.phantomdb.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.FatalError;
import io.phantomdb.base.ShardId;
import io.phantomdb.host.MemoryWorld;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Damage on the disk under a store is found, and stops the node with a sentence. */
class StoreDamageTest {
    private static final ShardId SHARD = new ShardId(1);
    private static final StoreSettings SETTINGS = new StoreSettings(1 << 20, 256, 1 << 20, 4, 1_000);

    private final MemoryWorld world = new MemoryWorld(5, 0);
    private Store store;

    private void open() {
        store = null;
        world.on(1, () -> Store.open(SETTINGS, 7, world.host(1), opened -> store = opened));
        world.settle(1);
    }

    private static Bytes key(int number) {
        return Bytes.ofUtf8("k" + (100_000 + number));
    }

    private void flushKeys(int count) {
        open();
        world.on(1, () -> {
            for (int number = 1; number <= count; number++) {
                store.apply(SHARD, store.appliedIndex(SHARD) + 1, 1,
                        List.of(new Effect.Commit(number, List.of(new Mutation.Put(key(number), key(number))))));
            }
            store.flush();
        });
        world.settle(1);
        assertNull(world.failure(1));
    }

    private Throwable readAll() {
        for (int number = 1; number <= 200 && world.failure(1) == null; number++) {
            Bytes wanted = key(number);
            world.on(1, () -> read(wanted));
            world.settle(1);
        }
        return world.failure(1);
    }

    private void read(Bytes wanted) {
        Version version = store.get(wanted, 1_000);
        if (version.isMissing()) {
            store.fetchMissing(() -> read(wanted));
        } else {
            assertEquals(wanted, version.value());
        }
    }

    @Test
    void aDamagedBlockStopsTheNodeWithASentence() {
        flushKeys(200);
        world.disk(1).rotRun("flush", 1, 700);
        String sentence = assertInstanceOf(FatalError.class, readAll()).getMessage();
        assertTrue(sentence.startsWith("block "), sentence);
        assertTrue(sentence.contains("of run 1 (flush) is damaged"), sentence);
    }

    @Test
    void anUndamagedRunIsReadWhole() {
        flushKeys(200);
        assertNull(readAll());
    }

    @Test
    void aDamagedIndexOrManifestStopsTheOpening() {
        flushKeys(200);
        Bytes manifest = world.disk(1).cell(ManifestCell.NAME);
        long indexOffset = Manifest.decode(manifest).runs().getFirst().indexOffset();
        world.disk(1).rotRun("flush", 1, (int) indexOffset + 40);
        world.crash(1);
        open();
        assertInstanceOf(FatalError.class, world.failure(1));
        world.crash(1);
        world.disk(1).setCell(ManifestCell.NAME, manifest.slice(0, manifest.length() - 1));
        open();
        assertInstanceOf(FatalError.class, world.failure(1));
    }

    @Test
    void aFailedFlushStopsTheNode() {
        open();
        world.disk(1).failWrites();
        world.on(1, () -> {
            store.apply(SHARD, 1, 1, List.of(new Effect.Commit(1, List.of(new Mutation.Put(key(1), key(1))))));
            store.flush();
        });
        world.settle(1);
        assertInstanceOf(FatalError.class, world.failure(1));
        assertEquals(0, store.durable(SHARD).index());
    }

    @Test
    void aStoreIsFullWhileTheFlushDoesNotKeepUp() {
        open();
        Bytes large = Bytes.wrap(new byte[600_000]);
        world.on(1, () -> {
            for (int index = 1; index <= 2; index++) {
                store.apply(SHARD, index, 1,
                        List.of(new Effect.Commit(index, List.of(new Mutation.Put(key(1), large)))));
            }
            assertTrue(!store.isFull());
            for (int index = 3; index <= 4; index++) {
                store.apply(SHARD, index, 1,
                        List.of(new Effect.Commit(index, List.of(new Mutation.Put(key(1), large)))));
            }
            assertTrue(store.isFull());
        });
        world.settle(1);
        assertNull(world.failure(1));
        assertTrue(!store.isFull());
        assertEquals(4, store.durable(SHARD).index());
    }
}
