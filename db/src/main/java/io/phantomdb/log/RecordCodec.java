package io.phantomdb.log;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Crc32c;
import io.phantomdb.base.FatalError;
import io.phantomdb.base.FormatNumbers;
import io.phantomdb.base.ShardId;
import io.phantomdb.log.JournalRecord.DurableMark;
import io.phantomdb.log.JournalRecord.EntryRecord;
import io.phantomdb.log.JournalRecord.HardStateRecord;
import io.phantomdb.log.JournalRecord.Numbered;
import io.phantomdb.log.JournalRecord.SegmentHeader;
import io.phantomdb.log.JournalRecord.SnapshotMark;
import io.phantomdb.log.JournalRecord.Truncate;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;

/**
 * Records as bytes, all numbers big-endian. Fields that a kind has no use for are zero.
 *
 * <pre>
 *   0  CRC-32C of all that follows
 *   4  length of all, this head included
 *   8  format     9  kind
 *  10  sequence  18  group (header: owner)  26  term (hard state: of the voter; header, mark: durable)
 *  34  index (hard state: vote; truncate: from; header: last good)
 *  42  entry: kind and payload · snapshot mark: configuration · header: number of the previous segment
 * </pre>
 */
final class RecordCodec {
    static final int HEADER_BYTES = 42;

    private static final int ENTRY = 1;
    private static final int HARD_STATE = 2;
    private static final int TRUNCATE = 3;
    private static final int SNAPSHOT_MARK = 4;
    private static final int SEGMENT_HEADER = 5;
    private static final int DURABLE_MARK = 6;

    private RecordCodec() {}

    static Bytes encode(long sequence, JournalRecord record) {
        ByteWriter writer = new ByteWriter(JournalRecord.sizeOf(record));
        writer.u32(0).u32(0).u8(FormatNumbers.LOG_RECORD);
        switch (record) {
            case EntryRecord(ShardId group, Entry entry) ->
                head(writer, ENTRY, sequence, group.number(), entry.term(), entry.index())
                        .u8(entryKind(entry.kind())).raw(entry.payload());
            case HardStateRecord(ShardId group, HardState state) ->
                head(writer, HARD_STATE, sequence, group.number(), state.term(), state.vote());
            case Truncate(ShardId group, long from) -> head(writer, TRUNCATE, sequence, group.number(), 0, from);
            case SnapshotMark(ShardId group, Compacted mark) ->
                head(writer, SNAPSHOT_MARK, sequence, group.number(), mark.term(), mark.index())
                        .raw(mark.configuration());
            case SegmentHeader header ->
                head(writer, SEGMENT_HEADER, sequence, header.owner(), header.durable(), header.lastGood())
                        .u32(header.previousSegment());
            case DurableMark mark -> head(writer, DURABLE_MARK, sequence, 0, mark.durable(), 0);
        }
        writer.setU32(4, writer.length());
        Bytes bytes = writer.take();
        int crc = Crc32c.of(bytes.arrayBeneath(), Integer.BYTES, bytes.length() - Integer.BYTES);
        return sealed(bytes, crc);
    }

    /** The bytes are this method's own until they are handed out, so the checksum is written into them. */
    private static Bytes sealed(Bytes bytes, int crc) {
        byte[] array = bytes.arrayBeneath();
        for (int index = 0; index < Integer.BYTES; index++) {
            array[index] = (byte) (crc >>> 24 - 8 * index);
        }
        return bytes;
    }

    private static ByteWriter head(ByteWriter writer, int kind, long sequence, long group, long term, long index) {
        return writer.u8(kind).u64(sequence).u64(group).u64(term).u64(index);
    }

    /** Null if the bytes are not a whole record, as after a torn write; a whole one that makes no sense is fatal. */
    static Numbered decode(Bytes bytes) {
        if (bytes.length() < HEADER_BYTES) {
            return null;
        }
        ByteReader reader = new ByteReader(bytes);
        int crc = reader.u32();
        int length = reader.u32();
        if (length != bytes.length() || crc != Crc32c.of(bytes.slice(Integer.BYTES, length))) {
            return null;
        }
        try {
            return decodeSound(reader);
        } catch (ByteReader.Malformed | Check.Broken | ArithmeticException nonsense) {
            throw new FatalError(
                    "the journal holds a record that is whole but makes no sense to this version of PhantomDB,"
                            + " perhaps because a newer one wrote it: start that version again",
                    nonsense);
        }
    }

    private static Numbered decodeSound(ByteReader reader) {
        int format = reader.u8();
        if (format != FormatNumbers.LOG_RECORD) {
            throw new ByteReader.Malformed("a record of the unknown format " + format);
        }
        int kind = reader.u8();
        long sequence = reader.u64();
        long group = reader.u64();
        long term = reader.u64();
        long index = reader.u64();
        JournalRecord record = switch (kind) {
            case ENTRY -> new EntryRecord(new ShardId(group),
                    new Entry(index, term, entryKind(reader.u8()), reader.rest()));
            case HARD_STATE -> new HardStateRecord(new ShardId(group), new HardState(term, Math.toIntExact(index)));
            case TRUNCATE -> new Truncate(new ShardId(group), index);
            case SNAPSHOT_MARK -> new SnapshotMark(new ShardId(group), new Compacted(index, term, reader.rest()));
            case SEGMENT_HEADER -> new SegmentHeader(reader.u32(), index, term, group);
            case DURABLE_MARK -> new DurableMark(term);
            default -> throw new ByteReader.Malformed("a record of the unknown kind " + kind);
        };
        reader.end();
        return new Numbered(sequence, record);
    }

    private static int entryKind(Entry.Kind kind) {
        return switch (kind) {
            case TERM_START -> 1;
            case EFFECTS -> 2;
            case CONFIGURATION -> 3;
        };
    }

    private static Entry.Kind entryKind(int number) {
        return switch (number) {
            case 1 -> Entry.Kind.TERM_START;
            case 2 -> Entry.Kind.EFFECTS;
            case 3 -> Entry.Kind.CONFIGURATION;
            default -> throw new ByteReader.Malformed("an entry of the unknown kind " + number);
        };
    }
}
