package io.phantomdb.shard;

import io.phantomdb.shard.proto.TableRef;
import java.util.List;
import java.util.TreeMap;

/**
 * The lowest version of each table's descriptor that this leader accepts (DESIGN §6, schema fences). A fence counts from
 * the moment it is appended: whatever was planned with less and is not appended yet never will be.
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

    int versionMin(int descriptorId) {
        Integer versionMin = versionMinByDescriptor.get(descriptorId);
        return versionMin == null ? 0 : versionMin;
    }
}
