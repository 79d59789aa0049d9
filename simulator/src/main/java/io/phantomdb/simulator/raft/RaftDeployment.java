package io.phantomdb.simulator.raft;

import io.phantomdb.host.PeerAddress;
import io.phantomdb.log.JournalSettings;
import io.phantomdb.raft.Configuration;
import io.phantomdb.raft.RaftSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * How a group that stands alone is laid out.
 *
 * @param compactEvery entries between two compactions
 * @param digestEvery entries between two digests of the state
 * @param journal with small segments, so that they come and go
 */
record RaftDeployment(int replicas, long electionNanos, long heartbeatNanos, long compactEvery, long digestEvery,
        JournalSettings journal) {
    private static final int PORT = 7_000;
    private static final int APPEND_BYTES_MAX = 1 << 12;

    RaftSettings settings(int number) {
        return new RaftSettings(number, electionNanos, heartbeatNanos, APPEND_BYTES_MAX, 8);
    }

    Configuration configuration() {
        List<Integer> voters = new ArrayList<>();
        for (int number = 1; number <= replicas; number++) {
            voters.add(number);
        }
        return Configuration.of(voters);
    }

    PeerAddress address(int number) {
        return new PeerAddress("n" + number, PORT);
    }

    PeerAddress client(int client) {
        return new PeerAddress("client", PORT + 1 + client);
    }
}
