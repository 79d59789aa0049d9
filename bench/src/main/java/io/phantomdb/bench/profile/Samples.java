package io.phantomdb.bench.profile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** What a recording says, added up: time by method and by package, bytes allocated by place and by class. */
final class Samples {
    private static final String OWN = "io.phantomdb.";

    private final Map<String, Long> self = new HashMap<>();
    /** Samples that have the method anywhere in their stack. */
    private final Map<String, Long> within = new HashMap<>();
    /** By the nearest frame of PhantomDB's own: what the JDK and libraries do for it counts as its own. */
    private final Map<String, Long> owners = new HashMap<>();
    private final Map<String, Long> packages = new TreeMap<>();
    private final Map<String, Long> allocatedBy = new HashMap<>();
    private final Map<String, Long> allocated = new HashMap<>();
    private final Set<Long> allocating = new HashSet<>();
    private long samples;
    private long allocatedBytes;

    static Samples read(Path recording) throws IOException {
        Samples samples = new Samples();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                switch (event.getEventType().getName()) {
                    case "jdk.CPUTimeSample" -> samples.time(event.getStackTrace());
                    case "jdk.ObjectAllocationSample" -> samples.allocation(event);
                    default -> {
                        // Nothing else is asked for; what the recorder adds of itself does not matter.
                    }
                }
            }
        }
        return samples;
    }

    private void time(RecordedStackTrace stack) {
        samples++;
        if (stack == null || stack.getFrames().isEmpty()) {
            self.merge("(no stack)", 1L, Long::sum);
            return;
        }
        self.merge(nameOf(stack.getFrames().getFirst()), 1L, Long::sum);
        Set<String> seen = new HashSet<>();
        for (RecordedFrame frame : stack.getFrames()) {
            String name = nameOf(frame);
            if (seen.add(name)) {
                within.merge(name, 1L, Long::sum);
            }
        }
        String owner = ownerOf(stack.getFrames());
        owners.merge(owner, 1L, Long::sum);
        packages.merge(packageOf(owner), 1L, Long::sum);
    }

    /** A sample stands for all that its thread has allocated since the one before: the first of a thread for too much. */
    private void allocation(RecordedEvent event) {
        RecordedThread thread = event.getThread();
        if (thread == null || allocating.add(thread.isVirtual() ? -1 : thread.getId())) {
            return;
        }
        long weight = event.getLong("weight");
        allocatedBytes += weight;
        RecordedClass type = event.getValue("objectClass");
        allocated.merge(type.getName(), weight, Long::sum);
        RecordedStackTrace stack = event.getStackTrace();
        if (stack != null && !stack.getFrames().isEmpty()) {
            allocatedBy.merge(ownerOf(stack.getFrames()), weight, Long::sum);
        }
    }

    private static String ownerOf(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            String name = nameOf(frame);
            if (name.startsWith(OWN)) {
                return name;
            }
        }
        return nameOf(frames.getLast());
    }

    private static String nameOf(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }

    private static String packageOf(String method) {
        int end = method.lastIndexOf('.', method.lastIndexOf('.') - 1);
        return end < 0 ? method : method.substring(0, end);
    }

    void print(PrintStream out, int lines, double cpuMicrosEach, long operations) {
        head(out, "by package (nearest own frame)", packages, lines, samples, cpuMicrosEach, "µs");
        head(out, "by nearest own method", owners, lines, samples, cpuMicrosEach, "µs");
        head(out, "by method itself", self, lines, samples, cpuMicrosEach, "µs");
        head(out, "by method and what it calls", within, 2 * lines, samples, cpuMicrosEach, "µs");
        double bytesEach = allocatedBytes / (double) Math.max(1, operations);
        head(out, "allocated by nearest own method", allocatedBy, lines, allocatedBytes, bytesEach, "B");
        head(out, "allocated by class", allocated, lines, allocatedBytes, bytesEach, "B");
    }

    private static void head(PrintStream out, String title, Map<String, Long> counts, int lines, long all,
            double each, String unit) {
        out.printf(Locale.ROOT, "%n%s (%.1f %s an operation)%n", title, each, unit);
        counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(lines).forEach(
                entry -> out.printf(Locale.ROOT, "%6.1f %% %8.1f %s  %s%n", 100.0 * entry.getValue() / Math.max(1, all),
                        each * entry.getValue() / Math.max(1, all), unit, entry.getKey()));
    }
}
