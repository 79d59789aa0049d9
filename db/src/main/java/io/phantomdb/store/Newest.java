package io.phantomdb.store;

import io.phantomdb.base.Bytes;

/** The newest of the versions offered, so that many places can be asked without making anything for each. */
final class Newest {
    private long version;
    private Bytes value;
    private boolean isMissing;

    void clear() {
        version = 0;
        value = null;
        isMissing = false;
    }

    void offer(long otherVersion, Bytes otherValue) {
        if (otherVersion > version) {
            version = otherVersion;
            value = otherValue;
        }
    }

    /** Some place could not be asked. */
    void missing() {
        isMissing = true;
    }

    long version() {
        return version;
    }

    Version version(long deletedAt) {
        if (isMissing) {
            return Version.MISSING;
        }
        if (deletedAt > version) {
            return new Version(null, deletedAt);
        }
        return version == 0 ? Version.NONE : new Version(value, version);
    }
}
