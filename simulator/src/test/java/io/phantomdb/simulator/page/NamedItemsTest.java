package io.phantomdb.simulator.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.phantomdb.simulator.check.BankCheck;
import io.phantomdb.simulator.check.Linearizability;
import io.phantomdb.simulator.check.Operation;
import io.phantomdb.simulator.check.Operation.Outcome;
import io.phantomdb.simulator.check.Register;
import io.phantomdb.simulator.check.SetCheck;
import io.phantomdb.simulator.invariant.Invariant;
import io.phantomdb.simulator.invariant.OneLeaderPerTerm;
import io.phantomdb.simulator.invariant.SameEntryEverywhere;
import io.phantomdb.simulator.invariant.SameStateAtSameIndex;
import io.phantomdb.simulator.page.NamedItems.Item;
import io.phantomdb.simulator.workload.OperationEvent;
import io.phantomdb.simulator.world.RunFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What checkers and invariants say is found again among what was recorded, in the words they really use. */
final class NamedItemsTest {
    private final Operations operations = new Operations();
    private final Bands bands = new Bands();
    private final Points points = new Points(new Texts());

    private List<Item> namedBy(String what) {
        return new NamedItems(operations, bands, points).in(new RunFailure(9, "check", what, null));
    }

    private void operation(int client, long before, long after) {
        operations.event(before, new OperationEvent.Begun(client, "step", before));
        operations.event(after, new OperationEvent.Ended(client, OperationEvent.Ending.OK, "", after));
    }

    private static List<Item> places(String list, int... places) {
        return java.util.Arrays.stream(places).mapToObj(place -> new Item(list, place)).toList();
    }

    @Test
    void theReadOfABank() {
        operation(1, 0, 4);
        operation(2, 0, 4);
        String what = BankCheck.check(10, 1, List.of(new Operation<>(2, "balances", List.of(11L), Outcome.OK, 1, 3)))
                .reason();
        assertEquals(places("operations", 1), namedBy(what));
    }

    @Test
    void theReadOfASet() {
        operation(5, 0, 2);
        operation(6, 2, 4);
        String what = SetCheck.check(List.of(new Operation<>(5, 77L, true, Outcome.OK, 1, 2)), List.of(new Operation<>(
                6, "read", new SetCheck.Contents(List.of()), Outcome.OK, 3, 4))).reason();
        assertEquals(places("operations", 1), namedBy(what));
    }

    @Test
    void theOperationsOnARegister() {
        operation(1, 0, 2);
        operation(2, 2, 4);
        String what = new Linearizability<Long, Register.Input, Register.Output>(new Register(0), 1_000).check(List.of(
                new Operation<>(1, new Register.Input.Write(5), Register.Output.DONE, Outcome.OK, 1, 2),
                new Operation<>(2, new Register.Input.Read(), new Register.Output.Value(6), Outcome.OK, 3, 4)))
                .reason();
        assertEquals(places("operations", 1, 0), namedBy("register 3: " + what));
    }

    @Test
    void twoLeadersOfATerm() {
        bands.leads(1, 2, 5, 10);
        bands.leads(2, 2, 6, 20);
        bands.leads(3, 2, 5, 30);
        OneLeaderPerTerm invariant = new OneLeaderPerTerm();
        invariant.elected(2, 1, 5);
        assertEquals(places("bands", 0, 2), namedBy(violated(() -> invariant.elected(2, 3, 5))));
    }

    @Test
    void twoEntriesAtOneIndex() {
        for (int node = 1; node <= 2; node++) {
            points.add(node, node, "shard.applied", "entry 17");
            points.isAbout(2, 17);
            points.add(node, node, "shard.applied", "entry 18");
            points.isAbout(2, 18);
        }
        SameEntryEverywhere entries = new SameEntryEverywhere();
        entries.applied(1, 2, 18, 3, 100);
        assertEquals(places("points", 1, 3), namedBy(violated(() -> entries.applied(2, 2, 18, 4, 100))));
        SameStateAtSameIndex states = new SameStateAtSameIndex();
        states.digested(1, 2, 17, 1);
        assertEquals(places("points", 0, 2), namedBy(violated(() -> states.digested(2, 2, 17, 2))));
    }

    @Test
    void aFailureMayNameNothing() {
        assertEquals(List.of(), namedBy("after 90 s it is not true that every client of the core succeeds"));
        assertEquals(List.of(), namedBy("the read [7..9] by client 40"));
    }

    private static String violated(Runnable event) {
        try {
            event.run();
        } catch (Invariant.Violated violated) {
            return violated.getMessage();
        }
        throw new AssertionError("nothing was violated");
    }
}
