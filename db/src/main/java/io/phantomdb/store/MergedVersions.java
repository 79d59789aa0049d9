package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Several sequences as one; what is in more than one of them comes once. */
final class MergedVersions implements Versions {
    private final List<Versions> sources;
    private Versions current;
    private boolean hasBegun;

    private MergedVersions(List<Versions> sources) {
        this.sources = sources;
    }

    static Versions of(List<Versions> sources) {
        return sources.size() == 1 ? sources.getFirst() : new MergedVersions(new ArrayList<>(sources));
    }

    @Override
    public boolean next() throws IOException {
        if (!hasBegun) {
            hasBegun = true;
            for (int at = sources.size() - 1; at >= 0; at--) {
                advance(at);
            }
        } else if (current != null) {
            advancePast(current.key(), current.version());
        }
        current = first();
        return current != null;
    }

    private void advancePast(Bytes key, long version) throws IOException {
        for (int at = sources.size() - 1; at >= 0; at--) {
            Versions source = sources.get(at);
            if (source.version() == version && source.key().equals(key)) {
                advance(at);
            }
        }
    }

    private void advance(int at) throws IOException {
        if (!sources.get(at).next()) {
            sources.remove(at);
        }
    }

    private Versions first() {
        Versions first = null;
        for (Versions source : sources) {
            if (first == null || isBefore(source, first)) {
                first = source;
            }
        }
        return first;
    }

    private static boolean isBefore(Versions one, Versions other) {
        int order = one.key().compareTo(other.key());
        return order < 0 || order == 0 && one.version() > other.version();
    }

    @Override
    public Bytes key() {
        return current.key();
    }

    @Override
    public long version() {
        return current.version();
    }

    @Override
    public Bytes value() {
        return current.value();
    }
}
