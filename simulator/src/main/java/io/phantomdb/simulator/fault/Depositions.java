package io.phantomdb.simulator.fault;

import io.phantomdb.host.Peers;
import io.phantomdb.simulator.fault.Ways.Way;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaders that are deposed and do not notice: they go on answering, and what they do not know of has happened elsewhere.
 *
 * <pre>
 *   deposed ──── answers, and is believed ──── hears of its successor: at once
 *                        ▲                                             after some words to one node
 *            the successor cannot be heard                             between two pieces of a commit
 * </pre>
 */
final class Depositions {
    private static final long LOOK_NANOS_MAX = 1_000_000L;
    private static final int CLOCK_STOPPED_PPM = -1_000_000;
    /** Longer than an election takes. */
    private static final long DEPOSING_NANOS = 2_500_000_000L;
    /** Longer than it takes until somebody who waits for the outcome of a commit asks another node. */
    private static final long OUTCOME_NANOS = 5_000_000_000L;
    /** From being told to until it asks for votes. */
    private static final long TAKING_OVER_NANOS_MAX = 40_000_000L;
    private static final long GLANCE_NANOS_MAX = 50_000L;
    private static final long APART_NANOS_MAX = 3_200_000_000L;
    private static final int TIMESTAMPS = 0;
    private static final long ANSWER_NANOS_MAX = 500_000_000L;
    private static final int WORDS_MAX = 32;

    private final Simulation simulation;
    private final Fleet fleet;
    private final List<SimNode> nodes;
    private final SplitEntropy entropy;
    private final Victims victims;
    private final Ways ways;
    /** Those that end as soon as their leader has taken a piece of a commit that is not the last. */
    private final List<Ignorance> ignorant = new ArrayList<>();
    private boolean isOver;

    Depositions(Simulation simulation, Fleet fleet, Ways ways, SplitEntropy entropy) {
        this.simulation = simulation;
        this.fleet = fleet;
        this.nodes = fleet.nodes();
        this.ways = ways;
        this.victims = new Victims(fleet, entropy);
        this.entropy = entropy;
        fleet.whenCommitIsTaken(this::taken);
    }

    /** Nothing that was begun goes on. */
    void end() {
        isOver = true;
        ignorant.clear();
    }

    /**
     * A leader is cut off from the others, not from its clients, and its clock stands still, so that it does not notice: it
     * goes on as a leader while another one is elected. If it is cut off on the urgent link alone, other nodes go on asking it;
     * and where the new leader's answers are held up, they ask it about what the new one has done.
     */
    Fault unawares() {
        SimNode leader = fleet.leader() == null ? victims.any() : fleet.leader();
        boolean isUrgentOnly = entropy.below(3) > 0;
        boolean isSuccessorSilent = isUrgentOnly && entropy.below(2) == 0;
        List<Way> closed = ways.around(leader, isUrgentOnly);
        long lastsNanos = entropy.between(DEPOSING_NANOS, 3 * DEPOSING_NANOS) + (isSuccessorSilent ? OUTCOME_NANOS : 0);
        Ignorance ignorance = new Ignorance(leader, closed, isSuccessorSilent);
        return new Fault(leader.name() + " is deposed and does not notice" + (isUrgentOnly ? ", nor do others" : ""),
                ignorance::begin, ignorance::endBetweenWords, lastsNanos);
    }

    /**
     * The same, but at once: it gives its leadership away and does not hear that this was taken. Everybody still turns to it.
     * If it has given away before what gives out timestamps, these are its successor's, while it is spoken to about rows.
     */
    Fault byItself() {
        SimNode leader = fleet.leader() == null ? victims.any() : fleet.leader();
        SimNode next = victims.otherThan(leader, leader);
        List<Way> deaf = ways.around(leader, true);
        deaf.removeIf(way -> way.to() != leader.number());
        boolean isSuccessorSilent = entropy.below(2) == 0;
        Ignorance ignorance = new Ignorance(leader, deaf, isSuccessorSilent);
        long lastsNanos = isSuccessorSilent && entropy.below(2) == 0
                ? OUTCOME_NANOS + entropy.between(1, DEPOSING_NANOS)
                : entropy.between(1, 2 * DEPOSING_NANOS) >> entropy.below(10);
        long apartNanos = entropy.below(2) * (entropy.between(1, APART_NANOS_MAX) >> entropy.below(6));
        return new Fault(leader.name() + " hands over to " + next.name() + " and does not hear of it", () -> {
            if (apartNanos > 0) {
                fleet.handOver(next, TIMESTAMPS);
            }
            later(apartNanos, () -> {
                long before = fleet.campaigns(next);
                fleet.handOver(next);
                onceCampaigning(next, before, simulation.now() + TAKING_OVER_NANOS_MAX, ignorance::begin);
            });
        }, ignorance::endBetweenWords, apartNanos + TAKING_OVER_NANOS_MAX + lastsNanos);
    }

    /** When it has made up its mind to ask for votes, and nobody has been asked. */
    private void onceCampaigning(SimNode next, long before, long atLast, Runnable then) {
        later(entropy.between(1, GLANCE_NANOS_MAX), () -> {
            if (fleet.campaigns(next) != before || simulation.now() > atLast) {
                then.run();
            } else {
                onceCampaigning(next, before, atLast, then);
            }
        });
    }

    /** From some moment on: who leads then hears what the past has to say of its leadership, but not that it has lost it. */
    void at(long moment) {
        later(moment - simulation.now(), () -> {
            Fault again = byItself();
            again.begin().run();
            later(again.lastsNanos(), again.end());
        });
    }

    private void later(long nanos, Runnable then) {
        simulation.at(simulation.now() + nanos, () -> {
            if (!isOver) {
                then.run();
            }
        });
    }

    /** What the next leader has to say to one of the others comes only after that one has asked elsewhere. */
    private void silenceSuccessor(SimNode before, long until) {
        later(entropy.between(1, LOOK_NANOS_MAX), () -> {
            SimNode next = fleet.leader();
            if (simulation.now() > until) {
                return;
            }
            if (next == null || next == before) {
                silenceSuccessor(before, until);
            } else {
                SimNode unheard = victims.otherThan(before, next);
                later(entropy.between(1, DEPOSING_NANOS / 2), () -> simulation.network().clog(next.number(), unheard
                        .number(), Peers.Link.NORMAL,
                        simulation.now() + entropy.between(OUTCOME_NANOS / 2, 2
                                * OUTCOME_NANOS)));
            }
        });
    }

    /** A leader's time of not knowing that it is none any more, and how it comes to know. */
    private final class Ignorance {
        private final SimNode leader;
        private final List<Way> closed;
        private final boolean isSuccessorSilent;
        private final boolean endsBetweenPieces;
        private boolean isBegun;
        private boolean isEnded;

        private Ignorance(SimNode leader, List<Way> closed, boolean isSuccessorSilent) {
            this.leader = leader;
            this.closed = closed;
            this.isSuccessorSilent = isSuccessorSilent;
            this.endsBetweenPieces = !isSuccessorSilent && entropy.below(3) > 0;
        }

        void begin() {
            if (isEnded) {
                return;
            }
            isBegun = true;
            ways.close(closed);
            leader.changeClock(CLOCK_STOPPED_PPM, 0);
            if (isSuccessorSilent) {
                silenceSuccessor(leader, simulation.now() + DEPOSING_NANOS);
            }
            if (endsBetweenPieces) {
                later(entropy.between(1, DEPOSING_NANOS) >> entropy.below(8), () -> {
                    if (!isEnded) {
                        ignorant.add(this);
                    }
                });
            }
        }

        /** Half a commit is with one that does not lead; its other half finds that. */
        void pieceTaken() {
            if (fleet.leader() != leader && entropy.below(2) == 0) {
                nodes.forEach(this::holdUp);
                end();
            }
        }

        /** At once, or just after it has said something to somebody. */
        void endBetweenWords() {
            if (entropy.below(3) == 0) {
                end();
                return;
            }
            SimNode asking = victims.otherThan(leader, leader);
            afterWords(leader, asking, entropy.below(WORDS_MAX) >> entropy.below(4), () -> {
                holdUp(asking);
                end();
            });
            later(ANSWER_NANOS_MAX, this::end);
        }

        private void end() {
            if (isEnded || isOver) {
                return;
            }
            isEnded = true;
            if (isBegun) {
                ignorant.remove(this);
                ways.open(closed);
                leader.changeClock(0, 0);
            }
        }

        /** What is said to it next finds that it has heard of the other. */
        private void holdUp(SimNode asking) {
            if (asking != leader) {
                simulation.network().clog(asking.number(), leader.number(), Peers.Link.NORMAL, simulation.now()
                        + entropy.between(1, ANSWER_NANOS_MAX));
            }
        }
    }

    /** After so many more answers than one. */
    private void afterWords(SimNode from, SimNode to, int more, Runnable then) {
        simulation.network().afterNext(from.number(), to.number(), more == 0
                ? then
                : () -> afterWords(from, to, more - 1, then));
    }

    private void taken(SimNode by, boolean isLast) {
        if (!isLast) {
            ignorant.stream().filter(each -> each.leader == by).toList().forEach(Ignorance::pieceTaken);
        }
    }
}
