package io.phantomdb.simulator.workload;

import io.phantomdb.base.Check;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The commits of a run, by their tokens: what became of each as its client heard it, and as those heard it who asked. All
 * of them must have heard the same; what the data shows is for the checkers, who are told how each ended.
 */
final class Doubts {
    /** Told once how a transaction ended. */
    interface Ending {
        void ok();

        void failed();
    }

    /** What is known of one transaction so far. */
    private enum Known {
        NOTHING,
        COMMITTED,
        ABORTED
    }

    /** One transaction. */
    final class Commit {
        private final int client;
        private final Ending ending;
        private String token;
        private Known known = Known.NOTHING;
        private boolean isWaitingForReply = true;
        private boolean isForgotten;

        private Commit(int client, Ending ending) {
            this.client = client;
            this.ending = ending;
        }

        String token() {
            return token;
        }

        private boolean isInDoubt() {
            return token != null && !isWaitingForReply && known == Known.NOTHING && !isForgotten;
        }

        private void learnt(Known news, String from) {
            if (known != Known.NOTHING && known != news) {
                throw new Finding("the transaction of client " + client + " with token " + token + " was " + known
                        + " before and is " + news + " to " + from);
            }
            if (known == Known.NOTHING) {
                known = news;
                if (news == Known.COMMITTED) {
                    ending.ok();
                } else {
                    ending.failed();
                }
            }
        }
    }

    /** Outcomes are kept for a short time only: "unknown" is an answer. */
    private final boolean mayBeForgotten;
    private final TreeMap<Integer, Commit> current = new TreeMap<>();
    private final List<Commit> commits = new ArrayList<>();
    private long asked;

    Doubts(boolean mayBeForgotten) {
        this.mayBeForgotten = mayBeForgotten;
    }

    Commit begin(int client, Ending ending) {
        Commit begun = new Commit(client, ending);
        current.put(client, begun);
        return begun;
    }

    /** The client's transaction has this token. */
    void told(int client, String token) {
        Commit commit = current.get(client);
        if (commit == null || !commit.isWaitingForReply) {
            throw new Finding("client " + client + " was told the token " + token + " and has not written anything");
        }
        if (commit.token != null) {
            throw new Finding("client " + client + " was told a second token, " + token + " after " + commit.token);
        }
        commit.token = token;
        commits.add(commit);
    }

    /** COMMIT was answered. */
    void acknowledged(Commit commit) {
        commit.isWaitingForReply = false;
        if (commit.token == null) {
            throw new Finding("a commit of client " + commit.client + " was acknowledged without a token");
        }
        commit.learnt(Known.COMMITTED, "its client");
    }

    /** The client was told that it did not happen, or did not get as far as COMMIT. */
    void refused(Commit commit) {
        commit.isWaitingForReply = false;
        commit.learnt(Known.ABORTED, "its client");
    }

    /** COMMIT was not answered, or with "nobody knows". */
    void lost(Commit commit) {
        commit.isWaitingForReply = false;
    }

    /** A commit that its client waits for, or null. */
    Commit underWay(SplitEntropy entropy) {
        List<Commit> open = current.values().stream().filter(commit -> commit.token != null && commit.isWaitingForReply)
                .toList();
        return open.isEmpty() ? null : open.get(entropy.below(open.size()));
    }

    /** A commit of which nobody knows what became of it, or null. */
    Commit inDoubt() {
        return commits.stream().filter(Commit::isInDoubt).findFirst().orElse(null);
    }

    /** Any with a token, or null. */
    Commit any(SplitEntropy entropy) {
        return commits.isEmpty() ? null : commits.get(entropy.below(commits.size()));
    }

    /** Somebody asked with the token and got this answer. */
    void answered(Commit commit, String status) {
        asked++;
        switch (status) {
            case "committed" -> commit.learnt(Known.COMMITTED, "somebody who asked");
            case "aborted" -> commit.learnt(Known.ABORTED, "somebody who asked");
            case "unknown" -> {
                if (!mayBeForgotten) {
                    throw new Finding("the token " + commit.token + " of client " + commit.client
                            + " is not remembered any more");
                }
                commit.isForgotten = true;
            }
            default -> throw Check.unreachable("a status " + status);
        }
    }

    Verdict verdict() {
        Commit left = inDoubt();
        if (left != null) {
            return Verdict.bad("nobody knows what became of the transaction of client " + left.client + " with token "
                    + left.token);
        }
        return asked == 0 && !commits.isEmpty() ? Verdict.bad("there were tokens, and nobody asked") : Verdict.GOOD;
    }
}
