package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.rows.RowPage;
import io.phantomdb.shard.proto.ScanRequest;
import io.phantomdb.shard.proto.ScanResponse;
import io.phantomdb.shard.proto.SpanRef;
import io.phantomdb.store.Cursor;
import io.phantomdb.store.Store;

/**
 * Reads many short spans in one go, as a join does that looks into an index for each of its rows. A part is read whole or
 * not at all; whoever asked asks for the others again.
 */
final class PartedScan {
    /** What a turn of the loop has time for. */
    private static final int PARTS_MAX = 250;
    private static final int ROWS_MAX = 1_000;
    private static final int BYTES_MAX = 256 << 10;
    /** How far ahead missing blocks are looked for, once one is missing. */
    private static final int PARTS_AHEAD = 50;

    private final Store store;
    private final ScanRequest scan;
    private final long versionMax;
    private final RowPage.Builder rows = new RowPage.Builder(16 << 10);

    PartedScan(Store store, ScanRequest scan, long versionMax) {
        this.store = store;
        this.scan = scan;
        this.versionMax = versionMax;
    }

    /** Whether the parts are what they should be. */
    static boolean isSound(ScanRequest scan, Span whole) {
        Bytes before = whole.start();
        for (SpanRef part : scan.getPartsList()) {
            Bytes start = ProtoBytes.of(part.getStart());
            Bytes end = ProtoBytes.of(part.getEnd());
            if (end.isEmpty() || before.compareTo(start) > 0 || start.compareTo(end) > 0) {
                return false;
            }
            before = end;
        }
        return scan.getLock() == io.phantomdb.shard.proto.LockMode.LOCK_NONE && !scan.getDescending()
                && (whole.end().isEmpty() || before.compareTo(whole.end()) <= 0);
    }

    /** False if blocks are missing before there is anything to answer. */
    boolean read(ScanResponse.Builder page) {
        int partsMax = Math.min(PARTS_MAX, scan.getPartsCount());
        for (int at = 0; at < partsMax && rows.rows() < ROWS_MAX && rows.bytes() < BYTES_MAX; at++) {
            int before = rows.rows();
            Cursor.Step step = readPart(scan.getParts(at));
            if (step == Cursor.Step.MISSING && at == 0) {
                lookAhead();
                return false;
            }
            if (step != Cursor.Step.END) {
                rows.cut(before);
                break;
            }
            page.addPartRows(rows.rows() - before);
        }
        page.setDone(page.getPartRowsCount() == scan.getPartsCount()).setRows(rows.rows());
        page.setPackedRows(ProtoBytes.of(rows.build().packed()));
        return true;
    }

    /** END if all of it was read; ROW if it is too long for a page. */
    private Cursor.Step readPart(SpanRef part) {
        Cursor cursor = cursor(part);
        Cursor.Step step = cursor.next();
        while (step == Cursor.Step.ROW && rows.rows() < 2 * ROWS_MAX && rows.bytes() < 2 * BYTES_MAX) {
            rows.add(cursor.key(), cursor.value());
            step = cursor.next();
        }
        return step;
    }

    private Cursor cursor(SpanRef part) {
        return store.cursor(new Span(ProtoBytes.of(part.getStart()), ProtoBytes.of(part.getEnd())), versionMax, false);
    }

    /** So that what the next parts miss is fetched together with what the first one misses. */
    private void lookAhead() {
        for (int at = 1; at < Math.min(PARTS_AHEAD, scan.getPartsCount()); at++) {
            cursor(scan.getParts(at)).next();
        }
    }
}
