package io.phantomdb.simulator.fault;

import io.phantomdb.simulator.world.Network;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;

/** Ways between nodes that are closed for a while; one stays closed until the last of those who closed it opens it. */
final class Ways {
    /** A direction between two nodes: all of its links, or the urgent one alone. */
    record Way(int from, int to, boolean isUrgentOnly) {}

    private final Network network;
    private final List<SimNode> nodes;
    private final SplitEntropy entropy;
    /** A way may be in it more than once. */
    private final List<Way> closed = new ArrayList<>();

    Ways(Network network, List<SimNode> nodes, SplitEntropy entropy) {
        this.network = network;
        this.nodes = nodes;
        this.entropy = entropy;
    }

    void close(List<Way> ways) {
        closed.addAll(ways);
        ways.forEach(way -> cut(way, true));
    }

    void open(List<Way> ways) {
        for (Way way : ways) {
            closed.remove(way);
            cut(way, closed.contains(way));
        }
    }

    private void cut(Way way, boolean isCut) {
        if (way.isUrgentOnly()) {
            network.cutUrgent(way.from(), way.to(), isCut);
        } else {
            network.cut(way.from(), way.to(), isCut);
        }
    }

    /** Nothing is closed any more. */
    void heal() {
        closed.clear();
        network.heal();
    }

    static String text(List<Way> ways) {
        StringBuilder text = new StringBuilder();
        ways.forEach(way -> text.append(way.from()).append('>').append(way.to()).append(' '));
        return text.toString().strip();
    }

    /** All ways from and to a node. */
    List<Way> around(SimNode alone, boolean isUrgentOnly) {
        List<Way> ways = new ArrayList<>();
        for (SimNode other : nodes) {
            if (other != alone) {
                ways.add(new Way(alone.number(), other.number(), isUrgentOnly));
                ways.add(new Way(other.number(), alone.number(), isUrgentOnly));
            }
        }
        return ways;
    }

    List<Way> around(SimNode alone) {
        return around(alone, false);
    }

    /** Between two halves of the nodes. */
    List<Way> between() {
        long sides = entropy.nextLong();
        List<Way> ways = new ArrayList<>();
        for (SimNode one : nodes) {
            for (SimNode other : nodes) {
                if ((sides >>> one.number() & 1) != (sides >>> other.number() & 1)) {
                    ways.add(new Way(one.number(), other.number(), false));
                }
            }
        }
        return ways;
    }

    /** From a node, or to it. */
    List<Way> oneSided(SimNode alone) {
        boolean isOutward = entropy.below(2) == 0;
        List<Way> ways = around(alone);
        ways.removeIf(way -> way.from() == alone.number() != isOutward);
        return ways;
    }

    List<Way> some() {
        List<Way> ways = new ArrayList<>();
        for (SimNode from : nodes) {
            for (SimNode to : nodes) {
                if (from != to && entropy.below(3) == 0) {
                    ways.add(new Way(from.number(), to.number(), false));
                }
            }
        }
        return ways;
    }
}
