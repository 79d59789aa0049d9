package io.phantomdb.store;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;

/**
 * The one keyspace of a store. Keys that start with 0x00 are the shards' own, {@code 0x00 · shard id (8 bytes) · name},
 * and never seen from outside by that name; all others belong to whoever writes them.
 */
final class Keys {
    /** The least key that is not a shard's own. */
    static final Bytes FIRST_USER_KEY = Bytes.ofHex("01");

    private static final int LOCAL = 0x00;
    /** How long the part of a local key is that stands before its name. */
    static final int LOCAL_PREFIX_BYTES = 9;

    private Keys() {}

    static boolean isLocal(Bytes key) {
        return !key.isEmpty() && key.at(0) == LOCAL;
    }

    static void checkUserKey(Bytes key) {
        Check.that(!key.isEmpty() && key.at(0) != LOCAL, "a key is not empty and does not start with 0x00");
    }

    static Bytes local(ShardId shard, Bytes name) {
        return new ByteWriter(LOCAL_PREFIX_BYTES + name.length()).u8(LOCAL).u64(shard.number()).raw(name).take();
    }

    /** All local keys of a shard. */
    static Span localSpan(ShardId shard) {
        return Span.ofPrefix(local(shard, Bytes.EMPTY));
    }

    /** The part of a span that is not the shards' own. */
    static Span userPart(Span span) {
        return span.start().compareTo(FIRST_USER_KEY) >= 0
                ? span
                : span.intersect(new Span(FIRST_USER_KEY, Bytes.EMPTY));
    }
}
