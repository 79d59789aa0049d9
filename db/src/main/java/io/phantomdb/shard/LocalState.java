package io.phantomdb.shard;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.FormatNumbers;
import io.phantomdb.base.TxnId;

/**
 * Names and contents of what a shard keeps beside its rows, replicated like them. Each content starts with its format.
 *
 * <pre>
 *   C                              the oracle's ceiling                    (system shard)
 *   D                              the shard's descriptor
 *   F · descriptor id (4)          the lowest version of a table that is accepted
 *   G                              collected up to: first timestamps of outcomes that may be gone
 *   O · first timestamp (8) · txn  the outcome of a transaction: attempt, timestamp (0 = ABORTED), anchor
 * </pre>
 */
final class LocalState {
    static final Bytes CEILING = name('C').take();
    static final Bytes DESCRIPTOR = name('D').take();
    static final Bytes FENCES = name('F').take();
    static final Bytes COLLECTED_UP_TO = name('G').take();
    static final Bytes OUTCOMES = name('O').take();

    /**
     * What became of a transaction. COMMITTED is written in the same entry as its versions; ABORTED, without attempt and
     * timestamp, by an entry of its own when somebody asked with the commit token and there was no outcome.
     */
    record TxnOutcome(int attempt, long timestamp, Bytes anchor) {
        static TxnOutcome aborted(Bytes anchor) {
            return new TxnOutcome(0, 0, anchor);
        }

        boolean isCommitted() {
            return timestamp != 0;
        }

        Bytes encode() {
            return new ByteWriter(16 + anchor.length()).u8(FormatNumbers.EFFECT).u32(attempt).u64(timestamp).sized(
                    anchor).take();
        }

        static TxnOutcome decode(Bytes content) {
            ByteReader reader = formatted(content);
            return new TxnOutcome(reader.u32(), reader.u64(), reader.sized());
        }
    }

    private LocalState() {}

    private static ByteWriter name(char kind) {
        return new ByteWriter(32).u8(kind);
    }

    static Bytes fence(int descriptorId) {
        return name('F').u32(descriptorId).take();
    }

    static int fencedDescriptor(Bytes name) {
        return new ByteReader(name.slice(1, name.length())).u32();
    }

    /** Ordered by first timestamp, so that old outcomes are collected as one range. */
    static Bytes outcome(long firstTimestamp, TxnId txn) {
        return name('O').u64(firstTimestamp).u64(txn.high()).u64(txn.low()).take();
    }

    static long firstTimestamp(Bytes outcomeName) {
        return new ByteReader(outcomeName.slice(1, 9)).u64();
    }

    static boolean isOutcome(Bytes name) {
        return name.startsWith(OUTCOMES);
    }

    static TxnId txn(Bytes outcomeName) {
        ByteReader reader = new ByteReader(outcomeName.slice(9, 25));
        return new TxnId(reader.u64(), reader.u64());
    }

    static Bytes number(long value) {
        return new ByteWriter(9).u8(FormatNumbers.EFFECT).u64(value).take();
    }

    /** The number, or 0 if there is none. */
    static long number(Bytes contentOrNull) {
        return contentOrNull == null ? 0 : formatted(contentOrNull).u64();
    }

    private static ByteReader formatted(Bytes content) {
        ByteReader reader = new ByteReader(content);
        int format = reader.u8();
        if (format != FormatNumbers.EFFECT) {
            throw new ByteReader.Malformed("shard state of the unknown format " + format);
        }
        return reader;
    }
}
