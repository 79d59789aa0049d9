package io.phantomdb.simulator.fault;

import io.phantomdb.base.FatalError;
import io.phantomdb.simulator.world.DiskImage;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Disks that are slow, nearly full, fail requests, or no longer hold what was written to them. A node that meets an error
 * stops with a sentence; that is what it should do, so such an end is no finding, and it is started again.
 *
 * <p>What is damaged stays damaged, as nothing repairs it yet. So those that are never damaged in a run can decide alone, and
 * none of them is counted on when the others have to get everything done: they must refuse whenever they meet the damage,
 * and answer nothing wrong until then.
 */
final class DiskFaults {
    /** Cells of the database; others, such as those of a test's own state machine, have no checksums. */
    private static final List<String> CELLS = List.of("identity", "journal", "manifest");
    private static final long FREE_BYTES_MAX = 2 << 20;
    private static final long RESTART_NANOS_MAX = 4_000_000_000L;

    private final Simulation simulation;
    private final Fleet fleet;
    private final Victims victims;
    private final SplitEntropy entropy;
    private final List<SimNode> damaged = new ArrayList<>();

    DiskFaults(Simulation simulation, Fleet fleet, SplitEntropy entropy) {
        this.simulation = simulation;
        this.fleet = fleet;
        this.victims = new Victims(fleet, entropy);
        this.entropy = entropy;
        fleet.nodes().forEach(node -> node.onBreakdown(this::stopped));
    }

    Fault draw(long lastsNanos) {
        SimNode victim = victims.any();
        DiskImage disk = victim.disk();
        return switch (entropy.below(16)) {
            case 0, 1 -> failing("sync", victim, lastsNanos, disk::failSyncs);
            case 2 -> failing("read", victim, lastsNanos, disk::failReads);
            case 3, 4 -> nearlyFull(victim, lastsNanos);
            case 5, 6 -> damage("a bit of the journal", lastsNanos, victim, disk::rotJournal);
            case 7 -> damage("a bit of a run", lastsNanos, victim, disk::rotRun);
            case 8 -> damage("a misdirected block", lastsNanos, victim, disk::misdirect);
            case 9 -> {
                String cell = CELLS.get(entropy.below(CELLS.size()));
                yield damage("a bit of the cell " + cell, lastsNanos, victim, () -> disk.rotCell(cell));
            }
            case 10, 11 -> allSlow(lastsNanos);
            default -> slow(victim, lastsNanos);
        };
    }

    private Fault slow(SimNode victim, long lastsNanos) {
        int factor = 1 << entropy.between(2, 8);
        long until = simulation.now() + lastsNanos;
        return new Fault("disk of " + victim.name() + " is " + factor + " times slower", () -> victim.disk().slow(
                factor, until), () -> {}, lastsNanos);
    }

    /** Then commits take longer than those who wait for them do. */
    private Fault allSlow(long lastsNanos) {
        int factor = 1 << entropy.between(6, 10);
        long until = simulation.now() + lastsNanos;
        return new Fault("all disks are " + factor + " times slower", () -> fleet.nodes().forEach(node -> node.disk()
                .slow(factor, until)), () -> {}, lastsNanos);
    }

    private interface Failing {
        void next(int count);
    }

    private static Fault failing(String what, SimNode victim, long lastsNanos, Failing failing) {
        return new Fault("the next " + what + " of " + victim.name() + " fails", () -> failing.next(1), () -> failing
                .next(0), lastsNanos);
    }

    /** Less and less is left; what the node does not need any more it may give back. */
    private Fault nearlyFull(SimNode victim, long lastsNanos) {
        long left = entropy.between(1, FREE_BYTES_MAX);
        return new Fault("disk of " + victim.name() + " has only " + left + " bytes left", () -> victim.disk()
                .leaveFree(left), victim.disk()::makeRoom, lastsNanos);
    }

    private Fault damage(String what, long lastsNanos, SimNode victim, BooleanSupplier strike) {
        return new Fault("damage at " + victim.name() + ": " + what, () -> {
            if (isWithinBudget(victim) && strike.getAsBoolean() && !damaged.contains(victim)) {
                damaged.add(victim);
            }
        }, () -> {}, lastsNanos);
    }

    private boolean isWithinBudget(SimNode victim) {
        List<SimNode> sound = new ArrayList<>(fleet.nodes());
        sound.removeAll(damaged);
        sound.remove(victim);
        return damaged.contains(victim) || fleet.canDecide(sound);
    }

    /** Nodes that must not be counted on any more. */
    List<SimNode> damaged() {
        return damaged;
    }

    /** Requests do not fail any more; what is damaged stays so. */
    void heal(SimNode victim) {
        victim.disk().slow(1, 0);
        victim.disk().failSyncs(0);
        victim.disk().failReads(0);
        victim.disk().makeRoom();
    }

    private void stopped(SimNode node, String where, Throwable thrown) {
        boolean isExpected = thrown instanceof FatalError && (node.disk().hasFailed() || damaged.contains(node));
        if (!isExpected) {
            simulation.fail(node.name(), where + " threw " + thrown, thrown);
            return;
        }
        simulation.trace().harness("fault.stopped", node.name() + " stopped: " + thrown.getMessage());
        simulation.at(simulation.now() + entropy.between(1, RESTART_NANOS_MAX), () -> {
            if (!node.isUp() && !damaged.contains(node)) {
                fleet.start(node);
            }
        });
    }
}
