package io.phantomdb.raft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Which followers are asked to confirm a leadership: as few as make a quorum with the leader, and the same ones while they
 * answer: a message less is two wake-ups less, here and there. (The thrifty leader of Moraru, Andersen, Kaminsky, "There Is
 * More Consensus in Egalitarian Parliaments", SOSP 2013.) Whoever let a round wait is asked last from then on.
 */
final class Askees {
    private final int self;
    private final Quorum quorum;
    /** All followers, those first that are asked first. */
    private final List<Integer> preferred;
    private List<Integer> asked;

    Askees(int self, Quorum quorum, Iterable<Integer> followers) {
        this.self = self;
        this.quorum = quorum;
        this.preferred = new ArrayList<>();
        followers.forEach(preferred::add);
        this.asked = choose();
    }

    List<Integer> asked() {
        return asked;
    }

    /** Those of the asked ones that have not answered become the last. */
    void passOver(IntPredicate hasAnswered) {
        List<Integer> silent = asked.stream().filter(follower -> !hasAnswered.test(follower)).toList();
        preferred.removeAll(silent);
        preferred.addAll(silent);
        asked = choose();
    }

    /** In the order of preference, each that is still needed; a learner never is. */
    private List<Integer> choose() {
        List<Integer> chosen = new ArrayList<>();
        for (int follower : preferred) {
            if (decides(chosen)) {
                break;
            }
            chosen.add(follower);
        }
        for (int follower : List.copyOf(chosen)) {
            List<Integer> without = new ArrayList<>(chosen);
            without.remove(Integer.valueOf(follower));
            if (decides(without)) {
                chosen = without;
            }
        }
        return chosen;
    }

    private boolean decides(List<Integer> chosen) {
        return quorum.agreed(member -> member == self || chosen.contains(member) ? 1 : 0) == 1;
    }
}
