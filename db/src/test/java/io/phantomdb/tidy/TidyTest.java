package io.phantomdb.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.phantomdb.base.Bytes;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.MonitorInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The house rules that a compiler does not know (DESIGN §3, STYLE): what runs in the simulator touches the world through
 * the seams only; files are small; every package has its essay; every test is run. {@code host.real} is the world, and
 * {@code node.cli} runs before and beside nodes, never inside one.
 */
final class TidyTest {
    /** Calls that are banned, as prefixes of "class.method", and what to use instead. */
    private static final Map<String, String> BANNED = banned();

    private static Map<String, String> banned() {
        Map<String, String> banned = new LinkedHashMap<>();
        banned.put("java.lang.System.nanoTime", "Clock.nanos");
        banned.put("java.lang.System.currentTimeMillis", "Clock.wallMicros");
        banned.put("java.lang.System.identityHashCode", "a field that counts");
        banned.put("java.lang.System.getenv", "NodeConfig");
        banned.put("java.lang.System.getProperty", "NodeConfig");
        banned.put("java.time.Instant.now", "Clock.wallMicros");
        banned.put("java.time.LocalDateTime.now", "Clock.wallMicros");
        banned.put("java.time.LocalDate.now", "Clock.wallMicros");
        banned.put("java.time.ZonedDateTime.now", "Clock.wallMicros");
        banned.put("java.time.ZoneId.systemDefault", "the session's TimeZone");
        banned.put("java.util.TimeZone.getDefault", "the session's TimeZone");
        banned.put("java.util.Locale.getDefault", "Locale.ROOT");
        banned.put("java.nio.charset.Charset.defaultCharset", "StandardCharsets.UTF_8");
        banned.put("java.util.Random.", "Entropy");
        banned.put("java.util.SplittableRandom.", "Entropy");
        banned.put("java.util.concurrent.ThreadLocalRandom.", "Entropy");
        banned.put("java.security.SecureRandom.", "Entropy");
        banned.put("java.lang.Math.random", "Entropy");
        banned.put("java.util.UUID.randomUUID", "Entropy");
        banned.put("java.util.Collections.shuffle", "Entropy");
        banned.put("java.lang.Thread.", "Tasks, Loops");
        banned.put("java.lang.Object.wait", "Scope.await");
        banned.put("java.lang.Object.notify", "Promise.keep");
        banned.put("java.util.Timer.", "Loop.at");
        banned.put("java.util.concurrent.locks.", "an owner on a loop, or Promise");
        banned.put("java.util.concurrent.Executor", "Tasks, Loops.work");
        banned.put("java.util.concurrent.ForkJoinPool.", "Tasks, Loops.work");
        banned.put("java.util.concurrent.CompletableFuture.", "Promise");
        banned.put("java.util.concurrent.CountDownLatch.", "Promise");
        banned.put("java.util.concurrent.Semaphore.", "Promise");
        banned.put("java.util.concurrent.ConcurrentHashMap.", "base.Lookup on a loop, or ConcurrentSkipListMap");
        banned.put("java.util.Collection.parallelStream", "stream");
        banned.put("java.util.HashMap.", "base.Lookup, LinkedHashMap or TreeMap");
        banned.put("java.util.HashSet.", "LinkedHashSet or TreeSet");
        banned.put("java.util.Set.of", "TreeSet, EnumSet or List.of");
        banned.put("java.util.Map.of", "a switch, TreeMap or EnumMap");
        banned.put("java.util.Map.ofEntries", "a switch, TreeMap or EnumMap");
        banned.put("java.util.stream.Collectors.toSet", "Collectors.toCollection(TreeSet::new)");
        banned.put("java.util.stream.Collectors.groupingBy", "a TreeMap");
        banned.put("java.io.File", "Disk");
        banned.put("java.nio.file.Files.", "Disk");
        banned.put("java.nio.channels.", "Disk, Peers, Streams");
        banned.put("java.net.Socket", "Peers, Streams");
        banned.put("java.net.ServerSocket", "Peers, Streams");
        banned.put("java.io.PrintStream.", "Trace");
        return banned;
    }

    /** The one place that builds a map with a hidden order is the map that has no iterator. */
    private static final List<String> WHERE_HASHING_IS_HIDDEN = List.of("io.phantomdb.base.Lookup");

    private static final JavaClasses CLASSES = new ClassFileImporter().importUrl(Bytes.class
            .getProtectionDomain().getCodeSource().getLocation());

    private static boolean runsInTheSimulator(JavaClass type) {
        String name = type.getPackageName();
        return !name.startsWith("io.phantomdb.host.real") && !name.startsWith("io.phantomdb.node.cli")
                && !name.contains(
                        ".proto")
                && !name.startsWith("io.phantomdb.grammar");
    }

    @Test
    void onlyTheSeamsTouchTheWorld() {
        TreeSet<String> wrong = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (runsInTheSimulator(type)) {
                type.getAccessesFromSelf().forEach(access -> checkAccess(type, access, wrong));
            }
        }
        assertEquals(new TreeSet<>(), wrong, "what touches the world outside the seams");
    }

    private static void checkAccess(JavaClass type, JavaAccess<?> access, TreeSet<String> wrong) {
        String target = access.getTargetOwner().getName() + "." + access.getTarget().getName();
        for (Map.Entry<String, String> ban : BANNED.entrySet()) {
            boolean isHidden = WHERE_HASHING_IS_HIDDEN.contains(type.getName())
                    && target.startsWith("java.util.HashMap");
            if (target.startsWith(ban.getKey()) && !isHidden) {
                wrong.add(type.getName() + " uses " + target + "; use " + ban.getValue());
            }
        }
    }

    @Test
    void nothingIsSynchronized() throws IOException {
        TreeSet<String> wrong = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (runsInTheSimulator(type) && type.getSource().isPresent()) {
                try (var bytes = type.getSource().get().getUri().toURL().openStream()) {
                    for (MethodModel method : ClassFile.of().parse(bytes.readAllBytes()).methods()) {
                        if (isSynchronized(method)) {
                            wrong.add(type.getName() + "." + method.methodName().stringValue()
                                    + " is synchronized; use an owner on a loop, or Promise");
                        }
                    }
                }
            }
        }
        assertEquals(new TreeSet<>(), wrong);
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

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final int LINES_MAX = 600;

    private static List<Path> javaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY)) {
            return files.filter(file -> file.toString().endsWith(".java")).filter(file -> !file.toString().contains(
                    "/target/")).toList();
        }
    }

    @Test
    void filesAreSmall() throws IOException {
        TreeSet<String> wrong = new TreeSet<>();
        for (Path file : javaFiles()) {
            long lines = Files.readAllLines(file).size();
            if (lines > LINES_MAX) {
                wrong.add(REPOSITORY.relativize(file) + " has " + lines + " lines: a design postponed");
            }
        }
        assertEquals(new TreeSet<>(), wrong);
    }

    @Test
    void everyPackageHasItsEssay() throws IOException {
        TreeSet<String> wrong = new TreeSet<>();
        for (Path file : javaFiles()) {
            boolean isMain = file.toString().contains("/src/main/java/");
            if (isMain && !Files.exists(file.resolveSibling("package-info.java"))) {
                wrong.add(REPOSITORY.relativize(file.getParent()) + " has no package-info.java");
            }
        }
        assertEquals(new TreeSet<>(), wrong);
    }

    private static final Pattern TEST = Pattern.compile("@(Test|ParameterizedTest|Property|Example|TestFactory)\\b");

    @Test
    void surefireRunsEveryTest() throws IOException {
        TreeSet<String> wrong = new TreeSet<>();
        int seen = 0;
        for (Path file : javaFiles()) {
            String name = file.getFileName().toString();
            boolean isTest = file.toString().contains("/src/test/java/") && TEST.matcher(Files.readString(file)).find();
            boolean isRun = name.endsWith("Test.java") || name.endsWith("Properties.java") || name.endsWith(
                    "Contract.java");
            if (isTest) {
                seen++;
            }
            if (isTest && !isRun) {
                wrong.add(REPOSITORY.relativize(file)
                        + " is matched by no pattern: name it …Test or …Properties, or …Contract"
                        + " if others extend it");
            }
        }
        assertEquals(new TreeSet<>(), wrong);
        assertTrue(seen > 0, "no test was found at all");
    }
}
