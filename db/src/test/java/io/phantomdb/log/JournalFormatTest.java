package io.phantomdb.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Golden;
import io.phantomdb.base.ShardId;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Every record of the journal: what is written today, byte for byte, and that it can be read. */
class JournalFormatTest {
    private static final ShardId GROUP = new ShardId(5);

    private static void check(String name, JournalRecord record) throws IOException {
        Bytes golden = Golden.check(name, RecordCodec.encode(77, record));
        assertEquals(new JournalRecord.Numbered(77, record), RecordCodec.decode(golden));
        assertEquals(golden.length(), JournalRecord.sizeOf(record));
    }

    @Test
    void records() throws IOException {
        check("journal-entry-1", new JournalRecord.EntryRecord(GROUP,
                new Entry(1L << 33, 9, Entry.Kind.EFFECTS, Bytes.ofUtf8("payload"))));
        check("journal-term-start-1", new JournalRecord.EntryRecord(GROUP,
                new Entry(1, 1, Entry.Kind.TERM_START, Bytes.EMPTY)));
        check("journal-configuration-1", new JournalRecord.EntryRecord(GROUP,
                new Entry(2, 1, Entry.Kind.CONFIGURATION, Bytes.ofUtf8("members"))));
        check("journal-hard-state-1", new JournalRecord.HardStateRecord(GROUP, new HardState(12, 3)));
        check("journal-truncate-1", new JournalRecord.Truncate(GROUP, 100));
        check("journal-snapshot-mark-1", new JournalRecord.SnapshotMark(GROUP,
                new Compacted(90, 8, Bytes.ofUtf8("members"))));
        check("journal-segment-header-1", new JournalRecord.SegmentHeader(4, 76, 70, 0));
        check("journal-segment-header-2", new JournalRecord.SegmentHeader(4, 76, 70, 1L << 60));
        check("journal-durable-mark-1", new JournalRecord.DurableMark(71));
    }

    @Test
    void theAnchor() throws IOException {
        Anchor anchor = new Anchor(1L << 60, 3, 1L << 40);
        Bytes cell = Golden.check("journal-anchor-1", anchor.encode());
        assertEquals(anchor, Anchor.decode(cell));
        for (int at = 0; at < cell.length(); at++) {
            byte[] damaged = cell.toArray();
            damaged[at] ^= 1;
            assertThrows(ByteReader.Malformed.class, () -> Anchor.decode(Bytes.wrap(damaged)), "byte " + at);
        }
    }

    @Test
    void noFlippedBitGoesUnnoticed() {
        Bytes record = RecordCodec.encode(1, new JournalRecord.Truncate(GROUP, 100));
        for (int at = 0; at < record.length(); at++) {
            byte[] damaged = record.toArray();
            damaged[at] ^= 1;
            assertNull(RecordCodec.decode(Bytes.wrap(damaged)), "byte " + at);
        }
    }

    @Test
    void aTornRecordIsNone() {
        Bytes record = RecordCodec.encode(1, new JournalRecord.DurableMark(100));
        for (int length = 0; length < record.length(); length++) {
            assertNull(RecordCodec.decode(record.slice(0, length)));
        }
    }
}
