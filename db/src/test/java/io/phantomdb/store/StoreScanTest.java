package io.phantomdb.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.host.MemoryWorld;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes of data that make reading long: rows with very many versions, and very many rows that are gone. */
class StoreScanTest {
    private static final ShardId SHARD = new ShardId(1);
    private static final StoreSettings SETTINGS = new StoreSettings(64 << 20, 512, 64 << 20, 4, 1_000);

    private final MemoryWorld world = new MemoryWorld(3, 64 << 20);
    private Store store;
    private long version;

    @BeforeEach
    void open() {
        world.on(1, () -> Store.open(SETTINGS, 7, world.host(1), opened -> store = opened));
        world.settle(1);
    }

    private static Bytes key(int number) {
        return Bytes.ofUtf8("k" + (100_000 + number));
    }

    private void commit(List<Mutation> mutations) {
        world.on(1, () -> store.apply(SHARD, store.appliedIndex(SHARD) + 1, 1,
                List.of(new Effect.Commit(++version, mutations))));
    }

    private void flush() {
        world.on(1, store::flush);
        world.settle(1);
        assertNull(world.failure(1));
    }

    /** All rows, and how often the cursor paused. */
    private List<String> scan(Span whole, long versionMax, boolean descending, int[] pauses) {
        List<String> rows = new ArrayList<>();
        Span[] left = {whole};
        while (left[0] != null) {
            Reading.of(world, 1, store, () -> {
                Cursor cursor = store.cursor(left[0], versionMax, descending);
                Cursor.Step step = cursor.next();
                while (step == Cursor.Step.ROW) {
                    rows.add(StoreModel.row(cursor.key(), cursor.value(), cursor.version()));
                    step = cursor.next();
                }
                pauses[0] += step == Cursor.Step.PAUSE ? 1 : 0;
                Bytes resume = step == Cursor.Step.END ? null : cursor.resumeKey();
                left[0] = resume == null
                        ? null
                        : descending ? new Span(left[0].start(), resume) : new Span(resume, left[0].end());
                return step == Cursor.Step.MISSING ? null : true;
            });
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRowWithManyVersionsIsReadAtEachOfThem(boolean isFlushed) {
        int versions = 1_500;
        for (int number = 1; number <= versions; number++) {
            commit(List.of(new Mutation.Put(key(2), key(number))));
        }
        commit(List.of(new Mutation.Put(key(1), key(1)), new Mutation.Put(key(3), key(3))));
        if (isFlushed) {
            flush();
        }
        for (long at = 1; at <= versions; at += 7) {
            long versionMax = at;
            Version found = Reading.of(world, 1, store, () -> {
                Version there = store.get(key(2), versionMax);
                return there.isMissing() ? null : there;
            });
            assertEquals(new Version(key((int) at), at), found);
            List<String> row = List.of(StoreModel.row(key(2), key((int) at), at));
            assertEquals(row, scan(Span.ALL, at, false, new int[1]));
            assertEquals(row, scan(Span.ALL, at, true, new int[1]));
        }
        assertEquals(3, scan(Span.ALL, Long.MAX_VALUE, false, new int[1]).size());
        assertEquals(3, scan(Span.ALL, Long.MAX_VALUE, true, new int[1]).size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLongWayOverDeletedRowsPausesAndGoesOn(boolean isFlushed) {
        int rows = 30_000;
        for (int number = 0; number < rows; number += 1_000) {
            List<Mutation> puts = new ArrayList<>();
            List<Mutation> deletes = new ArrayList<>();
            for (int at = number; at < number + 1_000; at++) {
                puts.add(new Mutation.Put(key(at), Bytes.EMPTY));
                deletes.add(new Mutation.Delete(key(at)));
            }
            commit(puts);
            commit(deletes);
        }
        commit(List.of(new Mutation.Put(key(rows / 2), key(1))));
        if (isFlushed) {
            flush();
        }
        for (boolean descending : new boolean[]{false, true}) {
            scan(Span.ALL, Long.MAX_VALUE, descending, new int[1]);
            int[] pauses = new int[1];
            assertEquals(List.of(StoreModel.row(key(rows / 2), key(1), version)),
                    scan(Span.ALL, Long.MAX_VALUE, descending, pauses));
            assertTrue(pauses[0] >= 2, pauses[0] + " pauses");
        }
    }

    @Test
    void aTableEmptiedByARangeDeletionIsPassedWithPauses() {
        List<Mutation> puts = new ArrayList<>();
        for (int number = 0; number < 20_000; number++) {
            puts.add(new Mutation.Put(key(number), Bytes.EMPTY));
        }
        commit(puts);
        flush();
        commit(List.of(new Mutation.DeleteRange(Span.ofPrefix(Bytes.ofUtf8("k")))));
        assertEquals(List.of(), scan(Span.ALL, Long.MAX_VALUE, false, new int[1]));
        int[] pauses = new int[1];
        assertEquals(List.of(), scan(Span.ALL, Long.MAX_VALUE, false, pauses));
        assertTrue(pauses[0] >= 1);
        assertEquals(20_000, scan(Span.ALL, version - 1, true, new int[1]).size());
    }

    @Test
    void runsBecomeFewAgain() {
        for (int run = 0; run < 60; run++) {
            commit(List.of(new Mutation.Put(key(run), key(run)), new Mutation.Put(key(run + 1), key(run))));
            flush();
        }
        int files = 0;
        for (RunId.Queue queue : RunId.Queue.values()) {
            files += world.disk(1).runs(queue.queueName()).size();
        }
        assertTrue(files <= 6, files + " files");
        assertEquals(61, scan(Span.ALL, Long.MAX_VALUE, false, new int[1]).size());
    }
}
