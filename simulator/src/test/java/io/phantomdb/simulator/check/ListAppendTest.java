package io.phantomdb.simulator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import io.phantomdb.simulator.check.anomaly.Anomaly;
import io.phantomdb.simulator.check.anomaly.AnomalyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small histories, each named after the anomaly in it, in Jepsen's notation; the verdict stands below in comments that begin with
 * {@code ;;}, recorded with {@code -Dgolden.write=true}.
 */
final class ListAppendTest {
    private static final Path HISTORIES = Path.of("src/test/resources/histories");
    private static final String RECORDED = ";; ";

    static Stream<String> histories() throws IOException {
        try (Stream<Path> files = Files.list(HISTORIES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void isJudgedAsRecorded(String name) throws IOException {
        Path file = HISTORIES.resolve(name);
        String text = Files.readString(file);
        Verdict verdict = ListAppend.check(ListEdn.read(text));
        StringBuilder judged = new StringBuilder();
        text.lines().filter(line -> !line.startsWith(RECORDED.strip()))
                .forEach(line -> judged.append(line).append('\n'));
        (verdict.isGood() ? "good" : verdict.reason()).lines()
                .forEach(line -> judged.append(RECORDED).append(line).append(
                        '\n'));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, judged.toString());
        } else {
            assertEquals(text, judged.toString());
        }
        assertTrue(isNamedAfter(name, verdict), name + " is judged as " + verdict);
    }

    private static boolean isNamedAfter(String file, Verdict verdict) {
        String name = file.substring(0, file.length() - ".edn".length()).replaceFirst("-of-.*|-lost$", "");
        return verdict.isGood()
                ? name.startsWith("good-")
                : verdict.reason().toLowerCase(Locale.ROOT).replace(' ', '-').contains(name + "-(");
    }

    /** Only phantoms are missing: lists have no predicates. */
    @Test
    void everyAnomalyOfListsHasAHistory() throws IOException {
        Set<AnomalyKind> seen = EnumSet.of(AnomalyKind.G2, AnomalyKind.G2_REALTIME, AnomalyKind.CYCLE);
        for (String name : histories().toList()) {
            ListAppend.anomalies(ListEdn.read(Files.readString(HISTORIES.resolve(name)))).stream().map(Anomaly::kind)
                    .forEach(
                            seen::add);
        }
        assertEquals(EnumSet.allOf(AnomalyKind.class), seen);
    }

    @Test
    void oneValueAppendedTwiceTeachesNothing() {
        History<ListTransaction, Answers> history = new History<>();
        for (int client = 1; client <= 2; client++) {
            history.start(client, new ListTransaction(List.of(new Step.Append(1, 5)))).ok(new Answers(List.of()));
        }
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> ListAppend.check(history
                .operations()));
        assertTrue(refused.getMessage().contains("value 5 is appended to key 1 twice"), refused.getMessage());
    }

    @Test
    void theCycleShownIsAShortestOne() {
        History<ListTransaction, Answers> history = new History<>();
        List<History<ListTransaction, Answers>.Open> opens = new ArrayList<>();
        int around = 50;
        for (int number = 0; number < around; number++) {
            opens.add(
                    history.start(number, new ListTransaction(List.of(new Step.Append(number, 1), new Step.Read((number
                            + 1) % around)))));
        }
        opens.add(history.start(around, new ListTransaction(List.of(new Step.Append(1_000, 1), new Step.Read(1_001)))));
        opens.add(history.start(around + 1, new ListTransaction(List.of(new Step.Append(1_001, 1), new Step.Read(
                1_000)))));
        opens.forEach(open -> open.ok(new Answers(List.of(List.of(1L)))));
        List<Anomaly> anomalies = ListAppend.anomalies(history.operations());
        assertEquals(AnomalyKind.G1C, anomalies.getFirst().kind());
        assertTrue(anomalies.getFirst().story().startsWith("2 transactions"), anomalies.toString());
    }
}
