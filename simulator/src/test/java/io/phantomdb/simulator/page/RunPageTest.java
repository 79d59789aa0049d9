package io.phantomdb.simulator.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.host.Peers;
import io.phantomdb.host.Trace;
import io.phantomdb.simulator.check.BankCheck;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.Operation;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.client.Answer;
import io.phantomdb.simulator.fault.FaultKind;
import io.phantomdb.simulator.language.Language;
import io.phantomdb.simulator.seed.RunChoices;
import io.phantomdb.simulator.seed.RunResult;
import io.phantomdb.simulator.seed.SeedRun;
import io.phantomdb.simulator.workload.OperationEvent;
import io.phantomdb.simulator.workload.OperationEvent.Ending;
import io.phantomdb.simulator.world.RunFailure;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.WorldEvent;
import io.phantomdb.simulator.world.WorldSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser: a run of the database, one that failed, and a very long one. */
final class RunPageTest {
    private static final long MILLISECOND = 1_000_000;

    @TempDir
    private Path directory;

    private final Simulation simulation = new Simulation(1, WorldSettings.calm(), null);
    private final SimNode one = simulation.addNode(1, "n1");
    private final SimNode two = simulation.addNode(2, "n2");
    private final SimNode clients = simulation.addNode(60, "cl");
    private final RunRecorder recorder = new RunRecorder();

    private static RunResult result(RunFailure failure) {
        return new RunResult(7, "planted </script><b>", 0x1234, 100, 1_000 * MILLISECOND, 0, 3, 2, Map.of(
                FaultKind.NETWORK, 1), Map.of(), failure, 0);
    }

    private List<String> tryOut(String page) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("run.html"), page, StandardCharsets.UTF_8);
        List<String> said = Browser.orSkip(directory).selfTest(file);
        said.stream().filter(line -> line.startsWith("note ")).forEach(System.out::println);
        assertEquals("done", said.getLast(), String.join("\n", said));
        assertEquals(List.of(), said.stream().filter(line -> line.startsWith("FAILED")).toList());
        return said;
    }

    /** One client reads twice; the second time it sees too much. Returns what a checker says of that. */
    private Verdict recordWrongRead() {
        Moments moments = new Moments();
        operation(3, moments, 100 * MILLISECOND, List.of(60L, 40L));
        operation(4, moments, 500 * MILLISECOND, List.of(60L, 50L));
        return BankCheck.check(100, 2, List.of(
                new Operation<>(3, "balances", List.of(60L, 40L), Operation.Outcome.OK, 1, 2),
                new Operation<>(4, "balances", List.of(60L, 50L), Operation.Outcome.OK, 3, 4)));
    }

    private void operation(int client, Moments moments, long at, List<Long> balances) {
        long before = moments.last();
        recorder.node(at, clients, new OperationEvent.Begun(client, "bank", before));
        recorder.node(at + MILLISECOND, clients, new OperationEvent.Asked(client, "n1", "SELECT balance FROM accounts",
                List.of()));
        recorder.node(at + 9 * MILLISECOND, clients,
                new OperationEvent.Answered(client, List.of(new Answer(List.of("balance"),
                        balances.stream().map(balance -> List.of("" + balance)).toList(), "SELECT 2")), null));
        for (int moment = 0; moment < 2; moment++) {
            advance(moments);
        }
        recorder.node(at + 10 * MILLISECOND, clients, new OperationEvent.Ended(client, Ending.OK, "", moments.last()));
    }

    /** Moments pass as histories note them. */
    private static void advance(Moments moments) {
        new io.phantomdb.simulator.check.History<String, String>(moments).start(1, "x");
    }

    private void message(long number, long at, long took) {
        SimNode from = number % 2 == 0 ? one : two;
        SimNode to = number % 2 == 0 ? two : one;
        recorder.world(at, from, WorldEvent.PEER_SEND, to.number(), 4, number);
        recorder.sent(number, Peers.Link.NORMAL, Bytes.wrap(new byte[]{1, 2, 3, 4}));
        if (number % 17 == 0) {
            recorder.world(at + took, from, WorldEvent.PEER_LOSE, to.number(), 4, number);
        } else {
            recorder.world(at + took, to, WorldEvent.PEER_RECEIVE, from.number(), 99, number);
        }
    }

    private void recordFaults() {
        recorder.harness(200 * MILLISECOND, "fault.network", "isolated 1>2");
        recorder.world(200 * MILLISECOND, one, WorldEvent.WAY_CLOSED, 2, 0, 0);
        recorder.world(210 * MILLISECOND, two, WorldEvent.NODE_CRASH, 1, 1, 0);
        recorder.world(260 * MILLISECOND, two, WorldEvent.NODE_START, 2, 0, 0);
        recorder.world(300 * MILLISECOND, one, WorldEvent.WAY_OPENED, 2, 0, 0);
        recorder.harness(300 * MILLISECOND, "fault.end", "isolated 1>2");
        recorder.world(310 * MILLISECOND, one, WorldEvent.NODE_PAUSE, 40 * MILLISECOND, 0, 0);
        recorder.node(320 * MILLISECOND, two, new Trace.Note("shard.note", "something \"quoted\" \\ <b>\n\u2028é😀"));
    }

    @Test
    void aRunOfTheDatabaseCanBeLookedAt() throws IOException, InterruptedException {
        SeedRun run = new SeedRun(3, RunChoices.all(), recorder);
        RunResult result = run.run();
        String page = recorder.page(result, "./phantomdb sim --seed 3", run.language());
        assertTrue(tryOut(page).contains("ok a click on an operation shows its statements"));
    }

    @Test
    void aRunOfRaftAloneCanBeLookedAt() {
        RunChoices raft = new RunChoices(List.of("raft"), EnumSet.allOf(FaultKind.class));
        SeedRun run = new SeedRun(1, raft, recorder);
        String page = recorder.page(run.run(), "./phantomdb sim --seed 1 --workload raft", run.language());
        for (String kind : List.of("raft append", "raft vote", "raft answer", "raft heartbeat", "request", "answer",
                "leads s1 in term ")) {
            assertTrue(page.contains("\"" + kind), kind);
        }
        assertFalse(page.contains("\"malformed\""));
    }

    @Test
    void theFailureIsMarkedWithWhatItNames() throws IOException, InterruptedException {
        Verdict verdict = recordWrongRead();
        recordFaults();
        for (int number = 1; number <= 200; number++) {
            message(number, number * 3 * MILLISECOND, 2 * MILLISECOND);
        }
        RunFailure failure = new RunFailure(900 * MILLISECOND, "check", verdict.reason(), null);
        String page = recorder.page(result(failure), "./phantomdb sim --seed 7", Language.UNKNOWN);
        assertTrue(page.contains("\"named\":[{\"list\":\"operations\",\"place\":1}]"), "the second read is named");
        List<String> said = tryOut(page);
        assertTrue(said.contains("ok it opens at the failure"), said.toString());
        assertTrue(said.contains("ok what it names is listed"), said.toString());
    }

    @Test
    void aLongRunIsDrawnAsQuicklyAsAShortOne() throws IOException, InterruptedException {
        recordWrongRead();
        for (int number = 1; number <= 100_000; number++) {
            message(number, number * MILLISECOND, number % 1_000 == 0 ? 900 * MILLISECOND : 2 * MILLISECOND);
            if (number % 2 == 0) {
                recorder.node(number * MILLISECOND, one, new Trace.Note("shard.applied", "entry " + number));
            }
        }
        recordFaults();
        List<String> said = tryOut(recorder.page(result(null), "./phantomdb sim --seed 7", Language.UNKNOWN));
        assertTrue(said.contains("ok no more is drawn than a screen holds"), said.toString());
        assertTrue(said.contains("ok it is drawn in time"), said.toString());
    }

    @Test
    void aPageNeedsNothingFromElsewhere() {
        String page = recorder.page(result(null), "./phantomdb sim --seed 7", Language.UNKNOWN);
        assertFalse(page.contains("http:") || page.contains("https:") || page.contains("src="), page);
        assertEquals(page.indexOf("</script>", page.indexOf("id=\"data\"")), page.indexOf("</script>"),
                "no text ends the data");
        assertFalse(page.contains("planted </script>"));
    }
}
