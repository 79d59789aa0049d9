package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import java.io.IOException;

/**
 * Leaves out what nobody can read any more: of a shard's own names all but the newest value, and of other keys what is
 * overwritten at or below a horizon (0 = nothing is). If the whole store goes through it, a removed name leaves nothing at
 * all; deletions of other keys always stay.
 */
final class RetainedVersions implements Versions {
    private final Versions source;
    private final long horizon;
    private final boolean isWholeStore;
    private Bytes key;
    private long version;

    RetainedVersions(Versions source, long horizon, boolean isWholeStore) {
        this.source = source;
        this.horizon = horizon;
        this.isWholeStore = isWholeStore;
    }

    @Override
    public boolean next() throws IOException {
        while (source.next()) {
            boolean isSame = key != null && source.key().equals(key);
            boolean isOverwritten = isSame && (Keys.isLocal(key) || version <= horizon);
            key = source.key();
            version = source.version();
            boolean isGone = isWholeStore && source.value() == null && Keys.isLocal(key);
            if (!isOverwritten && !isGone) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Bytes key() {
        return key;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Bytes value() {
        return source.value();
    }
}
