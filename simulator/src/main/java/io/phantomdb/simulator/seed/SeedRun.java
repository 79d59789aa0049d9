package io.phantomdb.simulator.seed;

import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.fault.FaultInjector;
import io.phantomdb.simulator.fault.FaultPlan;
import io.phantomdb.simulator.language.Language;
import io.phantomdb.simulator.workload.Subject;
import io.phantomdb.simulator.world.RunObserver;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.SplitEntropy;
import io.phantomdb.simulator.world.Stopwatch;
import io.phantomdb.simulator.world.WorldSettings;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One run, all of it drawn from one seed: the world, the cluster, the workload, the faults. It is founded, suffers for a
 * while, is healed around a core that has to get everything done in time, is healed everywhere, and then judged.
 */
public final class SeedRun implements Run {
    private static final long SECOND = 1_000_000_000L;
    private static final long FOUNDING_MAX = 120 * SECOND;
    private static final long LIVENESS_MAX = 90 * SECOND;

    private final long seed;
    private final SplitEntropy entropy;
    private final Simulation simulation;
    private final Subject subject;
    private final FaultPlan plan;
    private final FaultInjector injector;
    private int undecided;

    public SeedRun(long seed, RunChoices choices, RunObserver observer) {
        this.seed = seed;
        this.entropy = new SplitEntropy(seed).fork("run");
        this.simulation = new Simulation(seed, WorldSettings.draw(entropy.fork("settings")), observer);
        List<String> names = choices.workloads();
        String name = names.get(entropy.fork("workload").below(names.size()));
        this.subject = Workloads.create(name, simulation, entropy.fork("subject"));
        this.plan = FaultPlan.draw(entropy.fork("plan"), choices.faults());
        this.injector = new FaultInjector(simulation, subject.fleet(), plan, entropy.fork("faults"));
    }

    /** On the calling thread and virtual ones. */
    @Override
    public RunResult run() {
        long begun = Stopwatch.nanos();
        simulation.trace().harness("run", subject.description() + ", " + plan + ", " + simulation.settings());
        if (live()) {
            judge();
        }
        return new RunResult(seed, subject.description(), simulation.trace().digest(), simulation.events(), simulation
                .now(), Stopwatch.nanos() - begun, subject.operations(), subject.succeeded(), injector.counts(),
                simulation.trace().reached(), simulation.failure(), undecided);
    }

    @Override
    public Language language() {
        return subject.language();
    }

    @Override
    public void abandon() {
        simulation.abandon();
    }

    @Override
    public boolean isAbandoned() {
        return simulation.isAbandoned();
    }

    @Override
    public HistoryEdn history() {
        return subject.history();
    }

    private boolean live() {
        subject.found();
        if (!reach("the cluster is founded", FOUNDING_MAX, subject::isFounded)) {
            return false;
        }
        subject.work();
        injector.start();
        simulation.run(simulation.now() + entropy.fork("length").between(15 * SECOND, 60 * SECOND), () -> false);
        if (isOver()) {
            return false;
        }
        List<SimNode> core = injector.healCore();
        subject.narrow(core);
        if (!reach("every client of the core succeeds", LIVENESS_MAX, subject::hasEveryClientSucceeded)) {
            return false;
        }
        // After many faults and few operations, nothing may have met so far that could disturb each other.
        if (!reach("two operations meet", LIVENESS_MAX, () -> subject.encounters() > 0)) {
            return false;
        }
        injector.healAll();
        subject.conclude();
        return reach("the last look is taken", LIVENESS_MAX, subject::isConcluded);
    }

    private boolean reach(String what, long nanosMax, BooleanSupplier isReached) {
        simulation.run(simulation.now() + nanosMax, isReached);
        if (!isOver() && !isReached.getAsBoolean()) {
            simulation.fail("liveness", "after " + nanosMax / SECOND + " s it is not true that " + what, null);
        }
        return !isOver();
    }

    private boolean isOver() {
        return simulation.failure() != null || simulation.isAbandoned();
    }

    private void judge() {
        for (Verdict verdict : subject.verdicts()) {
            if (verdict.isBad()) {
                simulation.fail("check", verdict.reason(), null);
            }
            undecided += verdict.kind() == Verdict.Kind.UNDECIDED ? 1 : 0;
        }
        String vacuity = vacuity();
        if (vacuity != null) {
            simulation.fail("vacuous", vacuity, null);
        }
    }

    /** Null if the run was worth something. */
    private String vacuity() {
        if (subject.succeeded() == 0) {
            return "no operation succeeded";
        }
        if (!plan.kinds().isEmpty() && injector.total() == 0) {
            return "no fault fired";
        }
        return subject.vacuity();
    }
}
