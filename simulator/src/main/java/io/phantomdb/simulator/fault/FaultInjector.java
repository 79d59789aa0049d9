package io.phantomdb.simulator.fault;

import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lets things go wrong, as the plan and the seed have it: storms of faults and calms between them, several faults at a
 * time. When it is told to heal, faults end for a core of the nodes, a majority that then has to get everything done.
 */
public final class FaultInjector {
    private static final long MINUTE = 60_000_000_000L;

    private final Simulation simulation;
    private final Fleet fleet;
    private final FaultPlan plan;
    private final SplitEntropy entropy;
    private final List<FaultKind> kinds;
    private final NetworkFaults network;
    private final ProcessFaults process;
    private final NodeFaults node;
    private final DiskFaults disk;
    private final Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
    private boolean isOver;
    private long stormEnd;

    public FaultInjector(Simulation simulation, Fleet fleet, FaultPlan plan, SplitEntropy entropy) {
        this.simulation = simulation;
        this.fleet = fleet;
        this.plan = plan;
        this.entropy = entropy;
        this.kinds = List.copyOf(plan.kinds());
        this.network = new NetworkFaults(simulation, fleet, entropy.fork("network"));
        this.process = new ProcessFaults(simulation, fleet, entropy.fork("process"));
        this.node = new NodeFaults(simulation, fleet, entropy.fork("node"));
        this.disk = new DiskFaults(simulation, fleet, entropy.fork("disk"));
    }

    /** From now on. */
    public void start() {
        if (kinds.contains(FaultKind.PROCESS)) {
            process.watch();
        }
        if (!kinds.isEmpty()) {
            stormEnd = simulation.now() + entropy.between(1, plan.stormNanosMax());
            next();
        }
    }

    /** Actions so far, by kind. */
    public Map<FaultKind, Integer> counts() {
        return counts;
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void next() {
        long gap = entropy.between(1, 2 * MINUTE / plan.perMinuteAndNode() / fleet.nodes().size());
        long at = simulation.now() + gap;
        if (at > stormEnd) {
            at += entropy.between(1, plan.calmNanosMax());
            stormEnd = at + entropy.between(1, plan.stormNanosMax());
        }
        simulation.at(at, () -> {
            if (!isOver) {
                act();
                next();
            }
        });
    }

    private void act() {
        FaultKind kind = kinds.get(entropy.below(kinds.size()));
        Fault fault = draw(kind, entropy.between(1, plan.lastsNanosMax()) >> entropy.below(6));
        counts.merge(kind, 1, Integer::sum);
        simulation.trace().harness("fault." + kind.label(), fault.text());
        fault.begin().run();
        simulation.at(simulation.now() + fault.lastsNanos(), () -> {
            if (!isOver) {
                simulation.trace().harness("fault.end", fault.text());
                fault.end().run();
            }
        });
    }

    private Fault draw(FaultKind kind, long lastsNanos) {
        return switch (kind) {
            case NETWORK -> plan.isContested() ? network.contest(lastsNanos) : network.draw(lastsNanos);
            case PROCESS -> plan.isContested() ? process.contest(lastsNanos) : process.draw(lastsNanos);
            case STREAM -> node.stream(lastsNanos);
            case CLOCK -> node.clock(lastsNanos);
            case DISK -> disk.draw(lastsNanos);
        };
    }

    /**
     * Ends all faults for a core of the nodes, drawn from the seed, that can decide; each of the others is well, dead or cut off
     * from now on. Returns the core.
     */
    public List<SimNode> healCore() {
        isOver = true;
        process.end();
        network.heal();
        List<SimNode> core = drawCore();
        for (SimNode each : fleet.nodes()) {
            node.heal(each);
            disk.heal(each);
            if (core.contains(each)) {
                process.restart(each);
            } else {
                leaveBehind(each);
            }
        }
        simulation.trace().harness("heal", "core " + core.stream().map(SimNode::name).toList());
        return core;
    }

    private List<SimNode> drawCore() {
        List<SimNode> core = new ArrayList<>(fleet.nodes());
        core.removeAll(disk.damaged());
        int size = fleet.nodes().size();
        int staying = kinds.contains(FaultKind.PROCESS) || kinds.contains(FaultKind.NETWORK) ? size / 2 + 1 : size;
        for (int left = core.size() - staying; left > 0; left--) {
            SimNode away = core.remove(entropy.below(core.size()));
            if (!fleet.canDecide(core)) {
                core.add(away);
            }
        }
        return core;
    }

    private void leaveBehind(SimNode other) {
        switch (entropy.below(3)) {
            case 0 -> {
                if (other.isUp() && kinds.contains(FaultKind.PROCESS)) {
                    other.crash(SimNode.Crash.KILL);
                }
            }
            case 1 -> {
                process.restart(other);
                if (kinds.contains(FaultKind.NETWORK)) {
                    network.isolate(other);
                }
            }
            default -> process.restart(other);
        }
    }

    /** Ends everything that is still wrong, everywhere. */
    public void healAll() {
        isOver = true;
        network.heal();
        for (SimNode each : fleet.nodes()) {
            node.heal(each);
            disk.heal(each);
            process.restart(each);
        }
        simulation.trace().harness("heal", "all");
    }
}
