package io.phantomdb.simulator.tidy;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.phantomdb.simulator.world.Simulation;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.MonitorInstruction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What runs inside a simulation draws nothing from the machine: only the package that implements the seams touches threads
 * and time. The command line and the mutants run before and beside simulations and may start processes and read files.
 */
final class SimulatorTidyTest {
    private static final String ROOT = "io.phantomdb.simulator.";

    /** Calls that are banned, as prefixes of "class.method", and what to use instead. */
    private static final Map<String, String> BANNED = banned();

    private static Map<String, String> banned() {
        Map<String, String> banned = new LinkedHashMap<>();
        banned.put("java.lang.System.nanoTime", "Simulation.now");
        banned.put("java.lang.System.currentTimeMillis", "Simulation.now");
        banned.put("java.lang.System.identityHashCode", "a field that counts");
        banned.put("java.lang.System.getProperty", "RunChoices");
        banned.put("java.lang.System.getenv", "RunChoices");
        banned.put("java.time.Instant.now", "Simulation.now");
        banned.put("java.util.Locale.getDefault", "Locale.ROOT");
        banned.put("java.util.Random.", "SplitEntropy");
        banned.put("java.util.SplittableRandom.", "SplitEntropy");
        banned.put("java.util.concurrent.ThreadLocalRandom.", "SplitEntropy");
        banned.put("java.lang.Math.random", "SplitEntropy");
        banned.put("java.util.UUID.randomUUID", "SplitEntropy");
        banned.put("java.util.Collections.shuffle", "SplitEntropy");
        banned.put("java.lang.Thread.", "Tasks");
        banned.put("java.lang.Object.wait", "Scope.await");
        banned.put("java.util.concurrent.locks.", "Promise");
        banned.put("java.util.concurrent.Executor", "Tasks");
        banned.put("java.util.concurrent.ForkJoinPool.", "Tasks");
        banned.put("java.util.concurrent.CompletableFuture.", "Promise");
        banned.put("java.util.concurrent.ConcurrentHashMap.", "base.Lookup");
        banned.put("java.util.Collection.parallelStream", "stream");
        banned.put("java.util.HashMap.", "base.Lookup, LinkedHashMap or TreeMap");
        banned.put("java.util.HashSet.", "LinkedHashSet or TreeSet");
        banned.put("java.util.Set.of", "TreeSet, EnumSet or List.of");
        banned.put("java.util.Map.of", "a switch, TreeMap or EnumMap");
        banned.put("java.util.stream.Collectors.toSet", "Collectors.toCollection(TreeSet::new)");
        banned.put("java.util.stream.Collectors.groupingBy", "a TreeMap");
        banned.put("java.io.File", "RunTrace");
        banned.put("java.nio.file.Files.", "RunTrace");
        banned.put("java.net.Socket", "Dialer");
        return banned;
    }

    private static final JavaClasses CLASSES = new ClassFileImporter().importUrl(Simulation.class
            .getProtectionDomain().getCodeSource().getLocation());

    private static boolean runsInside(JavaClass type) {
        String within = type.getPackageName().substring(ROOT.length());
        return !within.equals("world") && !within.equals("run") && !within.equals("mutants");
    }

    @Test
    void onlyTheWorldTouchesTheMachine() {
        TreeSet<String> wrong = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (runsInside(type)) {
                type.getAccessesFromSelf().forEach(access -> check(type, access, wrong));
            }
        }
        assertEquals(new TreeSet<>(), wrong, "what touches the machine inside a simulation");
    }

    private static void check(JavaClass type, JavaAccess<?> access, TreeSet<String> wrong) {
        String target = access.getTargetOwner().getName() + "." + access.getTarget().getName();
        for (Map.Entry<String, String> ban : BANNED.entrySet()) {
            if (target.startsWith(ban.getKey())) {
                wrong.add(type.getName() + " uses " + target + "; use " + ban.getValue());
            }
        }
    }

    @Test
    void nothingIsSynchronized() throws IOException {
        TreeSet<String> wrong = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (type.getSource().isPresent()) {
                try (var bytes = type.getSource().get().getUri().toURL().openStream()) {
                    for (MethodModel method : ClassFile.of().parse(bytes.readAllBytes()).methods()) {
                        if (isSynchronized(method)) {
                            wrong.add(type.getName() + "." + method.methodName().stringValue());
                        }
                    }
                }
            }
        }
        assertEquals(new TreeSet<>(), wrong, "a virtual thread would be pinned, or an order left to the machine");
    }

    private static boolean isSynchronized(MethodModel method) {
        if (method.flags().has(java.lang.reflect.AccessFlag.SYNCHRONIZED)) {
            return true;
        }
        if (method.code().isEmpty()) {
            return false;
        }
        for (CodeElement element : method.code().get()) {
            if (element instanceof MonitorInstruction monitor && monitor.opcode() == Opcode.MONITORENTER) {
                return true;
            }
        }
        return false;
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.phantomdb.simulator.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
