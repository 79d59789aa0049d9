package io.phantomdb.simulator.run;

import io.phantomdb.host.Host;
import io.phantomdb.host.Trace;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.language.Language;
import io.phantomdb.simulator.seed.Run;
import io.phantomdb.simulator.seed.RunChoices;
import io.phantomdb.simulator.seed.RunResult;
import io.phantomdb.simulator.world.RunObserver;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.WorldSettings;
import java.util.Map;

/**
 * Runs of a node that counts, some of which are wrong on purpose: every third seed fails, every fifth lets something of the
 * machine in that is another in a perturbed process.
 */
final class PlantedRuns implements Run {
    static final int TURNS = 30;
    static final int CHANCE_AT = 20;
    private static final long STEP_NANOS = 1_000_000;

    private final long seed;
    private final Simulation simulation;

    PlantedRuns(long seed, RunChoices choices, RunObserver observer) {
        this.seed = seed;
        this.simulation = new Simulation(seed, WorldSettings.calm(), observer);
    }

    /** As the simulator's own, for another process. */
    public static void main(String[] arguments) {
        SimMain.main(PlantedRuns::new, PlantedRuns.class, arguments);
    }

    @Override
    public RunResult run() {
        simulation.addNode(1, "n1").start(host -> host.loops().store().post(() -> count(host, 0)));
        simulation.run(TURNS * 2 * STEP_NANOS, () -> false);
        if (seed % 3 == 0) {
            simulation.fail("planted", "seeds that three divides are wrong", null);
        }
        return new RunResult(seed, "planted", simulation.trace().digest(), simulation.events(), simulation.now(), 0, 1,
                1, Map.of(), simulation.trace().reached(), simulation.failure(), 0);
    }

    private void count(Host host, int turn) {
        boolean isChance = seed % 5 == 0 && turn == CHANCE_AT;
        host.trace().event(new Trace.Note("planted", isChance
                ? "an identity hash: " + System.identityHashCode(host)
                : "turn " + turn));
        if (turn < TURNS) {
            host.loops().store().at(host.clock().nanos() + STEP_NANOS, () -> count(host, turn + 1));
        }
    }

    @Override
    public Language language() {
        return Language.UNKNOWN;
    }

    @Override
    public HistoryEdn history() {
        return new HistoryEdn();
    }

    @Override
    public void abandon() {
        simulation.abandon();
    }

    @Override
    public boolean isAbandoned() {
        return simulation.isAbandoned();
    }
}
