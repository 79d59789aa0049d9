package io.phantomdb.bench.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Processor time of each thread of a process, by its name as the kernel knows it (15 bytes of it; proc(5)). */
final class ThreadTimes {
    private static final double MICROS_PER_TICK = 10_000;

    private ThreadTimes() {}

    /** Microseconds by name; threads of one name are added up. */
    static TreeMap<String, Double> of(long process) {
        TreeMap<String, Double> times = new TreeMap<>();
        List<Path> threads;
        try (Stream<Path> listed = Files.list(Path.of("/proc", Long.toString(process), "task"))) {
            threads = listed.toList();
        } catch (IOException unknown) {
            throw new UncheckedIOException("the threads of process " + process + " cannot be listed", unknown);
        }
        for (Path thread : threads) {
            add(thread, times);
        }
        return times;
    }

    private static void add(Path thread, TreeMap<String, Double> times) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            int end = stat.lastIndexOf(')');
            String[] fields = stat.substring(end + 2).split(" ");
            String name = stat.substring(stat.indexOf('(') + 1, end).replaceAll("[0-9]+$", "");
            double micros = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK;
            times.merge(name, micros, Double::sum);
        } catch (IOException ended) {
            // A thread that has ended is not listed any more either.
            return;
        }
    }

    static TreeMap<String, Double> difference(TreeMap<String, Double> after, TreeMap<String, Double> before) {
        TreeMap<String, Double> used = new TreeMap<>();
        after.forEach((name, micros) -> used.put(name, micros - before.getOrDefault(name, 0.0)));
        return used;
    }
}
