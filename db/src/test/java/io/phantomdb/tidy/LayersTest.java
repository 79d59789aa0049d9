package io.phantomdb.tidy;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.phantomdb.base.Bytes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The package picture of DESIGN §2: what each package may import. There is no list of exceptions. */
final class LayersTest {
    private static final String ROOT = "io.phantomdb.";

    /** Package → what it may know beside itself. From the top down. */
    private static final Map<String, List<String>> PICTURE = picture();

    private static Map<String, List<String>> picture() {
        Map<String, List<String>> picture = new TreeMap<>();
        List<String> belowLog = List.of("rows", "host", "base");
        picture.put("node",
                List.of("pgwire", "session", "sql", "cluster", "txn", "shard", "raft", "log", "store", "rows",
                        "host", "base"));
        picture.put("pgwire", List.of("session", "sql", "txn", "rows", "host", "base"));
        picture.put("session", List.of("sql", "txn", "rows", "host", "base"));
        picture.put("sql", List.of("cluster", "txn", "rows", "host", "base", "grammar"));
        picture.put("cluster", List.of("txn", "shard", "host", "base"));
        picture.put("txn", List.of("shard", "rows", "host", "base"));
        picture.put("shard", List.of("raft", "log", "store", "rows", "host", "base"));
        picture.put("raft", List.of("log.record", "base"));
        picture.put("log", belowLog);
        picture.put("store", belowLog);
        picture.put("rows", List.of("base"));
        picture.put("host", List.of("base"));
        picture.put("base", List.of());
        picture.put("grammar", List.of());
        return picture;
    }

    private static final JavaClasses CLASSES = new ClassFileImporter().importUrl(Bytes.class
            .getProtectionDomain().getCodeSource().getLocation());

    @Test
    void importsPointDownwards() {
        TreeSet<String> wrong = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                if (to.getName().startsWith(ROOT) && !isAllowed(within(from), within(to))) {
                    wrong.add(from.getName() + " → " + to.getName());
                }
            }
        }
        assertEquals(new TreeSet<>(), wrong, "imports that the picture does not have");
    }

    private static String within(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    private static boolean isAllowed(String from, String to) {
        String layer = layerOf(from);
        if (layer.equals(layerOf(to))) {
            return true;
        }
        return PICTURE.get(layer).stream().anyMatch(allowed -> to.equals(allowed) || to.startsWith(allowed + "."));
    }

    private static String layerOf(String packageWithin) {
        int dot = packageWithin.indexOf('.');
        return dot < 0 ? packageWithin : packageWithin.substring(0, dot);
    }

    @Test
    void thePictureNamesEveryPackage() {
        TreeSet<String> unknown = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (!PICTURE.containsKey(layerOf(within(type)))) {
                unknown.add(type.getPackageName());
            }
        }
        assertEquals(new TreeSet<>(), unknown, "packages that are not in the picture");
    }

    @Test
    void onlyNodeKnowsTheRealHost() {
        TreeSet<String> wrong = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            boolean mayKnow = layerOf(within(from)).equals("node") || within(from).equals("host.real");
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                if (!mayKnow && dependency.getTargetClass().getPackageName().equals(ROOT + "host.real")) {
                    wrong.add(dependency.getDescription());
                }
            }
        }
        assertEquals(new TreeSet<>(), wrong);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.phantomdb.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
