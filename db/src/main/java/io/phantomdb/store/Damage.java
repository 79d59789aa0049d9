package io.phantomdb.store;

import io.phantomdb.base.FatalError;

/** Something on disk that cannot be read or is not what was written there. */
final class Damage {
    private Damage() {}

    static FatalError of(String what, Throwable cause) {
        return new FatalError(
                what + " is damaged or cannot be read: empty the data directory of this node and let it join"
                        + " the cluster as a new node, its data is on the others",
                cause);
    }

    /** A write that failed: what the disk has now is not known. */
    static FatalError writing(String what, Throwable cause) {
        return cause instanceof FatalError fatal
                ? fatal
                : new FatalError(
                        what + " cannot be written: the node stops, because what the disk has now is not known",
                        cause);
    }
}
