package io.phantomdb.store;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Span;
import java.util.ArrayList;
import java.util.List;

/** All keys of the span are deleted at this version; what they have above it stays. */
record RangeTombstone(Span span, long version) {
    static void writeAll(ByteWriter writer, List<RangeTombstone> tombstones) {
        writer.varint(tombstones.size());
        for (RangeTombstone tombstone : tombstones) {
            writer.sized(tombstone.span.start()).sized(tombstone.span.end()).u64(tombstone.version);
        }
    }

    static List<RangeTombstone> readAll(ByteReader reader) {
        int count = reader.size();
        List<RangeTombstone> tombstones = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            tombstones.add(new RangeTombstone(new Span(reader.sized(), reader.sized()), reader.u64()));
        }
        return tombstones;
    }

    /** What is left of it outside the spans. */
    List<RangeTombstone> without(List<Span> spans) {
        List<RangeTombstone> left = List.of(this);
        for (Span excluded : spans) {
            List<RangeTombstone> next = new ArrayList<>();
            for (RangeTombstone piece : left) {
                piece.cut(excluded, next);
            }
            left = next;
        }
        return left;
    }

    private void cut(Span excluded, List<RangeTombstone> left) {
        if (!span.overlaps(excluded)) {
            left.add(this);
            return;
        }
        if (span.start().compareTo(excluded.start()) < 0) {
            left.add(new RangeTombstone(new Span(span.start(), excluded.start()), version));
        }
        boolean goesOn = span.end().isEmpty() || span.end().compareTo(excluded.end()) > 0;
        if (!excluded.end().isEmpty() && goesOn) {
            left.add(new RangeTombstone(new Span(excluded.end(), span.end()), version));
        }
    }
}
