package io.phantomdb.simulator.world;

import io.phantomdb.base.Check;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The runs of one queue as they lie on a disk. */
final class RunQueueImage {
    /** A run that was deleted; until something is synced that began later, a power failure may bring it back. */
    private record Dropped(int number, RunImage run, long at) {}

    private final TreeMap<Integer, RunImage> runs = new TreeMap<>();
    private final List<Dropped> dropped = new ArrayList<>();

    List<Integer> numbers() {
        return new ArrayList<>(runs.keySet());
    }

    RunImage run(int number) throws IOException {
        RunImage run = runs.get(number);
        if (run == null) {
            throw new IOException("there is no run " + number);
        }
        return run;
    }

    RunImage create(int number) {
        Check.that(runs.isEmpty() || number > runs.lastKey(), "run %d is not higher than all before", number);
        RunImage run = new RunImage();
        runs.put(number, run);
        return run;
    }

    void drop(int number, long now) throws IOException {
        dropped.add(new Dropped(number, run(number), now));
        runs.remove(number);
    }

    /** Runs that are whole and durable. */
    List<RunImage> finished() {
        return runs.values().stream().filter(RunImage::isSynced).toList();
    }

    long bytes() {
        long sum = 0;
        for (RunImage run : runs.values()) {
            sum += run.length();
        }
        return sum;
    }

    void powerFailed(SplitEntropy entropy, long lastSync) {
        dropped.removeIf(old -> old.at() < lastSync);
        int durable = entropy.below(dropped.size() + 1);
        for (Dropped back : dropped.subList(durable, dropped.size())) {
            runs.put(back.number(), back.run());
        }
        dropped.clear();
        for (int number : numbers()) {
            RunImage run = runs.get(number);
            if (!run.isSynced() && entropy.below(3) == 0) {
                runs.remove(number);
            } else {
                run.powerFailed(entropy);
            }
        }
    }
}
