package io.phantomdb.txn;

import io.phantomdb.base.Span;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.proto.ScanRequest;

/**
 * How the pages of one scan are asked for. Where a fragment goes with them, the first is of few stored rows, as more may not be
 * wanted, and each is of more than the one before.
 */
final class PageRequests {
    private static final int FRAGMENT_ROWS_FIRST = 250;
    private static final int FRAGMENT_ROWS_MAX = 100_000;
    private static final int FRAGMENT_ROWS_GROWTH = 4;

    private final boolean descending;
    private final Transaction.PageWish wish;
    private int fragmentRows = FRAGMENT_ROWS_FIRST;

    PageRequests(boolean descending, Transaction.PageWish wish) {
        this.descending = descending;
        this.wish = wish;
    }

    /** The next page of what is left. */
    ScanRequest.Builder next(Span rest) {
        ScanRequest.Builder scan = ScanRequest.newBuilder().setStart(ProtoBytes.of(rest.start())).setEnd(ProtoBytes.of(
                rest.end())).setDescending(descending).setRowsMax(wish.rowsHint());
        if (wish.fragment() != null) {
            scan.setFragment(ProtoBytes.of(wish.fragment())).setFragmentRowsMax(fragmentRows);
            fragmentRows = Math.min(FRAGMENT_ROWS_MAX, fragmentRows * FRAGMENT_ROWS_GROWTH);
        }
        return scan;
    }
}
