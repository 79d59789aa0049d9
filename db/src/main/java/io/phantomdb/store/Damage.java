package io.phantomdb.store;

import io.phantomdb.base.FatalError;

/** Something on disk that cannot be read or is not what was written there. */
final class Damage {
    private static final String REMEDY = "; empty the data directory of this node and let it join the cluster as a new node,"
            + " its data is on the others";

    private Damage() {}

    static FatalError of(String what, Throwable cause) {
        return cause instanceof FatalError fatal
                ? fatal
                : new FatalError(what + " is damaged or cannot be read (" + cause.getMessage() + ")" + REMEDY, cause);
    }

    /** Something that must be there and is not. */
    static FatalError missing(String what) {
        return new FatalError(what + " is missing" + REMEDY);
    }

    static FatalError foreign(String what) {
        return new FatalError(what + " belongs to another node: put the data directory of this node back as it was, or"
                + " empty it and let the node join the cluster as a new one");
    }

    /** A write that failed: what the disk has now is not known. */
    static FatalError writing(String what, Throwable cause) {
        return cause instanceof FatalError fatal
                ? fatal
                : new FatalError(
                        what + " cannot be written (" + cause.getMessage() + "): the node stops, because what the disk"
                                + " has now is not known; look after the disk, then start the node again",
                        cause);
    }
}
