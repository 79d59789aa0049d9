package io.phantomdb.simulator.fault;

import io.phantomdb.simulator.world.Network;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import io.phantomdb.simulator.world.Weather;
import java.util.ArrayList;
import java.util.List;

/** Bad weather, and ways that are closed: all of a node's, half the cluster's, one direction only, any. */
final class NetworkFaults {
    /** A way that is closed. */
    private record Way(int from, int to) {}

    private static final long LOOK_NANOS_MAX = 1_000_000L;
    private static final int CLOCK_STOPPED_PPM = -1_000_000;
    /** Longer than an election takes. */
    private static final long DEPOSING_NANOS = 2_500_000_000L;
    private static final long REIGN_NANOS_MAX = 100_000_000L;
    private static final long HELD_NANOS_MAX = 1_500_000_000L;
    private static final long GLANCE_NANOS_MAX = 50_000L;

    private final Simulation simulation;
    private final Fleet fleet;
    private final SplitEntropy entropy;
    private final List<SimNode> nodes;
    private final Victims victims;
    /** Ways closed by the partitions that last; a way may be in it more than once. */
    private final List<Way> closed = new ArrayList<>();
    private boolean isOver;

    NetworkFaults(Simulation simulation, Fleet fleet, SplitEntropy entropy) {
        this.simulation = simulation;
        this.fleet = fleet;
        this.nodes = fleet.nodes();
        this.victims = new Victims(fleet, entropy);
        this.entropy = entropy;
    }

    /** Of those that make leaders. */
    Fault contest(long lastsNanos) {
        return switch (entropy.below(8)) {
            case 0 -> weather(lastsNanos);
            case 1 -> partition("isolated", isolated(victims.any()), lastsNanos);
            case 2 -> partition("partial", partial(), lastsNanos);
            case 3 -> deposedUnawares();
            case 4, 5 -> straggler();
            default -> usurpers(lastsNanos);
        };
    }

    Fault draw(long lastsNanos) {
        return switch (entropy.below(12)) {
            case 0, 1 -> weather(lastsNanos);
            case 2, 3 -> partition("isolated", isolated(victims.any()), lastsNanos);
            case 4 -> partition("split", split(), lastsNanos);
            case 5 -> partition("one way", oneWay(), lastsNanos);
            case 6 -> partition("partial", partial(), lastsNanos);
            case 7 -> usurpers(lastsNanos);
            case 8 -> deposedUnawares();
            case 9, 10 -> straggler();
            default -> clog(lastsNanos);
        };
    }

    /** For good: nothing is closed by itself any more. */
    void heal() {
        isOver = true;
        closed.clear();
        simulation.network().heal();
    }

    private Fault weather(long lastsNanos) {
        Weather weather = new Weather(entropy.below(2) * entropy.nextDouble() * 0.3, entropy.below(2) * entropy
                .nextDouble() * 0.2, entropy.below(2) * entropy.nextDouble() * 0.3,
                1 + entropy.below(3) * entropy.below(
                        15));
        Network network = simulation.network();
        return new Fault("weather " + weather, () -> network.weather(weather), () -> network.weather(Weather.FINE),
                lastsNanos);
    }

    private Fault clog(long lastsNanos) {
        SimNode from = victims.any();
        SimNode to = victims.any();
        long until = simulation.now() + lastsNanos;
        return new Fault("clog " + from.name() + ">" + to.name(), () -> simulation.network().clog(from.number(), to
                .number(), until), () -> {}, lastsNanos);
    }

    private Fault partition(String what, List<Way> ways, long lastsNanos) {
        return new Fault(what + " " + text(ways), () -> close(ways), () -> open(ways), lastsNanos);
    }

    /**
     * A leader is cut off from the others, not from its clients, and its clock stands still, so that it does not notice: it
     * goes on as a leader while another one is elected.
     */
    private Fault deposedUnawares() {
        SimNode leader = victims.any();
        List<Way> ways = isolated(leader);
        return new Fault(leader.name() + " is deposed and does not notice", () -> {
            close(ways);
            leader.changeClock(CLOCK_STOPPED_PPM, 0);
        }, () -> {
            open(ways);
            leader.changeClock(0, 0);
        }, entropy.between(DEPOSING_NANOS, 3 * DEPOSING_NANOS));
    }

    /**
     * What a node has to say after the leader's next answer is held up, until after somebody else has taken over: it speaks of
     * a number, or of rows, that others have passed by.
     */
    private Fault straggler() {
        SimNode leader = victims.any();
        SimNode late = nodes.get(entropy.below(nodes.size()));
        SimNode next = nodes.get(entropy.below(nodes.size()));
        long heldNanos = entropy.between(1, HELD_NANOS_MAX) >> entropy.below(5);
        long reignNanos = entropy.between(0, heldNanos);
        return new Fault("what " + late.name() + " sends to " + leader.name() + " is held up, and " + next.name()
                + " takes over", () -> simulation.network().afterNext(leader.number(), late.number(), () -> {
                    if (!isOver) {
                        simulation.network().clog(late.number(), leader.number(), simulation.now() + heldNanos);
                        handOverLater(next, reignNanos);
                    }
                }), () -> {}, heldNanos);
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
    private Fault usurpers(long lastsNanos) {
        Usurpers usurpers = new Usurpers(simulation.now() + lastsNanos);
        return new Fault("new leaders are cut off", () -> usurpers.watch(fleet.leader()), () -> {}, lastsNanos);
    }

    private final class Usurpers {
        private final long until;
        private List<Way> ways = List.of();

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
                cut(isolated(leader));
            }
        }

        private void cut(List<Way> instead) {
            open(ways);
            ways = instead;
            close(ways);
        }
    }

    private static String text(List<Way> ways) {
        StringBuilder text = new StringBuilder();
        ways.forEach(way -> text.append(way.from()).append('>').append(way.to()).append(' '));
        return text.toString().strip();
    }

    private void close(List<Way> ways) {
        closed.addAll(ways);
        ways.forEach(way -> simulation.network().cut(way.from(), way.to(), true));
    }

    private void open(List<Way> ways) {
        for (Way way : ways) {
            closed.remove(way);
            simulation.network().cut(way.from(), way.to(), closed.contains(way));
        }
    }

    List<Way> isolated(SimNode alone) {
        List<Way> ways = new ArrayList<>();
        for (SimNode other : nodes) {
            if (other != alone) {
                ways.add(new Way(alone.number(), other.number()));
                ways.add(new Way(other.number(), alone.number()));
            }
        }
        return ways;
    }

    void isolate(SimNode alone) {
        close(isolated(alone));
    }

    private List<Way> split() {
        long sides = entropy.nextLong();
        List<Way> ways = new ArrayList<>();
        for (SimNode one : nodes) {
            for (SimNode other : nodes) {
                if ((sides >>> one.number() & 1) != (sides >>> other.number() & 1)) {
                    ways.add(new Way(one.number(), other.number()));
                }
            }
        }
        return ways;
    }

    private List<Way> oneWay() {
        SimNode alone = victims.any();
        boolean isOutward = entropy.below(2) == 0;
        List<Way> ways = isolated(alone);
        ways.removeIf(way -> way.from() == alone.number() != isOutward);
        return ways;
    }

    private List<Way> partial() {
        List<Way> ways = new ArrayList<>();
        for (SimNode from : nodes) {
            for (SimNode to : nodes) {
                if (from != to && entropy.below(3) == 0) {
                    ways.add(new Way(from.number(), to.number()));
                }
            }
        }
        return ways;
    }
}
