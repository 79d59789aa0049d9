package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.shard.proto.CommitRequest;
import io.phantomdb.shard.proto.TableRef;
import io.phantomdb.store.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The lowest version of each table's descriptor that this leader accepts (DESIGN §6, schema fences). A fence counts from
 * the moment it is appended: whatever was planned with less and is not appended yet never will be.
 *
 * <p>A transaction that replaces a descriptor raises the fence with its own commit, at C. What was planned with the version
 * before and is in the log already must then be older than C as well: every request that names a table therefore marks the
 * table's fence as read at its timestamp, like a key, and a fence is written above its mark only.
 */
final class Fences {
    private final TreeMap<Integer, Integer> versionMinByDescriptor = new TreeMap<>();

    void raise(int descriptorId, int versionMin) {
        versionMinByDescriptor.merge(descriptorId, versionMin, Math::max);
    }

    /** The first table that was planned with too low a version, or null. */
    TableRef tooOld(List<TableRef> tables) {
        for (TableRef table : tables) {
            Integer versionMin = versionMinByDescriptor.get(table.getDescriptorId());
            if (versionMin != null && table.getVersion() < versionMin) {
                return table;
            }
        }
        return null;
    }

    /**
     * Notes that something planned with these tables, at versions that are accepted, counts as done at the timestamp; but for
     * those whose fences it raises itself.
     */
    static void used(List<TableRef> tables, List<TableRef> raised, Marks marks, long timestamp) {
        for (TableRef table : tables) {
            if (!isAmong(raised, table.getDescriptorId())) {
                marks.raise(LocalState.fence(table.getDescriptorId()), timestamp);
            }
        }
    }

    private static boolean isAmong(List<TableRef> raised, int descriptorId) {
        for (TableRef table : raised) {
            if (table.getDescriptorId() == descriptorId) {
                return true;
            }
        }
        return false;
    }

    /** True if nothing at or above the commit's timestamp was planned with less than the fences it raises. */
    static boolean areBelow(CommitRequest commit, Marks marks) {
        for (TableRef raised : commit.getRaisedFencesList()) {
            Bytes fence = LocalState.fence(raised.getDescriptorId());
            if (marks.at(fence) >= commit.getTimestamp()) {
                return false;
            }
        }
        return true;
    }

    /** Raises the fences that a commit raises, in the turn that appends it; what its entry has to say of them. */
    List<Effect> raise(CommitRequest commit) {
        List<Effect> effects = new ArrayList<>();
        for (TableRef raised : commit.getRaisedFencesList()) {
            raise(raised.getDescriptorId(), raised.getVersion());
            effects.add(effect(raised.getDescriptorId()));
        }
        return effects;
    }

    /** Makes the fence as it is now durable. */
    Effect effect(int descriptorId) {
        return new Effect.SetLocal(LocalState.fence(descriptorId), LocalState.number(versionMin(descriptorId)));
    }

    int versionMin(int descriptorId) {
        Integer versionMin = versionMinByDescriptor.get(descriptorId);
        return versionMin == null ? 0 : versionMin;
    }
}
