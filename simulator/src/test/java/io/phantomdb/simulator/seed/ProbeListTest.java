package io.phantomdb.simulator.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.phantomdb.base.Probe;
import io.phantomdb.raft.RaftProbe;
import io.phantomdb.simulator.fault.FaultKind;
import io.phantomdb.simulator.world.RunObserver;
import io.phantomdb.simulator.world.SimNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The marks of rare branches: all are listed, each is somewhere in the code, and telling them changes nothing. */
final class ProbeListTest {
    private static final RunChoices RAFT = new RunChoices(List.of("raft"), EnumSet.allOf(FaultKind.class));
    private static final JavaClasses DATABASE = new ClassFileImporter().importUrl(Probe.class.getProtectionDomain()
            .getCodeSource().getLocation());

    @Test
    void everyProbeOfTheDatabaseIsListed() {
        TreeSet<String> listed = new TreeSet<>();
        ProbeList.of(RunChoices.all()).forEach(probe -> listed.add(probe.getClass().getName()));
        TreeSet<String> there = new TreeSet<>();
        for (JavaClass type : DATABASE) {
            if (type.isAssignableTo(Probe.class) && type.isEnum()) {
                there.add(type.getName());
            }
        }
        assertEquals(there, listed);
    }

    @Test
    void everyProbeIsSomewhereInTheCode() {
        TreeSet<String> marked = new TreeSet<>();
        for (JavaClass type : DATABASE) {
            type.getFieldAccessesFromSelf().stream()
                    .filter(access -> access.getTargetOwner().isAssignableTo(Probe.class)
                            && !type.equals(access.getTargetOwner()))
                    .forEach(access -> marked.add(access.getTargetOwner()
                            .getName() + "." + access.getTarget().getName()));
        }
        for (Probe probe : ProbeList.of(RunChoices.all())) {
            assertTrue(marked.contains(probe.getClass().getName() + "." + probe.name()), probe
                    + " is listed, and no code says that it was reached");
        }
    }

    @Test
    void labelsAreUniqueAndMeanSomething() {
        TreeSet<String> labels = new TreeSet<>();
        for (Probe probe : ProbeList.of(RunChoices.all())) {
            assertTrue(labels.add(probe.label()), probe.label());
            assertTrue(probe.label().matches("[a-z.]+\\.[a-z0-9-]+") && probe.meaning().length() > 20, probe.label());
        }
        assertTrue(labels.size() >= 40, "so many are marked: " + labels.size());
    }

    /** Counted as they are reached, in the run they are reached in. */
    private static final class Counting implements RunObserver {
        private final TreeMap<String, Long> counted = new TreeMap<>();

        @Override
        public void reached(long atNanos, SimNode node, Probe probe) {
            counted.merge(probe.label(), 1L, Long::sum);
        }
    }

    @Test
    void aRunCountsWhatItReachesAndIsTheSameWhoeverLooks() {
        List<String> all = new ArrayList<>();
        for (long seed = 1; seed <= 6; seed++) {
            Counting counting = new Counting();
            RunResult observed = new SeedRun(seed, RAFT, counting).run();
            assertEquals(counting.counted, observed.probes());
            RunResult alone = new SeedRun(seed, RAFT, RunObserver.NONE).run();
            assertEquals(alone.digest(), observed.digest());
            assertEquals(alone.probes(), observed.probes());
            all.addAll(observed.probes().keySet());
        }
        assertTrue(all.contains(RaftProbe.CONFLICT_CUT_OFF.label()), all.toString());
        assertTrue(all.contains(RaftProbe.QUORUM_NOT_HEARD.label()), all.toString());
        assertFalse(ProbeList.report(RAFT, new TreeMap<>()).contains("session."));
    }
}
