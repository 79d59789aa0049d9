package io.phantomdb.host;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import java.io.IOException;
import java.util.List;

/**
 * A node's data directory: one journal, queues of runs, small atomic cells. It knows nothing of what is in them: there
 * are no checksums here, what comes back may be anything, and who writes must be able to tell. A failed write or sync is
 * told once and never retried; the node must stop. What was not synced may be lost or torn by a crash.
 *
 * <p>Methods with a {@link Completion} are called on the store loop. The others are blocking: they belong to the start of
 * a node and to labour on worker loops.
 */
public interface Disk {
    /** The largest record of a journal and the largest block of a run; neither is ever empty. */
    int RECORD_BYTES_MAX = 32 << 20;

    Journal journal();

    /** Queues and cells are named with ASCII letters, digits and hyphens. */
    static void checkName(String name) {
        boolean isName = !name.isEmpty() && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9' || c == '-');
        Check.that(isName, "not a name: %s", name);
    }

    /** The run queue of that name; always the same one for the same name. */
    Runs runs(String queue);

    Cells cells();

    Scratch scratch();

    /** Bytes left on the device. */
    long freeBytes();

    /** Gives the directory back. */
    void close();

    /**
     * Segments of records, appended in order. Segments are numbered, rolled explicitly, and never appended to after a
     * reopening: the first append of a process goes to a new segment.
     */
    interface Journal {
        /** Numbers of the segments there are, ascending. */
        List<Integer> segments();

        /**
         * Hands over the records of one segment in order. Where they cannot be told apart, or the reader says that one is
         * none, whatever may be a record further on is handed over, so that damage hides nothing but itself: what comes
         * then may be anything, and only the caller's checksums can tell. What a killed process had written without a sync
         * is synced when the journal is opened: what can be read stays. Throws an IOException if some of the segment
         * cannot be read. Blocking.
         */
        void read(int segment, RecordReader reader) throws IOException;

        /**
         * From here on appends go to this new segment, whose number is higher than all before. What was appended to the
         * one before is synced before anything in the new one is acknowledged. A segment without a record is not there
         * after a reopening. Who appends without rolling first gets the next number.
         */
        void roll(int segment);

        /** Appends all, syncs once, then completes. Batches complete in order. */
        void append(List<Bytes> records, Completion<Void> synced);

        /** Deletes a segment that is not the current one. */
        void drop(int segment);
    }

    /** What a reader of records wants next. */
    enum Wanted {
        /** This was a record: what follows it. */
        NEXT,
        /** This was none: whatever may be one, from behind its beginning on. */
        ANY,
        /** No more. */
        NOTHING
    }

    /** Takes one record. */
    interface RecordReader {
        Wanted record(Bytes record);
    }

    /** Sorted runs: written once, front to back, then read at any place. Run numbers only rise. */
    interface Runs {
        /** Numbers of the runs there are, finished or not, ascending. */
        List<Integer> list() throws IOException;

        /** Starts the run with this number, higher than all before. One at a time per queue. Blocking. */
        RunWriter create(int run) throws IOException;

        /** Blocking; for labour. Throws an IOException for what cannot be read. */
        Bytes readNow(int run, long offset, int length) throws IOException;

        /** Reads without holding up the loop. */
        void read(int run, long offset, int length, Completion<Bytes> done);

        /** Deletes the run. Blocking, durable some time later. */
        void drop(int run) throws IOException;
    }

    /** Writes one run; used by one thread at a time. */
    interface RunWriter {
        /** Returns the offset to read the block at. */
        long append(Bytes block) throws IOException;

        /** Returns when all of it, and its existence, are durable. */
        void finish() throws IOException;

        /** Deletes what was written. */
        void abandon() throws IOException;
    }

    /** Small named values, replaced atomically: after a crash either the old or the new one is there. */
    interface Cells {
        /** Null if there is none. Blocking. */
        Bytes read(String name) throws IOException;

        /** Blocking and durable when it returns. */
        void writeNow(String name, Bytes value) throws IOException;

        /** Durable when it completes. Writes complete in order. */
        void write(String name, Bytes value, Completion<Void> done);
    }

    /** Files for what does not fit into memory: nobody else sees them, nothing in them is durable, and none outlives its process. */
    interface Scratch {
        /** An empty file. Blocking; for labour. */
        ScratchFile create() throws IOException;
    }

    /** A file that only grows; used by one thread at a time. All methods block: they are for labour. */
    interface ScratchFile {
        /** Returns the offset to read the block at. {@link NoSpace} if there is no room for it. */
        long append(Bytes block) throws IOException;

        Bytes read(long offset, int length) throws IOException;

        /** Deletes it; harmless when done twice. */
        void close() throws IOException;
    }

    /** The device is full. */
    final class NoSpace extends IOException {
        private static final long serialVersionUID = 1L;

        public NoSpace() {
            super("no space left on device");
        }
    }
}
