package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Span;

/**
 * A change to the keyspace, without its version: that is the effect's. At one and the same version a put or delete of a
 * key wins over a range deletion that covers it, whichever comes first: who buffers writes forgets those that a later
 * range deletion covers.
 */
public sealed interface Mutation {
    /** The key has this value from the version on. */
    record Put(Bytes key, Bytes value) implements Mutation {
        public Put {
            Keys.checkUserKey(key);
            Check.present(value, "value");
        }
    }

    /** The key has no value from the version on. */
    record Delete(Bytes key) implements Mutation {
        public Delete {
            Keys.checkUserKey(key);
        }
    }

    /** No key of the span has a value from the version on, however many there are: one range tombstone. */
    record DeleteRange(Span span) implements Mutation {
        public DeleteRange {
            Keys.checkUserKey(span.start());
        }
    }
}
