package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.TxnId;
import java.util.List;

/**
 * What a log entry does to a shard's state: the only way it changes, on every replica alike. Evaluated by the leader,
 * applied by everybody without looking at anything but the effect and the state.
 */
public sealed interface Effect {
    /** All of a transaction's writes at this shard, visible at once. */
    record Commit(long version, List<Mutation> mutations) implements Effect {
        public Commit {
            Check.that(version >= 1, "a version is at least 1, not %d", version);
            mutations = List.copyOf(mutations);
        }
    }

    /**
     * A part of a transaction's writes, too large for one entry: invisible until {@link EndParts}. All parts of an attempt
     * have the same version.
     */
    record Part(TxnId txn, int attempt, int number, long version, List<Mutation> mutations) implements Effect {
        public Part {
            Check.that(attempt >= 0 && number >= 0, "attempts and parts count from 0");
            Check.that(version >= 1, "a version is at least 1, not %d", version);
            mutations = List.copyOf(mutations);
        }
    }

    /** All parts of the attempt become visible at their version, or are forgotten. */
    record EndParts(TxnId txn, int attempt, boolean commit) implements Effect {
        public EndParts {
            Check.that(attempt >= 0, "attempts count from 0");
        }
    }

    /** Sets a single-version value of the shard's own, or removes it (null): outcomes, fences, ceilings, descriptors. */
    record SetLocal(Bytes name, Bytes value) implements Effect {
        public SetLocal {
            Check.present(name, "name");
        }
    }
}
