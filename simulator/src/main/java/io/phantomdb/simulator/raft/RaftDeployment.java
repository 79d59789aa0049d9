package io.phantomdb.simulator.raft;

import io.phantomdb.host.PeerAddress;
import io.phantomdb.log.JournalSettings;
import io.phantomdb.raft.Configuration;
import io.phantomdb.raft.RaftSettings;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;

/**
 * How a group that stands alone is laid out.
 *
 * @param layout who votes
 * @param electionNanos if short, replicas often campaign against each other
 * @param roundNanos if short, others than those that are asked to confirm a leadership are often asked as well
 * @param appendBytesMax if small, what a new leader inherits and what it adds travel apart
 * @param compactEvery entries between two compactions, by replica: who leads next may have a log that begins elsewhere
 * @param installNanosMax how long a snapshot may take to be put in place; meanwhile the log goes on
 * @param digestEvery entries between two digests of the state
 * @param journal with small segments, so that they come and go
 */
record RaftDeployment(int replicas, Layout layout, long electionNanos, long heartbeatNanos, long roundNanos,
        int appendBytesMax, List<Long> compactEvery, long installNanosMax, long digestEvery, JournalSettings journal) {
    /** Who votes, from the founding on: nobody changes it yet. */
    enum Layout {
        /** All do. */
        VOTERS,
        /** A change is under way: the first three and the last three, each with a majority of its own. */
        JOINT,
        /** The first three; the others only receive. */
        LEARNERS;

        static Layout draw(int replicas, SplitEntropy entropy) {
            return replicas < 5 ? VOTERS : values()[entropy.below(values().length)];
        }
    }

    private static final int PORT = 7_000;

    /** Alike half of the time. */
    static List<Long> drawCompactions(int replicas, SplitEntropy entropy) {
        long common = 1L << entropy.between(1, 8);
        boolean isAlike = entropy.below(2) == 0;
        List<Long> compactions = new ArrayList<>();
        for (int replica = 0; replica < replicas; replica++) {
            compactions.add(isAlike ? common : 1L << entropy.between(1, 8));
        }
        return compactions;
    }

    long compactEvery(int number) {
        return compactEvery.get(number - 1);
    }

    RaftSettings settings(int number) {
        return new RaftSettings(number, electionNanos, heartbeatNanos, roundNanos, appendBytesMax, 8);
    }

    Configuration configuration() {
        List<Integer> all = members();
        return switch (layout) {
            case VOTERS -> Configuration.of(all);
            case JOINT -> new Configuration(all.subList(0, 3), all.subList(replicas - 3, replicas), List.of());
            case LEARNERS -> new Configuration(all.subList(0, 3), List.of(), all.subList(3, replicas));
        };
    }

    List<Integer> members() {
        List<Integer> members = new ArrayList<>();
        for (int number = 1; number <= replicas; number++) {
            members.add(number);
        }
        return members;
    }

    /** Whether these can elect a leader and commit. */
    boolean canDecide(List<Integer> present) {
        Configuration configuration = configuration();
        return isMajority(configuration.voters(), present)
                && (configuration.outgoing().isEmpty() || isMajority(configuration.outgoing(), present));
    }

    private static boolean isMajority(List<Integer> voters, List<Integer> present) {
        return voters.stream().filter(present::contains).count() * 2 > voters.size();
    }

    PeerAddress address(int number) {
        return new PeerAddress("n" + number, PORT);
    }

    PeerAddress client(int client) {
        return new PeerAddress("client", PORT + 1 + client);
    }
}
