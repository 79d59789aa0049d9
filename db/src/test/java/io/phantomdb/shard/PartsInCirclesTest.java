package io.phantomdb.shard;

import static io.phantomdb.shard.TestLeader.key;
import static io.phantomdb.shard.TestLeader.part;
import static io.phantomdb.shard.TestLeader.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.phantomdb.shard.proto.RangeRead;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two commits in parts each want to write what the other has read: no locks keep them apart where a leader was lost. */
final class PartsInCirclesTest {
    private final TestLeader leader = new TestLeader();

    @Test
    void theEarlierTriesAgainAndTheLaterGoesOn() {
        leader.ask(reading(part(7, 1, 100, 100, 0, false, "k7")));
        leader.ask(reading(part(8, 1, 90, 90, 0, false, "k8")));
        List<ShardResponse> later = leader.ask(part(7, 1, 100, 100, 1, true, "r7"));
        assertEquals("waits", text(later), "the earlier may still write what this one wants to");
        List<ShardResponse> earlier = leader.ask(part(8, 1, 90, 90, 1, true, "r8"));
        assertEquals("TIMESTAMP_TOO_LOW", text(earlier), "what it wants to write was read at a later timestamp");
        leader.applyAll();
        leader.applyAll();
        assertEquals("done", text(later));
        assertEquals("value of 7", leader.value("r7"));
        assertNull(leader.value("k8"));
        assertEquals("STALE_READ", text(leader.ask(reading(part(8, 2, 90, 110, 0, false, "k8")))));
    }

    private static ShardRequest.Builder reading(ShardRequest.Builder part) {
        RangeRead read = RangeRead.newBuilder().setStart(key("r")).setEnd(key("s")).build();
        return part.setCommit(part.getCommit().toBuilder().addRanges(read));
    }
}
