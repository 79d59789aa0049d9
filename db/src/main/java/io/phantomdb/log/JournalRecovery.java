package io.phantomdb.log;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.FatalError;
import io.phantomdb.base.ShardId;
import io.phantomdb.host.Disk;
import io.phantomdb.host.Disk.Wanted;
import io.phantomdb.log.JournalRecord.DurableMark;
import io.phantomdb.log.JournalRecord.Numbered;
import io.phantomdb.log.JournalRecord.SegmentHeader;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads the journal as a crash left it. Segments are read in order, and a record counts while checksum, length and
 * sequence hold. The header of a later segment says up to where its writer took the earlier ones for good; beyond that
 * nothing counts, even if it should read well today.
 *
 * <p>Where the sequence breaks, either the tail was torn, and nobody was ever told that what is missing was durable, or
 * the disk has lost what it had. Marks tell the two apart: if any record that can still be read says that the missing
 * ones had been synced, it is damage, and the node must not go on as if it had never promised them (Alagappan et al.,
 * "Protocol-Aware Recovery for Consensus-Based Storage", FAST 2018). So what lies behind a break is looked through for marks
 * as well; and as a file that is cut short or gone takes its marks along, the {@link Anchor} has its say too. Blocking; runs
 * as labour.
 */
final class JournalRecovery {
    /**
     * What was found; all of it is durable.
     *
     * @param isTailTorn something after the last good record was dropped
     * @param hasStraySegments the sequence begins after the first segment
     */
    record Found(TreeMap<ShardId, RecoveredGroup> groups, LiveRecords live, List<Integer> segments, int lastSegment,
            long lastGood, Anchor anchor, boolean isTailTorn, boolean hasStraySegments) {}

    private static final String REMEDY = "; empty the data directory of this node and let it join the cluster as a new node,"
            + " its data is on the others";

    private final Disk.Journal disk;
    private final Anchor anchor;
    private final List<Integer> segments;
    private final SegmentHeader[] headers;
    private final long[] limits;
    private final LiveRecords live = new LiveRecords();
    private final TreeMap<ShardId, GroupScan> groups = new TreeMap<>();

    private long accepted;
    private int acceptedSegment;
    private long durable;
    /** The segment in which the sequence breaks, or 0. */
    private int brokenSegment;

    private JournalRecovery(Disk.Journal disk, Anchor anchor) {
        this.disk = disk;
        this.anchor = anchor;
        this.durable = anchor.durable();
        this.segments = List.copyOf(disk.segments());
        this.headers = new SegmentHeader[segments.size()];
        this.limits = new long[segments.size()];
    }

    static Found read(Disk disk, long owner) {
        Anchor anchor = readAnchor(disk, owner);
        refuseForeign(anchor.owner(), owner, "the anchor of the journal");
        return new JournalRecovery(disk.journal(), anchor).read();
    }

    private static Anchor readAnchor(Disk disk, long owner) {
        try {
            Bytes cell = disk.cells().read(Anchor.CELL);
            return cell == null ? new Anchor(owner, 0, 0) : Anchor.decode(cell);
        } catch (IOException | ByteReader.Malformed failed) {
            throw new FatalError("the anchor of the journal is damaged or cannot be read (" + failed.getMessage() + ")"
                    + REMEDY, failed);
        }
    }

    private static void refuseForeign(long found, long owner, String what) {
        if (found != owner && found != 0) {
            throw new FatalError(
                    what + " belongs to another node: put the data directory of this node back as it was, or"
                            + " empty it and let the node join the cluster as a new one");
        }
    }

    private Found read() {
        readHeaders();
        int start = start();
        refuseWithoutTheOldest(start);
        for (int at = start; at < segments.size(); at++) {
            readSegment(at);
        }
        if (durable > accepted) {
            throw damaged(accepted + 1);
        }
        TreeMap<ShardId, RecoveredGroup> recovered = new TreeMap<>();
        groups.forEach((group, scan) -> recovered.put(group, scan.recovered(group)));
        return new Found(recovered, live, segments, acceptedSegment, accepted, anchor, brokenSegment != 0, start > 0);
    }

    private void readHeaders() {
        for (int at = 0; at < segments.size(); at++) {
            int place = at;
            readRecords(segments.get(at), bytes -> {
                headers[place] = headerIn(bytes);
                return Wanted.NOTHING;
            });
            if (headers[at] != null) {
                refuseForeign(headers[at].owner(), anchor.owner(), "segment " + segments.get(at) + " of the journal");
            }
        }
        long limit = Long.MAX_VALUE;
        for (int at = segments.size() - 1; at >= 0; at--) {
            limits[at] = limit;
            limit = headers[at] == null ? limit : Math.min(limit, headers[at].lastGood());
        }
    }

    /**
     * Where the sequence begins: at the first segment whose header knows of nothing good in those before it that are still
     * there. They were torn when they were begun, or a crash has brought them back.
     */
    private int start() {
        for (int at = 0; at < segments.size(); at++) {
            if (headers[at] != null && headers[at].previousSegment() < segments.getFirst()) {
                accepted = headers[at].lastGood();
                return at;
            }
        }
        return 0;
    }

    /** Segments are dropped oldest first, and only after the anchor has said so. */
    private void refuseWithoutTheOldest(int start) {
        if (start < segments.size() && headers[start] != null && headers[start].previousSegment() >= anchor.oldest()
                && headers[start].previousSegment() > 0) {
            throw new FatalError("segment " + headers[start].previousSegment() + " of the journal is missing" + REMEDY);
        }
    }

    private static SegmentHeader headerIn(Bytes bytes) {
        Numbered first = RecordCodec.decode(bytes);
        return first != null && first.record() instanceof SegmentHeader header
                && first.sequence() == header.lastGood() + 1 ? header : null;
    }

    private void readSegment(int at) {
        int segment = segments.get(at);
        SegmentHeader header = headers[at];
        if (header == null || header.lastGood() != accepted) {
            broken(segment);
        } else {
            brokenSegment = 0;
        }
        readRecords(segment, bytes -> {
            Numbered numbered = RecordCodec.decode(bytes);
            accept(numbered, segment, limits[at]);
            return numbered == null ? Wanted.ANY : Wanted.NEXT;
        });
    }

    private void accept(Numbered numbered, int segment, long limit) {
        if (numbered == null || numbered.sequence() != accepted + 1 || numbered.sequence() > limit) {
            broken(segment);
        }
        if (numbered != null) {
            noteDurable(numbered.record());
        }
        if (brokenSegment == 0) {
            accepted = numbered.sequence();
            acceptedSegment = segment;
            live.note(numbered, segment);
            scan(numbered.record());
        }
    }

    private void broken(int segment) {
        brokenSegment = brokenSegment == 0 ? segment : brokenSegment;
    }

    private void noteDurable(JournalRecord record) {
        switch (record) {
            case DurableMark mark -> durable = Math.max(durable, mark.durable());
            case SegmentHeader header -> durable = Math.max(durable, header.durable());
            case JournalRecord.EntryRecord entry -> {
                // Only marks speak about others.
            }
            case JournalRecord.HardStateRecord state -> {
                // Only marks speak about others.
            }
            case JournalRecord.Truncate truncate -> {
                // Only marks speak about others.
            }
            case JournalRecord.SnapshotMark mark -> {
                // Stands for a snapshot, not for a sync.
            }
        }
    }

    private void scan(JournalRecord record) {
        ShardId group = GroupScan.groupOf(record);
        if (group != null) {
            GroupScan scan = groups.get(group);
            if (scan == null) {
                scan = new GroupScan();
                groups.put(group, scan);
            }
            scan.take(record);
        }
    }

    private void readRecords(int segment, Disk.RecordReader reader) {
        try {
            disk.read(segment, reader);
        } catch (IOException failed) {
            throw new FatalError("segment " + segment + " of the journal cannot be read (" + failed.getMessage() + ")"
                    + REMEDY, failed);
        }
    }

    private FatalError damaged(long missing) {
        String what = brokenSegment == 0
                ? "the end of the journal is missing"
                : "segment " + brokenSegment + " of the journal is damaged";
        return new FatalError(what + ": record " + missing + " had been synced and cannot be read any more" + REMEDY);
    }
}
