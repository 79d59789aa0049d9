package io.phantomdb.session;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.Engine;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a portal: where its reader stands among them, and those that are kept so that it may go back. Rows are
 * numbered from 1; the reader stands before the first (0), on a row, or behind the last.
 */
final class ReadRows {
    /** What is kept of a cursor that did not ask for it: as much of it as is small can be read backward. */
    private static final long UNASKED_BYTES_MAX = 1 << 20;
    private static final int ROW_BYTES = 64;
    private static final int DATUM_BYTES = 32;

    /** How much is kept of what has been read. */
    enum Keep {
        /** What has just been read, to go on from there; reading backward is refused. */
        NOTHING,
        /** All of it as long as it is little. */
        WHILE_SMALL,
        /** All of it. */
        ALL
    }

    private final Engine.Rows source;
    private final MemoryAccount memory;
    private final boolean forwardOnly;
    private Keep keep;
    /** The rows after those that were given up. */
    private List<Object[]> kept = List.of();
    private long givenUp;
    private long position;
    private Object[] standing;
    private boolean complete;
    private long chargedBytes;

    ReadRows(Engine.Rows source, Keep keep, MemoryAccount memory) {
        this.source = source;
        this.keep = keep;
        this.memory = memory;
        this.forwardOnly = keep == Keep.NOTHING;
    }

    /** Steps forward; null behind the last row. */
    Object[] next() {
        Object[] row = at(position + 1);
        standing = row;
        if (row != null || position <= lastRead()) {
            position++;
        }
        return row;
    }

    /** Steps backward; null before the first row. 55000 if the rows cannot be read backward. */
    Object[] previous() {
        return position == 0 ? null : goTo(position - 1);
    }

    /** The row one stands on, read again; null if one stands on none. */
    Object[] current() {
        return goTo(position);
    }

    /** Goes to a row, or before the first one, or behind the last one; null if there is no such row. */
    Object[] goTo(long number) {
        boolean readsAgain = number < position || number == position && isOnRow();
        if (readsAgain && forwardOnly) {
            throw forwardOnly();
        }
        Object[] row = number <= 0 ? null : at(number);
        standing = row;
        position = row != null ? number : number <= 0 ? 0 : lastRead() + 1;
        return row;
    }

    /** The row one stands on, as it was read, whether or not it is kept; null if one stands on none. */
    Object[] standing() {
        return standing;
    }

    private boolean isOnRow() {
        return position > 0 && position <= lastRead();
    }

    /** Where one stands: 0 is before the first row. */
    long position() {
        return position;
    }

    /** Reads to the end; the number of the last row. */
    long last() {
        while (!complete) {
            readMore();
        }
        return lastRead();
    }

    private long lastRead() {
        return givenUp + kept.size();
    }

    private Object[] at(long number) {
        while (number > lastRead() && !complete) {
            readMore();
        }
        if (number <= givenUp) {
            throw forwardOnly();
        }
        return number > lastRead() ? null : kept.get((int) (number - givenUp - 1));
    }

    private static StatementError forwardOnly() {
        return new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "cursor can only scan forward")
                .withHint("Declare it with SCROLL option to enable backward scan.");
    }

    private void readMore() {
        List<Object[]> batch = source.nextBatch();
        if (batch.isEmpty()) {
            complete = true;
            return;
        }
        if (keep == Keep.WHILE_SMALL && chargedBytes > UNASKED_BYTES_MAX) {
            keep = Keep.NOTHING;
            release();
        }
        if (keep == Keep.NOTHING) {
            givenUp += kept.size();
            kept = batch;
        } else {
            keep(batch);
        }
    }

    private void keep(List<Object[]> batch) {
        long bytes = 0;
        for (Object[] row : batch) {
            bytes += bytes(row);
        }
        memory.reserve(bytes);
        chargedBytes += bytes;
        kept = kept instanceof ArrayList<Object[]> own ? own : new ArrayList<>(kept);
        kept.addAll(batch);
    }

    private static long bytes(Object[] row) {
        long bytes = ROW_BYTES;
        for (Object datum : row) {
            bytes += switch (datum) {
                case null -> Long.BYTES;
                case String text -> DATUM_BYTES + 2L * text.length();
                case Bytes raw -> DATUM_BYTES + raw.length();
                default -> DATUM_BYTES;
            };
        }
        return bytes;
    }

    /** Reads all that is left and keeps it: afterwards nothing that happens to the tables is seen. */
    void finish() {
        if (!complete && keep == Keep.NOTHING) {
            int read = (int) (position - givenUp);
            List<Object[]> rest = kept.subList(Math.min(read, kept.size()), kept.size());
            givenUp += Math.min(read, kept.size());
            kept = List.of();
            keep(rest);
        }
        keep = Keep.ALL;
        last();
    }

    String commandTag() {
        return source.commandTag();
    }

    /** Gives back what is held; harmless when done twice. */
    void close() {
        source.close();
        release();
        kept = List.of();
    }

    private void release() {
        memory.release(chargedBytes);
        chargedBytes = 0;
    }
}
