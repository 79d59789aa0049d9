package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import io.phantomdb.store.Effect;
import io.phantomdb.store.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Notes in {@link RecentWrites} what each applied entry wrote. Parts count when their last entry turns them into versions. */
final class RecentKeeper {
    private static final class OpenParts {
        private final long version;
        private final List<Span> hulls = new ArrayList<>();

        private OpenParts(long version) {
            this.version = version;
        }
    }

    private final RecentWrites recent;
    private final TreeMap<TxnId, OpenParts> open = new TreeMap<>();

    RecentKeeper(RecentWrites recent) {
        this.recent = recent;
    }

    void applied(long index, List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Commit commit -> commit.mutations().forEach(mutation -> wrote(index, commit.version(),
                        mutation));
                case Effect.Part part -> gather(part);
                case Effect.EndParts end -> ended(index, end);
                case Effect.SetLocal set -> {
                }
            }
        }
    }

    private void wrote(long index, long version, Mutation mutation) {
        switch (mutation) {
            case Mutation.Put put -> recent.wrote(index, version, put.key());
            case Mutation.Delete delete -> recent.wrote(index, version, delete.key());
            case Mutation.DeleteRange range -> recent.wrote(index, version, range.span());
        }
    }

    private void gather(Effect.Part part) {
        OpenParts parts = open.get(part.txn());
        if (parts == null) {
            parts = new OpenParts(part.version());
            open.put(part.txn(), parts);
        }
        if (!part.mutations().isEmpty()) {
            parts.hulls.add(hull(part.mutations()));
        }
    }

    /** The least span that holds all of these. They are many, and of single keys, so no span is made for each. */
    static Span hull(List<Mutation> mutations) {
        Bytes start = start(mutations.getFirst());
        Bytes last = start;
        Bytes end = start.successor();
        for (Mutation mutation : mutations) {
            Bytes key = start(mutation);
            start = key.compareTo(start) < 0 ? key : start;
            last = key.compareTo(last) > 0 ? key : last;
            if (mutation instanceof Mutation.DeleteRange(Span span)) {
                end = laterEnd(end, span.end());
            }
        }
        return new Span(start, laterEnd(end, last.successor()));
    }

    static Bytes start(Mutation mutation) {
        return switch (mutation) {
            case Mutation.Put put -> put.key();
            case Mutation.Delete delete -> delete.key();
            case Mutation.DeleteRange range -> range.span().start();
        };
    }

    /** An empty end is none. */
    private static Bytes laterEnd(Bytes one, Bytes other) {
        return one.isEmpty() || !other.isEmpty() && one.compareTo(other) >= 0 ? one : other;
    }

    private void ended(long index, Effect.EndParts end) {
        OpenParts parts = open.remove(end.txn());
        if (parts != null && end.commit()) {
            parts.hulls.forEach(span -> recent.wrote(index, parts.version, span));
        }
    }

    /** A new term's first entry: parts without an end are void. */
    void voidParts() {
        open.clear();
    }
}
