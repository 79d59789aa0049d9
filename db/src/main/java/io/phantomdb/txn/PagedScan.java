package io.phantomdb.txn;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.rows.RowPage;
import io.phantomdb.shard.proto.ScanResponse;
import io.phantomdb.txn.Transaction.Scan;
import java.util.function.Function;

/** Reads a span page by page, each page beginning where the one before ended. */
final class PagedScan implements Scan {
    private final boolean descending;
    private final Function<Span, ScanResponse> fetchPage;
    /** What is left; null at the end. */
    private Span rest;
    private boolean isFragmentApplied;

    PagedScan(Span span, boolean descending, Function<Span, ScanResponse> fetchPage) {
        this.descending = descending;
        this.fetchPage = fetchPage;
        this.rest = span.isVoid() ? null : span;
    }

    @Override
    public RowPage nextRows() {
        while (rest != null) {
            ScanResponse page = fetchPage.apply(rest);
            rest = page.getDone() ? null : after(page);
            isFragmentApplied = page.getFragmentApplied();
            if (page.getRows() > 0) {
                return RowPage.of(ProtoBytes.of(page.getPackedRows()), page.getRows());
            }
        }
        return RowPage.EMPTY;
    }

    @Override
    public boolean isFragmentApplied() {
        return isFragmentApplied;
    }

    /** What the last page covered, at most everything that was asked for. */
    private Span after(ScanResponse page) {
        Bytes coveredStart = ProtoBytes.of(page.getCoveredStart());
        Bytes coveredEnd = ProtoBytes.of(page.getCoveredEnd());
        Span left = descending ? new Span(rest.start(), coveredStart) : new Span(coveredEnd, rest.end());
        return left.isVoid() ? null : left;
    }
}
