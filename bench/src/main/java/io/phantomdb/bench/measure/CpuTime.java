package io.phantomdb.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Processor time of processes, from Linux' {@code /proc/PID/stat} (proc(5)). */
public final class CpuTime {
    /** {@code USER_HZ}: what Linux counts in for user programs, on every architecture that Java 25 runs on. */
    private static final double TICKS_PER_SECOND = 100;
    /** utime is the 14th field; those behind the name of the program are counted from here. */
    private static final int UTIME = 11;

    private CpuTime() {}

    /** True where there is a {@code /proc} to read. */
    public static boolean isKnown() {
        return Files.exists(Path.of("/proc/self/stat"));
    }

    /**
     * Waits until these processes have as many descendants as given, two seconds at most: a backend that is about to end would be
     * counted neither as a child nor with its parent.
     */
    public static void awaitDescendants(Collection<Long> processes, long count) throws InterruptedException {
        for (int attempt = 0; attempt < 100 && descendants(processes) > count; attempt++) {
            Thread.sleep(20);
        }
    }

    /** How many processes these have begun that still are. */
    public static long descendants(Collection<Long> processes) {
        return processes.stream().flatMap(process -> ProcessHandle.of(process).stream()).flatMap(
                ProcessHandle::descendants).count();
    }

    /** Seconds, user and system, that these processes have used, with their children, those that have ended included. */
    public static double secondsOf(Collection<Long> processes) {
        long ticks = 0;
        for (long process : processes) {
            ticks += ticksOf(process);
            ticks += ProcessHandle.of(process).stream().flatMap(ProcessHandle::descendants).mapToLong(
                    child -> ticksOf(child.pid())).sum();
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static long ticksOf(long process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            // utime, stime, and both of the children that were waited for
            for (int field = UTIME; field < UTIME + 4; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks;
        } catch (IOException ended) {
            // No such file, or ESRCH if it ended while it was read: what it used is with its parent now.
            return 0;
        }
    }
}
