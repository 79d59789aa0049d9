package io.phantomdb.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.host.MemoryWorld;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking snapshots over: what is refused, what waits, what is left. */
class InstallTest {
    private static final StoreSettings SETTINGS = new StoreSettings(1 << 20, 512, 1 << 20, 4, 300);
    private static final Span SPAN = new Span(Bytes.ofHex("01"), Bytes.EMPTY);

    private final MemoryWorld world = new MemoryWorld(3, 1 << 20);
    private final Store[] stores = new Store[3];

    @BeforeEach
    void open() {
        for (int node = 1; node <= 2; node++) {
            int number = node;
            world.on(node, () -> Store.open(SETTINGS, 7, world.host(number), store -> stores[number] = store));
            world.settle(node);
        }
        world.on(1, () -> {
            for (int index = 1; index <= 60; index++) {
                Bytes key = Bytes.ofUtf8("key" + index);
                stores[1].apply(new ShardId(1), index, 1,
                        List.of(new Effect.Commit(index, List.of(new Mutation.Put(key, key)))));
            }
            stores[1].flush();
        });
        world.settle(1);
    }

    private List<Bytes> chunks() {
        List<Bytes> chunks = new ArrayList<>();
        Snapshot[] snapshot = new Snapshot[1];
        world.on(1, () -> snapshot[0] = stores[1].snapshot(new ShardId(1), SPAN));
        int before;
        do {
            before = chunks.size();
            world.on(1, () -> snapshot[0].next(chunk -> {
                if (chunk != null) {
                    chunks.add(chunk);
                }
            }));
            world.settle(1);
        } while (chunks.size() > before);
        world.on(1, snapshot[0]::close);
        return chunks;
    }

    private Install begin(int shard) {
        Install[] install = new Install[1];
        world.on(2, () -> install[0] = stores[2].install(new ShardId(shard), SPAN));
        return install[0];
    }

    private List<Boolean> take(Install install, Bytes chunk) {
        List<Boolean> taken = new ArrayList<>();
        world.on(2, () -> install.chunk(chunk, taken::add));
        world.settle(2);
        assertNull(world.failure(2));
        return taken;
    }

    private int installFiles() {
        int files = 0;
        for (RunId.Queue queue : RunId.Queue.values()) {
            files += world.disk(2).runs(queue.queueName()).size();
        }
        return files;
    }

    @Test
    void damagedForeignAndMisplacedChunksAreRefused() {
        List<Bytes> chunks = chunks();
        byte[] damaged = chunks.get(0).toArray();
        damaged[damaged.length / 2] ^= 1;
        assertEquals(List.of(false), take(begin(1), Bytes.wrap(damaged)));
        assertEquals(List.of(false), take(begin(1), chunks.get(1)));
        assertEquals(List.of(false), take(begin(2), chunks.get(0)));
    }

    @Test
    void anAbandonedInstallLeavesNothing() {
        Install install = begin(1);
        assertEquals(List.of(true), take(install, chunks().get(0)));
        assertEquals(1, installFiles());
        world.on(2, install::abandon);
        world.settle(2);
        assertEquals(0, installFiles());
        assertEquals(0, stores[2].appliedIndex(new ShardId(1)));
    }

    @Test
    void moreInstallsThanQueuesWaitInLine() {
        Bytes first = chunks().get(0);
        List<Install> open = new ArrayList<>();
        for (int count = 0; count < 4; count++) {
            Install install = begin(1);
            assertEquals(List.of(true), take(install, first));
            open.add(install);
        }
        Install fifth = begin(1);
        List<Boolean> taken = take(fifth, first);
        assertEquals(List.of(), taken);
        Install sixth = begin(1);
        assertEquals(List.of(), take(sixth, first));
        world.on(2, sixth::abandon);
        world.on(2, open.get(2)::abandon);
        world.settle(2);
        assertEquals(List.of(true), taken);
    }

    @Test
    void aWholeSnapshotReplacesTheState() {
        Install install = begin(1);
        for (Bytes chunk : chunks()) {
            assertEquals(List.of(true), take(install, chunk));
        }
        List<Applied> done = new ArrayList<>();
        world.on(2, () -> install.finish(done::add));
        world.settle(2);
        assertEquals(List.of(new Applied(60, 1, Bytes.EMPTY)), done);
        assertEquals(60, stores[2].durable(new ShardId(1)).index());
        assertEquals(1, installFiles());
    }

    @Test
    void flushesMeanwhileDoNotTakeTheIndexBack() {
        for (int pause = 0; pause < 30; pause++) {
            InstallTest fresh = new InstallTest();
            fresh.open();
            fresh.installWhileFlushing(pause);
        }
    }

    /** Another shard has everything flushed after so many steps of the end of an install. */
    private void installWhileFlushing(int pause) {
        ShardId shard = new ShardId(1);
        world.on(2, () -> stores[2].apply(shard, 1, 1, List.of()));
        Install install = begin(1);
        for (Bytes chunk : chunks()) {
            take(install, chunk);
        }
        List<Applied> done = new ArrayList<>();
        world.on(2, () -> install.finish(done::add));
        for (int step = 0; done.isEmpty(); step++) {
            world.steps(2, 1);
            if (step == pause) {
                world.on(2, () -> applyElsewhere(stores[2]));
            }
        }
        world.settle(2);
        assertEquals(60, stores[2].durable(shard).index());
    }

    private static void applyElsewhere(Store store) {
        ShardId other = new ShardId(7);
        store.apply(other, store.appliedIndex(other) + 1, 1, List.of());
        store.flush();
    }
}
