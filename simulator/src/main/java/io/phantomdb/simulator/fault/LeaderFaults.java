package io.phantomdb.simulator.fault;

import io.phantomdb.host.Peers;
import io.phantomdb.simulator.fault.Ways.Way;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.List;

/** What goes wrong around a change of leaders: some do not notice, some come back, some are spoken to by the past. */
final class LeaderFaults {
    private static final long LOOK_NANOS_MAX = 1_000_000L;
    private static final int CLOCK_STOPPED_PPM = -1_000_000;
    /** Longer than an election takes. */
    private static final long DEPOSING_NANOS = 2_500_000_000L;
    /** Longer than it takes until somebody who waits for the outcome of a commit asks another node. */
    private static final long OUTCOME_NANOS = 5_000_000_000L;
    private static final long REIGN_NANOS_MAX = 100_000_000L;
    /** From being told to until its first request for a vote arrives. */
    private static final long TAKING_OVER_NANOS_MAX = 4_000_000L;
    private static final long APART_NANOS_MAX = 400_000_000L;
    private static final int TIMESTAMPS = 0;
    private static final long HELD_NANOS_MAX = 2_400_000_000L;
    private static final long ANSWER_NANOS_MAX = 500_000_000L;
    private static final long MISLED_NANOS_MAX = 200_000_000L;
    private static final int WORDS_MAX = 32;
    private static final long GLANCE_NANOS_MAX = 50_000L;

    private final Simulation simulation;
    private final Fleet fleet;
    private final List<SimNode> nodes;
    private final SplitEntropy entropy;
    private final Victims victims;
    private final Ways ways;
    private boolean isOver;

    LeaderFaults(Simulation simulation, Fleet fleet, Ways ways, SplitEntropy entropy) {
        this.simulation = simulation;
        this.fleet = fleet;
        this.nodes = fleet.nodes();
        this.ways = ways;
        this.victims = new Victims(fleet, entropy);
        this.entropy = entropy;
    }

    /** Nothing that was begun goes on. */
    void end() {
        isOver = true;
    }

    /**
     * A leader is cut off from the others, not from its clients, and its clock stands still, so that it does not notice: it
     * goes on as a leader while another one is elected. If it is cut off on the urgent link alone, other nodes go on asking it;
     * and where the new leader's answers are held up, they ask it about what the new one has done.
     */
    Fault deposedUnawares() {
        SimNode leader = fleet.leader() == null ? victims.any() : fleet.leader();
        boolean isUrgentOnly = entropy.below(3) > 0;
        boolean isSuccessorSilent = isUrgentOnly && entropy.below(2) == 0;
        List<Way> closed = ways.around(leader, isUrgentOnly);
        long lastsNanos = entropy.between(DEPOSING_NANOS, 3 * DEPOSING_NANOS) + (isSuccessorSilent ? OUTCOME_NANOS : 0);
        return new Fault(leader.name() + " is deposed and does not notice" + (isUrgentOnly ? ", nor do others" : ""),
                () -> {
                    ways.close(closed);
                    leader.changeClock(CLOCK_STOPPED_PPM, 0);
                    if (isSuccessorSilent) {
                        silenceSuccessor(leader, simulation.now() + DEPOSING_NANOS);
                    }
                }, () -> endBetweenWords(leader, () -> {
                    ways.open(closed);
                    leader.changeClock(0, 0);
                }), lastsNanos);
    }

    /** At once or just after it has answered somebody a few times, who then finds that another one leads. */
    private void endBetweenWords(SimNode leader, Runnable end) {
        SimNode asking = nodes.get(entropy.below(nodes.size()));
        if (asking == leader || entropy.below(3) == 0) {
            end.run();
            return;
        }
        Runnable once = new Runnable() {
            private boolean isDone;

            @Override
            public void run() {
                if (!isDone && !isOver) {
                    isDone = true;
                    end.run();
                }
            }
        };
        afterWords(leader, asking, entropy.below(WORDS_MAX) >> entropy.below(4), () -> {
            // What is said to it next finds that it has heard of the other.
            simulation.network().clog(asking.number(), leader.number(), Peers.Link.NORMAL, simulation.now() + entropy
                    .between(1, ANSWER_NANOS_MAX));
            once.run();
        });
        simulation.at(simulation.now() + ANSWER_NANOS_MAX, once);
    }

    /** After so many more answers than one. */
    private void afterWords(SimNode from, SimNode to, int more, Runnable then) {
        simulation.network().afterNext(from.number(), to.number(), more == 0
                ? then
                : () -> afterWords(from, to, more - 1, then));
    }

    /** What the next leader has to say to one of the others comes only after that one has asked elsewhere. */
    private void silenceSuccessor(SimNode before, long until) {
        simulation.at(simulation.now() + entropy.between(1, LOOK_NANOS_MAX), () -> {
            SimNode next = fleet.leader();
            if (isOver || simulation.now() > until) {
                return;
            }
            if (next == null || next == before) {
                silenceSuccessor(before, until);
            } else {
                SimNode deaf = otherThan(before, next);
                simulation.at(simulation.now() + entropy.between(1, DEPOSING_NANOS / 2), () -> {
                    if (!isOver) {
                        simulation.network().clog(next.number(), deaf.number(), Peers.Link.NORMAL, simulation.now()
                                + entropy.between(OUTCOME_NANOS / 2, 2 * OUTCOME_NANOS));
                    }
                });
            }
        });
    }

    /**
     * The same, but at once: it gives its leadership away and does not hear that this was taken. Everybody still turns to it.
     * If it has given away before what gives out timestamps, these are its successor's, while it is spoken to about rows.
     */
    Fault deposedByItself() {
        SimNode leader = fleet.leader() == null ? victims.any() : fleet.leader();
        SimNode next = otherThan(leader, leader);
        List<Way> deaf = ways.around(leader, true);
        deaf.removeIf(way -> way.to() != leader.number());
        long lastsNanos = entropy.between(1, 2 * DEPOSING_NANOS) >> entropy.below(10);
        boolean isSuccessorSilent = entropy.below(2) == 0;
        long apartNanos = entropy.below(2) * entropy.between(1, APART_NANOS_MAX);
        return new Fault(leader.name() + " hands over to " + next.name() + " and does not hear of it", () -> {
            if (apartNanos > 0) {
                fleet.handOver(next, TIMESTAMPS);
            }
            simulation.at(simulation.now() + apartNanos, () -> {
                if (isOver) {
                    return;
                }
                fleet.handOver(next);
                simulation.at(simulation.now() + entropy.between(1, TAKING_OVER_NANOS_MAX), () -> {
                    if (!isOver) {
                        ways.close(deaf);
                        leader.changeClock(CLOCK_STOPPED_PPM, 0);
                        if (isSuccessorSilent) {
                            silenceSuccessor(leader, simulation.now() + DEPOSING_NANOS);
                        }
                    }
                });
            });
        }, () -> endBetweenWords(leader, () -> {
            ways.open(deaf);
            leader.changeClock(0, 0);
        }), apartNanos + TAKING_OVER_NANOS_MAX + lastsNanos);
    }

    private SimNode otherThan(SimNode one, SimNode another) {
        List<SimNode> others = nodes.stream().filter(node -> node != one && node != another).toList();
        return others.get(entropy.below(others.size()));
    }

    /**
     * What a node has to say after the leader's next answer is held up, until somebody else has taken over, and perhaps another
     * one after that, or the same one again: it speaks of a number, or of rows, that others have passed by, and nobody
     * remembers who. Or it speaks of an earlier leadership to one who leads again, and is just about to lose that too.
     */
    Fault straggler() {
        SimNode leader = victims.any();
        SimNode late = nodes.get(entropy.below(nodes.size()));
        SimNode next = nodes.get(entropy.below(nodes.size()));
        SimNode last = switch (entropy.below(6)) {
            case 0 -> leader;
            case 1 -> late;
            case 2 -> nodes.get(entropy.below(nodes.size()));
            default -> next;
        };
        boolean isDeposedThen = entropy.below(3) == 0;
        long heldNanos = entropy.between(1, HELD_NANOS_MAX) >> entropy.below(5);
        return new Fault("what " + late.name() + " sends to " + leader.name() + " is held up, while " + next.name()
                + " takes over, then " + last.name(),
                () -> simulation.network().afterNext(leader.number(), late
                        .number(), () -> {
                            if (!isOver) {
                                simulation.network().clog(late.number(), leader.number(), simulation.now() + heldNanos);
                                handOverLater(next, entropy.between(0, heldNanos / 2));
                                handOverLater(last, entropy.between(heldNanos / 2, heldNanos));
                                if (isDeposedThen) {
                                    deposeAt(simulation.now() + heldNanos);
                                }
                            }
                        }),
                () -> {}, heldNanos);
    }

    /** Who leads then hears what the past has to say of its leadership, but not that it has lost it. */
    private void deposeAt(long moment) {
        simulation.at(moment, () -> {
            if (isOver) {
                return;
            }
            Fault again = deposedByItself();
            again.begin().run();
            simulation.at(simulation.now() + again.lastsNanos(), () -> {
                if (!isOver) {
                    again.end().run();
                }
            });
        });
    }

    /**
     * What a leader says to another node is on its way for so long that somebody else has led since, and it leads again: words
     * of its earlier term, answered in this one. Then it is deposed and does not notice.
     */
    Fault misled() {
        SimNode leader = fleet.leader() == null ? victims.any() : fleet.leader();
        SimNode next = otherThan(leader, leader);
        SimNode listener = otherThan(leader, leader);
        long windowNanos = entropy.between(1, MISLED_NANOS_MAX);
        long onTheWayNanos = windowNanos + (entropy.between(1, HELD_NANOS_MAX) >> entropy.below(4));
        return new Fault("what " + leader.name() + " says to " + listener.name() + " comes when " + next.name()
                + " has led, and it leads again", () -> {
                    long now = simulation.now();
                    simulation.network().mislead(leader.number(), listener.number(), now + windowNanos, now
                            + onTheWayNanos);
                    handOverLater(next, windowNanos);
                    handOverLater(leader, windowNanos + entropy.between(1, onTheWayNanos - windowNanos));
                    deposeAt(now + onTheWayNanos + entropy.between(1, MISLED_NANOS_MAX));
                }, () -> {}, onTheWayNanos);
    }

    private void handOverLater(SimNode next, long nanos) {
        simulation.at(simulation.now() + nanos, () -> {
            if (!isOver) {
                fleet.handOver(next);
            }
        });
    }

    /**
     * For a while whoever has just become leader is cut off, and the one before comes back: leaders of one term after the
     * other are left with entries that nobody else has (Raft, figure 8).
     */
    Fault usurpers(long lastsNanos) {
        Usurpers usurpers = new Usurpers(simulation.now() + lastsNanos);
        return new Fault("new leaders are cut off", () -> usurpers.watch(fleet.leader()), () -> {}, lastsNanos);
    }

    private final class Usurpers {
        private final long until;
        private List<Way> closed = List.of();

        Usurpers(long until) {
            this.until = until;
        }

        void watch(SimNode before) {
            simulation.at(simulation.now() + entropy.between(1, LOOK_NANOS_MAX), () -> {
                SimNode leader = fleet.leader();
                if (isOver) {
                    return;
                }
                if (simulation.now() >= until) {
                    cut(List.of());
                    return;
                }
                if (leader != before) {
                    depose(leader);
                }
                watch(leader);
            });
        }

        /** At once, or after a moment, or as soon as it has applied something, which nobody else may know of. */
        private void depose(SimNode leader) {
            switch (entropy.below(3)) {
                case 0 -> cutIfTime(leader);
                case 1 -> simulation.at(simulation.now() + entropy.between(1, REIGN_NANOS_MAX >> entropy.below(8)),
                        () -> cutIfTime(leader));
                default -> cutOnceApplied(leader, fleet.applied(leader), simulation.now() + REIGN_NANOS_MAX);
            }
        }

        private void cutOnceApplied(SimNode leader, long before, long atLast) {
            simulation.at(simulation.now() + entropy.between(1, GLANCE_NANOS_MAX), () -> {
                if (fleet.applied(leader) != before || simulation.now() > atLast) {
                    cutIfTime(leader);
                } else {
                    cutOnceApplied(leader, before, atLast);
                }
            });
        }

        private void cutIfTime(SimNode leader) {
            if (!isOver && simulation.now() < until) {
                cut(ways.around(leader));
            }
        }

        private void cut(List<Way> instead) {
            ways.open(closed);
            closed = instead;
            ways.close(closed);
        }
    }
}
