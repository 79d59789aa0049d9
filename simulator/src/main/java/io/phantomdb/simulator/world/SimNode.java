package io.phantomdb.simulator.world;

import io.phantomdb.base.Check;
import io.phantomdb.host.Host;

/**
 * A machine: a name, a disk that outlives its processes, a clock, and at most one process at a time. All methods are for
 * the harness, between events.
 */
public final class SimNode {
    /** What a process does: called on a thread of it, which may use what blocks. */
    @FunctionalInterface
    public interface Program {
        void main(Host host);
    }

    /** What the harness makes of a process that threw. */
    @FunctionalInterface
    public interface Breakdown {
        void broke(SimNode node, String where, Throwable thrown);
    }

    /** How a process ends. */
    public enum Crash {
        /** The process is killed: what it wrote is still with the operating system. */
        KILL,
        /** The power fails: what was not synced may be lost. */
        POWER
    }

    private static final long CLOCK_START_MAX = 3_600_000_000_000L;

    private final Simulation simulation;
    private final int number;
    private final String name;
    private final SplitEntropy entropy;
    private final DiskImage disk;
    private NodeLife life;
    private int lives;
    private int ratePpm;
    private long pausedUntil;
    private Breakdown breakdown;
    private Runnable ambush;
    private Runnable ambushAfterCell;

    SimNode(Simulation simulation, int number, String name, SplitEntropy entropy) {
        this.simulation = simulation;
        this.number = number;
        this.name = name;
        this.entropy = entropy;
        this.disk = new DiskImage(simulation.settings().diskBytesMax(), entropy.fork("disk"));
        int drift = simulation.settings().driftPpmMax();
        this.ratePpm = drift == 0 ? 0 : (int) entropy.between(-drift, drift);
        this.breakdown = (node, where, thrown) -> simulation.fail(name, where + " threw " + thrown, thrown);
    }

    public int number() {
        return number;
    }

    public String name() {
        return name;
    }

    public boolean isUp() {
        return life != null;
    }

    /** By default a process that throws fails the run. It is dead when this is called. */
    public void onBreakdown(Breakdown newBreakdown) {
        breakdown = newBreakdown;
    }

    /** Begins a process; its program is called soon. Returns its host, so that the harness can reach its loop. */
    public Host start(Program program) {
        Check.that(life == null, "a process of %s is running", name);
        SplitEntropy own = entropy.fork("life");
        NodeClock clock = new NodeClock(simulation, own.below(1 << 30) % CLOCK_START_MAX, ratePpm);
        life = new NodeLife(this, ++lives, own, clock);
        simulation.trace().world(this, WorldEvent.NODE_START, lives, 0);
        NodeLife started = life;
        life.begin(() -> program.main(started.host()), life.wakeDelay());
        return life.host();
    }

    /** Ends the process, with what that does to its disk and to those who talk with it. */
    public void crash(Crash how) {
        Check.that(life != null, "no process of %s is running", name);
        NodeLife ended = life;
        life = null;
        pausedUntil = 0;
        ambush = null;
        ambushAfterCell = null;
        simulation.trace().world(this, WorldEvent.NODE_CRASH, ended.number(), how.ordinal());
        ended.end();
        disk.crash(how,
                (kept, lost) -> simulation.trace().world(this, WorldEvent.DISK_LOST, kept, lost));
    }

    /** Nothing of the process runs for a while, as if it were stopped or collecting garbage; its clock goes on. */
    public void pause(long nanos) {
        pausedUntil = Math.max(pausedUntil, simulation.moment() + nanos);
        simulation.trace().world(this, WorldEvent.NODE_PAUSE, nanos, 0);
    }

    /** Ends a pause for what has not been put off yet; what has been put off comes when it was going to. */
    public void resume() {
        pausedUntil = 0;
    }

    /**
     * Has the harness do something soon after the next append to the journal, most likely before it is synced: where what was
     * said too early shows. Does nothing if the node dies before.
     */
    public void ambush(Runnable action) {
        ambush = action;
    }

    /** The same, but for the append that follows when a cell has been written: between a state and what the log says of it. */
    public void ambushAfterCell(Runnable action) {
        ambushAfterCell = action;
    }

    void cellWritten() {
        if (ambushAfterCell != null) {
            ambush = ambushAfterCell;
            ambushAfterCell = null;
        }
    }

    /** The process has just appended to its journal, and the sync will take so long. */
    void appended(long syncNanos) {
        if (ambush != null) {
            Runnable action = ambush;
            ambush = null;
            simulation.at(simulation.moment() + entropy.between(1, syncNanos), action);
        }
    }

    /** Gives the clock a rate (parts per million from true; {@code -1_000_000} stops it) and a jump forward. */
    public void changeClock(int newRatePpm, long jumpNanos) {
        ratePpm = newRatePpm;
        simulation.trace().world(this, WorldEvent.CLOCK_CHANGE, newRatePpm, jumpNanos);
        if (life != null) {
            life.clock().change(newRatePpm, jumpNanos);
            rescheduleTimers(life);
        }
    }

    /** Moves the wall clock of the process, forward or back. */
    public void jumpWall(long micros) {
        if (life != null) {
            life.clock().jumpWall(micros);
        }
    }

    /** The disk, to be slowed or damaged. */
    public DiskImage disk() {
        return disk;
    }

    private void rescheduleTimers(NodeLife of) {
        for (SimEvent event : simulation.queue().inOrder()) {
            if (event instanceof SimTimer timer && timer.life() == of) {
                simulation.queue().remove(timer);
                timer.schedule();
            }
        }
    }

    /** Opens connections from this machine; for simulated clients, while a process is up. */
    public Dialer dialer() {
        return Check.present(life, "process").streams();
    }

    /** Breaks so many of the process's connections at most; returns how many. */
    public int resetStreams(int count) {
        return life == null ? 0 : life.streams().reset(count);
    }

    void broke(String where, Throwable thrown) {
        crash(Crash.KILL);
        breakdown.broke(this, where, thrown);
    }

    Simulation simulation() {
        return simulation;
    }

    long pausedUntil() {
        return pausedUntil;
    }

    NodeLife life() {
        return life;
    }
}
