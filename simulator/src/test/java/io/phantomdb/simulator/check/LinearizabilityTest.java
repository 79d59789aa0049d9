package io.phantomdb.simulator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.check.Register.Input;
import io.phantomdb.simulator.check.Register.Output;
import org.junit.jupiter.api.Test;

class LinearizabilityTest {
    private final History<Input, Output> history = new History<>();

    private Verdict check() {
        return new Linearizability<>(new Register(0), 500_000).check(history.operations());
    }

    private void read(int client, long value) {
        history.start(client, new Input.Read()).ok(new Output.Value(value));
    }

    private void write(int client, long value) {
        history.start(client, new Input.Write(value)).ok(Output.DONE);
    }

    @Test
    void anEmptyHistoryIsGood() {
        assertTrue(check().isGood());
    }

    @Test
    void aReadSeesTheWriteBeforeIt() {
        write(1, 5);
        read(2, 5);
        assertTrue(check().isGood());
    }

    @Test
    void aStaleReadIsFound() {
        write(1, 5);
        read(2, 0);
        assertTrue(check().isBad());
        assertTrue(check().reason().contains("Read"), check().reason());
    }

    @Test
    void aReadDuringAWriteMaySeeEither() {
        var write = history.start(1, new Input.Write(5));
        read(2, 0);
        read(2, 5);
        write.ok(Output.DONE);
        assertTrue(check().isGood());
    }

    @Test
    void aReadMayNotGoBackDuringAWrite() {
        var write = history.start(1, new Input.Write(5));
        read(2, 5);
        read(2, 0);
        write.ok(Output.DONE);
        assertTrue(check().isBad());
    }

    @Test
    void anUnknownWriteMayHappenLateOrNever() {
        history.start(1, new Input.Write(5));
        read(2, 0);
        read(2, 5);
        assertTrue(check().isGood());
        read(2, 0);
        assertTrue(check().isBad());
    }

    @Test
    void aFailedWriteNeverHappens() {
        history.start(1, new Input.Write(5)).failed();
        read(2, 5);
        assertTrue(check().isBad());
    }

    @Test
    void onlyOneOfTwoSwapsFromTheSameValueSucceeds() {
        history.start(1, new Input.Swap(0, 1)).ok(new Output.Swapped(true));
        history.start(2, new Input.Swap(0, 2)).ok(new Output.Swapped(true));
        assertTrue(check().isBad());
    }

    @Test
    void aSwapThatFailedSawAnotherValue() {
        var swap = history.start(1, new Input.Swap(3, 4));
        write(2, 7);
        swap.ok(new Output.Swapped(false));
        read(1, 7);
        assertTrue(check().isGood());
    }

    @Test
    void manyUnknownWritesCostLittle() {
        for (int value = 1; value < 200; value++) {
            history.start(value, new Input.Write(value));
        }
        read(300, 150);
        read(300, 3);
        assertTrue(check().isGood());
        read(300, 150);
        assertTrue(check().isBad());
    }

    @Test
    void unknownSwapsMayBuildOnEachOther() {
        history.start(1, new Input.Swap(1, 2));
        history.start(2, new Input.Swap(0, 1));
        read(3, 2);
        assertTrue(check().isGood());
    }

    @Test
    void aSearchThatIsGivenUpIsNotGood() {
        for (int value = 1; value < 40; value++) {
            history.start(value, new Input.Write(value % 7));
        }
        read(50, 6);
        read(50, 5);
        assertEquals(Verdict.Kind.UNDECIDED,
                new Linearizability<>(new Register(0), 3).check(history.operations()).kind());
        assertTrue(check().isGood());
    }

    @Test
    void theReadThatIsStaleIsNamed() {
        for (int value = 1; value < 100; value++) {
            write(1, value);
            read(2, value);
        }
        read(3, 17);
        assertTrue(check().isBad());
        assertTrue(check().reason().startsWith("no order explains [397..398] client 3: Read[] -> Value[value=17]"),
                check()
                        .reason());
    }
}
