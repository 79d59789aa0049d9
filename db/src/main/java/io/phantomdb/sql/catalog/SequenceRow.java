package io.phantomdb.sql.catalog;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import java.util.List;

/**
 * How far a sequence has got: the one row under its id. It is written in transactions of its own, so that what is given out
 * stays given out whatever becomes of those who got it. No row is there until the first number is drawn.
 *
 * @param value the last number given to a node, or where to start if none was
 * @param generation counts the changes of the row: a node's block is the newest as long as it has not moved on
 */
public record SequenceRow(long value, boolean called, long generation) {
    private static final int FORMAT = 1;
    private static final int ROW_BYTES = 18;

    /** The row as the transaction sees it. */
    public static SequenceRow read(Transaction transaction, Table sequence, Lock lock) {
        Bytes stored = transaction.get(sequence.version(), List.of(key(sequence)), lock).getFirst();
        return stored == null
                ? new SequenceRow(sequence.descriptor().sequence().start(), false, 0)
                : decode(stored);
    }

    /** Replaces the row this one was made of, which was read with an exclusive lock. */
    public void write(Transaction transaction, Table sequence) {
        transaction.put(sequence.version(), key(sequence), encode());
    }

    /** The row to come after this one. */
    public SequenceRow moved(long newValue, boolean newCalled) {
        return new SequenceRow(newValue, newCalled, generation + 1);
    }

    private static Bytes key(Table sequence) {
        return SystemTables.indexPrefix(sequence.descriptor().id(), sequence.descriptor().primaryIndexId());
    }

    Bytes encode() {
        return new ByteWriter(ROW_BYTES).u8(FORMAT).u64(value).u8(called ? 1 : 0).u64(generation).take();
    }

    static SequenceRow decode(Bytes stored) {
        try {
            ByteReader reader = new ByteReader(stored);
            int format = reader.u8();
            SequenceRow row = new SequenceRow(reader.u64(), reader.u8() != 0, reader.u64());
            if (format == FORMAT && reader.remaining() == 0) {
                return row;
            }
        } catch (ByteReader.Malformed short_) {
            throw corrupt(short_.getMessage());
        }
        throw corrupt("unknown format");
    }

    private static StatementError corrupt(String why) {
        return new StatementError(SqlState.DATA_CORRUPTED, "the row of a sequence cannot be read", why, null, 0);
    }
}
