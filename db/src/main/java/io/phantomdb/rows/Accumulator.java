package io.phantomdb.rows;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;

/**
 * What an aggregate knows of one group so far. Belongs to whoever made it. A part of a group that was accumulated
 * elsewhere is merged from its encoded state, which is of the same aggregate and starts with no format number: what
 * carries it does.
 */
public interface Accumulator {
    /** Takes one row's arguments, NULLs included; those that the aggregate does not have are null. */
    void add(Object first, Object second);

    /** The value for the group; the accumulator may go on afterwards. */
    Object result();

    void encode(ByteWriter to);

    /** Adds what another accumulator knew. Malformed if the bytes are no such state. */
    void merge(ByteReader from);

    /** About how many bytes of memory it takes, if that grows with the group; else 0. */
    default long bytes() {
        return 0;
    }
}
