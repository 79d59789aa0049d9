package io.phantomdb.store;

import io.phantomdb.base.Bytes;

/** All versions of one key in a memtable, the newest first; mostly there is only one. */
final class KeyVersions {
    /** What came before. */
    static final class Older {
        private final long version;
        private Bytes value;
        private Older next;

        Older(long version, Bytes value, Older next) {
            this.version = version;
            this.value = value;
            this.next = next;
        }

        long version() {
            return version;
        }

        Bytes value() {
            return value;
        }

        Older next() {
            return next;
        }
    }

    private final Bytes key;
    private long version;
    private Bytes value;
    private Older older;

    KeyVersions(Bytes key, long version, Bytes value) {
        this.key = key;
        this.version = version;
        this.value = value;
    }

    Bytes key() {
        return key;
    }

    long version() {
        return version;
    }

    /** Null if deleted. */
    Bytes value() {
        return value;
    }

    Older older() {
        return older;
    }

    /** Adds a version; of two equal ones the later counts, as in a log that is replayed. */
    void add(long newVersion, Bytes newValue) {
        if (newVersion > version) {
            older = new Older(version, value, older);
            version = newVersion;
            value = newValue;
        } else if (newVersion == version) {
            value = newValue;
        } else {
            addOlder(newVersion, newValue);
        }
    }

    private void addOlder(long newVersion, Bytes newValue) {
        Older before = null;
        Older after = older;
        while (after != null && after.version > newVersion) {
            before = after;
            after = after.next;
        }
        if (after != null && after.version == newVersion) {
            after.value = newValue;
            return;
        }
        Older added = new Older(newVersion, newValue, after);
        if (before == null) {
            older = added;
        } else {
            before.next = added;
        }
    }

    /** For keys of which only the newest version counts. */
    void replace(long newVersion, Bytes newValue) {
        if (newVersion >= version) {
            version = newVersion;
            value = newValue;
        }
    }
}
