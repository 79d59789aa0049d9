package io.phantomdb.store;

import io.phantomdb.base.Check;
import io.phantomdb.base.ShardId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far each shard's log is applied, and the part groups that are open in it. */
final class ShardStates {
    private static final class State {
        private Applied applied;
        private final TreeMap<PartGroup.Name, PartGroup> open = new TreeMap<>();

        State(Applied applied) {
            this.applied = applied;
        }

        /** What may be called applied when all but the open groups is flushed. */
        Applied recordable() {
            Applied least = applied;
            for (PartGroup group : open.values()) {
                least = group.before().index() < least.index() ? group.before() : least;
            }
            return least;
        }
    }

    private final TreeMap<ShardId, State> states = new TreeMap<>();

    ShardStates(SortedMap<ShardId, Applied> recorded) {
        recorded.forEach((shard, applied) -> states.put(shard, new State(applied)));
    }

    Applied applied(ShardId shard) {
        State state = states.get(shard);
        return state == null ? Applied.NOTHING : state.applied;
    }

    SortedMap<ShardId, Applied> applied() {
        TreeMap<ShardId, Applied> all = new TreeMap<>();
        states.forEach((shard, state) -> all.put(shard, state.applied));
        return all;
    }

    /** The entry after the last one begins; the first one of a term voids the groups that are open. */
    void begin(ShardId shard, long index, long term) {
        State state = state(shard);
        Applied last = state.applied;
        Check.that(index == last.index() + 1, "entry %d of %s is applied after %d", index, shard, last.index());
        Check.that(term >= last.term(), "entry %d of %s has a lower term than the one before", index, shard);
        if (term > last.term()) {
            state.open.clear();
        }
    }

    void end(ShardId shard, Applied applied) {
        state(shard).applied = applied;
    }

    /** A snapshot stands for all that was. */
    void install(ShardId shard, Applied applied) {
        states.put(shard, new State(applied));
    }

    /** True if there were any. */
    boolean voidParts(ShardId shard) {
        State state = state(shard);
        boolean wereOpen = !state.open.isEmpty();
        state.open.clear();
        return wereOpen;
    }

    void addPart(ShardId shard, Effect.Part part) {
        State state = state(shard);
        PartGroup.Name name = new PartGroup.Name(part.txn(), part.attempt());
        PartGroup group = state.open.get(name);
        if (group == null) {
            group = new PartGroup(state.applied, part.version());
            state.open.put(name, group);
        }
        group.add(part);
    }

    /**
     * The group that ends, or null: when a log is replayed over a state that has the group's versions already, its first
     * parts may lie before the place where the replay began.
     */
    PartGroup endParts(ShardId shard, Effect.EndParts end) {
        return state(shard).open.remove(new PartGroup.Name(end.txn(), end.attempt()));
    }

    /** What a manifest may say of each shard when everything visible now is in runs. */
    SortedMap<ShardId, Applied> recordable() {
        TreeMap<ShardId, Applied> all = new TreeMap<>();
        for (Map.Entry<ShardId, State> shard : states.entrySet()) {
            all.put(shard.getKey(), shard.getValue().recordable());
        }
        return all;
    }

    private State state(ShardId shard) {
        State state = states.get(shard);
        if (state == null) {
            state = new State(Applied.NOTHING);
            states.put(shard, state);
        }
        return state;
    }
}
