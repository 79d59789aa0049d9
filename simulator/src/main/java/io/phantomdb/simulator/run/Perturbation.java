package io.phantomdb.simulator.run;

import io.phantomdb.simulator.world.Stopwatch;
import java.util.ArrayList;
import java.util.List;

/**
 * What must make no difference: another hash code algorithm, scheduler, collector, heap, language, time zone, and objects
 * at other addresses. A run that comes out differently under it has let something of the machine in.
 */
final class Perturbation {
    private static final int OBJECTS = 200_000;

    private Perturbation() {}

    /** Flags for the other process. Those of this process that would contradict them are left out. */
    static List<String> jvmFlags(List<String> ownFlags) {
        List<String> flags = new ArrayList<>();
        for (String flag : ownFlags) {
            boolean isOverruled = flag.startsWith("-Xmx") || flag.startsWith("-Xms") || flag.matches(
                    "-XX:\\+Use\\w+GC") || flag.startsWith("-Djdk.virtualThreadScheduler")
                    || flag.startsWith("-agentlib")
                    || flag.startsWith("-javaagent");
            if (!isOverruled) {
                flags.add(flag);
            }
        }
        flags.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2",
                "-Djdk.virtualThreadScheduler.parallelism=3", "-XX:+UseParallelGC", "-Xmx1200m", "-Duser.language=tr",
                "-Duser.country=TR", "-Duser.timezone=Asia/Kathmandu", "-Dfile.encoding=ISO-8859-9"));
        return flags;
    }

    /** Fills some of the heap in an order that depends on this moment, and lets most of it go. */
    static void allocate() {
        long drawn = Stopwatch.nanos();
        List<Object> kept = new ArrayList<>();
        for (int number = 0; number < OBJECTS; number++) {
            drawn = drawn * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            Object object = new byte[(int) (drawn >>> 56)];
            if (drawn >>> 40 % 7 == 0 || object.hashCode() % 5 == 0) {
                kept.add(object);
            }
        }
        kept.clear();
    }
}
