package io.phantomdb.simulator.raft;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Crc32c;
import io.phantomdb.base.FatalError;
import io.phantomdb.host.Disk;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import io.phantomdb.raft.Configuration;
import io.phantomdb.raft.RaftEffect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The log of a single group over a journal of the host, with nothing but what a run of Raft alone needs: records with a
 * checksum, read again in order at the start. It never drops a segment.
 */
final class ReplicaLog {
    /** What the journal says, where the log after it is shortened to what follows without a gap. */
    static final class Recovered {
        private HardState hardState = HardState.NONE;
        private final TreeMap<Long, Entry> entries = new TreeMap<>();
        private long markIndex;
        private long markTerm;
        private Configuration configuration;

        HardState hardState() {
            return hardState;
        }

        long markIndex() {
            return markIndex;
        }

        long markTerm() {
            return markTerm;
        }

        /** As of the mark. */
        Configuration configuration() {
            return configuration;
        }

        /** True if the mark or an entry says that this is what stands there. */
        boolean has(long index, long term) {
            Entry entry = entries.get(index);
            return index == markIndex || entry != null && entry.term() == term;
        }

        /** A state that the log does not lead to replaces it. */
        void reset(long index, long term) {
            entries.clear();
            markIndex = index;
            markTerm = term;
        }

        List<Entry> entries() {
            return new ArrayList<>(entries.tailMap(markIndex, false).values());
        }
    }

    private static final int ENTRY = 1;
    private static final int HARD_STATE = 2;
    private static final int TRUNCATE = 3;
    private static final int MARK = 4;
    private static final int OPENED = 5;

    private final Disk.Journal journal;

    ReplicaLog(Disk.Journal journal) {
        this.journal = journal;
    }

    /** Blocking; before anything is appended. */
    Recovered recover(Configuration initial) throws IOException {
        Recovered recovered = new Recovered();
        recovered.configuration = initial;
        for (int segment : journal.segments()) {
            journal.read(segment, record -> take(record, recovered));
        }
        return recovered;
    }

    private static boolean take(Bytes record, Recovered recovered) {
        if (record.length() < 5) {
            return false;
        }
        ByteReader reader = new ByteReader(record);
        int sum = reader.u32();
        if (sum != Crc32c.of(record.slice(4, record.length()))) {
            return false;
        }
        switch (reader.u8()) {
            case ENTRY -> {
                Entry entry = new Entry(reader.varint(), reader.varint(), Entry.Kind.values()[reader.u8()], reader
                        .rest());
                recovered.entries.put(entry.index(), entry);
            }
            case HARD_STATE -> recovered.hardState = new HardState(reader.varint(), (int) reader.varint());
            case TRUNCATE -> recovered.entries.tailMap(reader.varint(), true).clear();
            case MARK -> {
                recovered.markIndex = reader.varint();
                recovered.markTerm = reader.varint();
                boolean isReset = reader.u8() == 1;
                recovered.configuration = Configuration.decode(reader.rest());
                if (isReset) {
                    recovered.entries.clear();
                }
            }
            case OPENED -> {
                // Says only that everything before it was synced with it.
            }
            default -> throw new FatalError("the journal holds a record of an unknown kind");
        }
        return true;
    }

    /**
     * Once this is durable, so is everything that was read: a killed process may leave records that are readable and not
     * yet on the disk.
     */
    void opened(Runnable durable) {
        append(List.of(sealed(new ByteWriter().u32(0).u8(OPENED))), durable);
    }

    void persist(RaftEffect.Persist persist, Runnable durable) {
        List<Bytes> records = new ArrayList<>();
        if (persist.truncateFrom() != 0) {
            records.add(sealed(new ByteWriter().u32(0).u8(TRUNCATE).varint(persist.truncateFrom())));
        }
        for (Entry entry : persist.entries()) {
            records.add(sealed(new ByteWriter().u32(0).u8(ENTRY).varint(entry.index()).varint(entry.term()).u8(entry
                    .kind().ordinal()).raw(entry.payload())));
        }
        HardState state = persist.hardState();
        if (state != null) {
            records.add(sealed(new ByteWriter().u32(0).u8(HARD_STATE).varint(state.term()).varint(state.vote())));
        }
        append(records, durable);
    }

    /** A state up to this index is durable elsewhere; a reset also forgets the entries after it. */
    void mark(long index, long term, Configuration configuration, boolean isReset, Runnable durable) {
        append(List.of(sealed(new ByteWriter().u32(0).u8(MARK).varint(index).varint(term).u8(isReset ? 1 : 0).raw(
                configuration.encode()))), durable);
    }

    private void append(List<Bytes> records, Runnable durable) {
        journal.append(records, (none, error) -> {
            if (error != null) {
                throw new FatalError("the journal cannot be written", error);
            }
            durable.run();
        });
    }

    private static Bytes sealed(ByteWriter writer) {
        Bytes record = writer.take();
        int sum = Crc32c.of(record.slice(4, record.length()));
        return new ByteWriter(record.length()).u32(sum).raw(record.slice(4, record.length())).take();
    }
}
