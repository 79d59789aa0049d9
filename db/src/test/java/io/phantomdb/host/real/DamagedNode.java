package io.phantomdb.host.real;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.FatalError;
import io.phantomdb.base.ShardId;
import io.phantomdb.host.Host;
import io.phantomdb.host.HostException;
import io.phantomdb.log.Journal;
import io.phantomdb.log.JournalSettings;
import io.phantomdb.log.RecoveredGroup;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import io.phantomdb.store.Applied;
import io.phantomdb.store.Effect;
import io.phantomdb.store.Mutation;
import io.phantomdb.store.Store;
import io.phantomdb.store.StoreSettings;
import io.phantomdb.store.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Journal and store over a real directory, as a node has them, with one shard that puts the key of its index with each
 * entry. After an opening it tells whether all is there that ever was.
 */
final class DamagedNode implements AutoCloseable {
    static final ShardId SHARD = new ShardId(3);
    private static final JournalSettings JOURNAL = new JournalSettings(3_000, 100);
    private static final StoreSettings STORE = new StoreSettings(1 << 20, 256, 1 << 20, 100, 1_000);
    private static final long TERM = 4;
    private static final long SECONDS_MAX = 20;

    /** The node refused: one sentence. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(RuntimeException sentence) {
            super(sentence.getMessage(), sentence);
        }
    }

    private final RealHost real;
    private final AtomicReference<Throwable> fatal;
    private final String values;
    private Store store;
    private Journal journal;
    private RecoveredGroup group;

    private DamagedNode(RealHost real, AtomicReference<Throwable> fatal, String values) {
        this.real = real;
        this.fatal = fatal;
        this.values = values;
    }

    /** Opens as a node does; a {@link Refusal} if it says no, an {@link AssertionError} for everything else. */
    static DamagedNode open(Path directory, long owner, String values) {
        AtomicReference<Throwable> fatal = new AtomicReference<>();
        DamagedNode node;
        try {
            node = new DamagedNode(RealHost.open(directory, new HostConfig("n1", 1, 1, 1, 1 << 20, fatal::set)), fatal,
                    values);
        } catch (HostException refused) {
            throw new Refusal(refused);
        }
        try {
            node.open(owner);
            return node;
        } catch (RuntimeException | Error failed) {
            node.close();
            throw failed;
        }
    }

    private void open(long owner) {
        Host host = real.host();
        await("opens", done -> Store.open(STORE, owner, host, opened -> {
            store = opened;
            Journal.open(JOURNAL, owner, host, found -> {
                journal = found.journal();
                recovered(found.groups());
                done.countDown();
            });
        }));
    }

    /** What the shard's recovery does: refuses what does not fit together, and applies what the store has not. */
    private void recovered(SortedMap<ShardId, RecoveredGroup> groups) {
        group = groups.getOrDefault(SHARD, new RecoveredGroup(HardState.NONE, io.phantomdb.log.Compacted.NOTHING,
                List.of()));
        Applied applied = store.applied(SHARD);
        if (applied.index() < group.compacted().index() || applied.term() > group.hardState().term()) {
            throw new FatalError("journal and store do not belong together");
        }
        for (Entry entry : group.entries()) {
            if (entry.index() > applied.index()) {
                apply(entry);
            }
        }
    }

    private void apply(Entry entry) {
        store.apply(SHARD, entry.index(), entry.term(), List.of(new Effect.Commit(entry.index(), List.of(
                new Mutation.Put(key(entry.index()), entry.payload())))));
    }

    private interface Turn {
        void run(CountDownLatch done);
    }

    private void await(String what, Turn turn) {
        CountDownLatch done = new CountDownLatch(1);
        real.host().loops().store().post(() -> turn.run(done));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
        try {
            while (!done.await(1, TimeUnit.MILLISECONDS)) {
                refuseIfOver();
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("waited in vain until it " + what);
                }
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private void refuseIfOver() {
        Throwable reason = fatal.get();
        if (reason instanceof FatalError || reason instanceof HostException) {
            throw new Refusal((RuntimeException) reason);
        }
        if (reason != null) {
            throw new AssertionError("ended by something that is no sentence", reason);
        }
    }

    static Bytes key(long index) {
        return Bytes.ofUtf8("key " + (1_000 + index));
    }

    private Bytes value(long index) {
        return Bytes.ofUtf8(values + index + "x".repeat((int) index % 40));
    }

    /** Appends, syncs and applies the entry, with a hard state each tenth time. */
    void write(long index) {
        Entry entry = new Entry(index, TERM, Entry.Kind.EFFECTS, value(index));
        HardState state = index % 10 == 1 ? new HardState(TERM, 1 + (int) (index / 10)) : null;
        await("writes", done -> journal.append(SHARD, state, 0, List.of(entry), () -> {
            apply(entry);
            done.countDown();
        }));
    }

    /** Writes what is in memory into a run. */
    void flush() {
        await("flushes", done -> {
            long index = store.appliedIndex(SHARD);
            store.onDurable(() -> {
                if (store.durable(SHARD).index() >= index) {
                    done.countDown();
                }
            });
            store.flush();
        });
    }

    /** The log forgets its beginning. */
    void compact(long index) {
        await("compacts", done -> {
            journal.compacted(SHARD, index, TERM, Bytes.EMPTY);
            journal.append(SHARD, null, 0, List.of(), done::countDown);
        });
    }

    /** Demands that the entries 1 to last are there, in log and store, and nothing else. */
    void demandAll(long last) {
        demand(group.hardState().equals(new HardState(TERM, 1 + (int) ((last - 1) / 10))), "the hard state is "
                + group.hardState());
        demand(group.compacted().index() + group.entries().size() == last, "the log ends at "
                + (group.compacted().index() + group.entries().size()));
        for (Entry entry : group.entries()) {
            demand(entry.payload().equals(value(entry.index())), "entry " + entry.index() + " is " + entry.payload());
        }
        for (long index = 1; index <= last + 1; index++) {
            Bytes found = read(index);
            demand(index > last ? found == null : value(index).equals(found), "key " + index + " has " + found);
        }
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("a wrong answer: " + otherwise);
        }
    }

    private Bytes read(long index) {
        List<Version> answer = new ArrayList<>();
        await("reads", done -> read(index, answer, done));
        return answer.getFirst().value();
    }

    private void read(long index, List<Version> answer, CountDownLatch done) {
        Version version = store.get(key(index), Long.MAX_VALUE);
        if (version.isMissing()) {
            store.fetchMissing(() -> read(index, answer, done));
        } else {
            answer.add(version);
            done.countDown();
        }
    }

    @Override
    public void close() {
        real.close();
    }
}
