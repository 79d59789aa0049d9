package io.phantomdb.txn;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.proto.ScanResponse;
import io.phantomdb.txn.Transaction.KeyValue;
import io.phantomdb.txn.Transaction.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a span page by page, each page beginning where the one before ended. */
final class PagedScan implements Scan {
    private final boolean descending;
    private final Function<Span, ScanResponse> fetchPage;
    /** What is left; null at the end. */
    private Span rest;

    PagedScan(Span span, boolean descending, Function<Span, ScanResponse> fetchPage) {
        this.descending = descending;
        this.fetchPage = fetchPage;
        this.rest = span.isVoid() ? null : span;
    }

    @Override
    public List<KeyValue> nextPage() {
        while (rest != null) {
            ScanResponse page = fetchPage.apply(rest);
            rest = page.getDone() ? null : after(page);
            if (page.getRowsCount() > 0) {
                return rows(page);
            }
        }
        return List.of();
    }

    /** What the last page covered, at most everything that was asked for. */
    private Span after(ScanResponse page) {
        Bytes coveredStart = ProtoBytes.of(page.getCoveredStart());
        Bytes coveredEnd = ProtoBytes.of(page.getCoveredEnd());
        Span left = descending ? new Span(rest.start(), coveredStart) : new Span(coveredEnd, rest.end());
        return left.isVoid() ? null : left;
    }

    private static List<KeyValue> rows(ScanResponse page) {
        List<KeyValue> rows = new ArrayList<>(page.getRowsCount());
        for (ScanResponse.Row row : page.getRowsList()) {
            rows.add(new KeyValue(ProtoBytes.of(row.getKey()), ProtoBytes.of(row.getValue())));
        }
        return rows;
    }
}
