package io.phantomdb.log;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.FatalError;
import io.phantomdb.base.Fuzz;
import io.phantomdb.base.ShardId;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Records of the journal and its anchor, damaged: none, or a sentence where the checksum fits and the rest does not. */
class LogDecoderProperties {
    private static final ShardId GROUP = new ShardId(5);
    private static final List<Bytes> RECORDS = List.of(RecordCodec.encode(77, new JournalRecord.EntryRecord(GROUP,
            new Entry(1L << 33, 9, Entry.Kind.EFFECTS, Bytes.ofUtf8("payload")))), RecordCodec.encode(78,
                    new JournalRecord.HardStateRecord(GROUP, new HardState(12, 3))),
            RecordCodec.encode(79,
                    new JournalRecord.Truncate(GROUP, 100)),
            RecordCodec.encode(80, new JournalRecord.SnapshotMark(GROUP,
                    new Compacted(90, 8, Bytes.ofUtf8("members")))),
            RecordCodec.encode(81, new JournalRecord.SegmentHeader(4,
                    76, 70, 1)),
            RecordCodec.encode(82, new JournalRecord.DurableMark(71)));

    @Property(tries = 20)
    void recordsWhoseChecksumDoesNotFit(@ForAll long seed) {
        Fuzz.decoder(seed, 400, RECORDS, RecordCodec::decode, FatalError.class);
    }

    @Property(tries = 20)
    void recordsWhoseChecksumAndLengthFit(@ForAll long seed) {
        Fuzz.decoder(seed, 400, RECORDS, bytes -> {
            if (bytes.length >= 8) {
                for (int index = 0; index < Integer.BYTES; index++) {
                    bytes[4 + index] = (byte) (bytes.length >>> 24 - 8 * index);
                }
            }
            Fuzz.seal(bytes, 0);
        }, RecordCodec::decode, FatalError.class);
    }

    @Property(tries = 10)
    void anchors(@ForAll long seed) {
        Fuzz.decoder(seed, 400, List.of(new Anchor(7, 3, 1L << 40).encode()), bytes -> Fuzz.seal(bytes, 1),
                Anchor::decode, ByteReader.Malformed.class);
    }
}
