package io.phantomdb.simulator.fault;

import io.phantomdb.simulator.fault.Ways.Way;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.List;

/** What goes wrong around a change of leaders: some come back, some are spoken to by the past. */
final class LeaderFaults {
    private static final long LOOK_NANOS_MAX = 1_000_000L;
    private static final long REIGN_NANOS_MAX = 100_000_000L;
    private static final long HELD_NANOS_MAX = 2_400_000_000L;
    private static final long MISLED_NANOS_MAX = 200_000_000L;
    private static final long GLANCE_NANOS_MAX = 50_000L;

    private final Simulation simulation;
    private final Fleet fleet;
    private final List<SimNode> nodes;
    private final SplitEntropy entropy;
    private final Victims victims;
    private final Ways ways;
    private final Depositions depositions;
    private boolean isOver;

    LeaderFaults(Simulation simulation, Fleet fleet, Ways ways, Depositions depositions, SplitEntropy entropy) {
        this.simulation = simulation;
        this.fleet = fleet;
        this.nodes = fleet.nodes();
        this.ways = ways;
        this.depositions = depositions;
        this.victims = new Victims(fleet, entropy);
        this.entropy = entropy;
    }

    /** Nothing that was begun goes on. */
    void end() {
        isOver = true;
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
                                    depositions.at(simulation.now() + heldNanos);
                                }
                            }
                        }),
                () -> {}, heldNanos);
    }

    /**
     * What a leader says to another node is on its way for so long that somebody else has led since, and it leads again: words
     * of its earlier term, answered in this one. Then it is deposed and does not notice.
     */
    Fault misled() {
        SimNode leader = fleet.leader() == null ? victims.any() : fleet.leader();
        SimNode next = victims.otherThan(leader, leader);
        SimNode listener = victims.otherThan(leader, leader);
        long windowNanos = entropy.between(1, MISLED_NANOS_MAX);
        long onTheWayNanos = windowNanos + (entropy.between(1, HELD_NANOS_MAX) >> entropy.below(4));
        return new Fault("what " + leader.name() + " says to " + listener.name() + " comes when " + next.name()
                + " has led, and it leads again", () -> {
                    long now = simulation.now();
                    simulation.network().mislead(leader.number(), listener.number(), now + windowNanos, now
                            + onTheWayNanos);
                    handOverLater(next, windowNanos);
                    handOverLater(leader, windowNanos + entropy.between(1, onTheWayNanos - windowNanos));
                    depositions.at(now + onTheWayNanos + entropy.between(1, MISLED_NANOS_MAX));
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
