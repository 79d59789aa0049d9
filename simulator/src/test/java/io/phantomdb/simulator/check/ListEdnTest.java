package io.phantomdb.simulator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ListEdnTest {
    private final History<ListTransaction, Answers> history = new History<>();

    private static final ListTransaction APPEND_AND_READ = new ListTransaction(
            List.of(new Step.Append(3, 7), new Step.Read(4)));

    private String written() {
        return new HistoryEdn().add(history.operations(), ListEdn::call).toString();
    }

    @Test
    void anOperationIsTwoLines() {
        history.start(1, APPEND_AND_READ).ok(new Answers(List.of(List.of(2L, 5L))));
        assertEquals("""
                {:index 0, :time 1, :type :invoke, :process 1, :f :txn, :value [[:append 3 7] [:r 4 nil]]}
                {:index 1, :time 2, :type :ok, :process 1, :f :txn, :value [[:append 3 7] [:r 4 [2 5]]]}
                """, written());
    }

    /** As in Jepsen, a process that lost track of an operation does nothing any more. */
    @Test
    void afterAnUnknownOperationAClientIsAnotherProcess() {
        history.start(1, APPEND_AND_READ);
        history.start(1, APPEND_AND_READ).failed();
        history.start(1, APPEND_AND_READ);
        assertEquals(List.of(":invoke 1", ":invoke 2", ":fail 2", ":invoke 2", ":info 1", ":info 2"),
                written().lines().map(
                        line -> line.replaceAll(".*:type (:\\w+), :process (\\d+).*", "$1 $2")).toList());
    }

    @Test
    void historiesFromElsewhereAreRead() {
        String text = """
                [#jepsen.history.Op{:process 0, :type :invoke, :f :txn, :value [[:append 1 1] [:r 2 nil]], :index 0, :time 3}
                 {:process :nemesis, :type :info, :f :start, :value {"n1" :cut}}
                 {:process 0, :type :ok, :f :txn, :value [[:append 1 1] [:r 2 nil]], :error nil}]
                """;
        Operation<ListTransaction, Answers> read = ListEdn.read(text).getFirst();
        assertEquals(List.of(new Step.Append(1, 1), new Step.Read(2)), read.input().steps());
        assertEquals(List.of(List.of()), read.output().lists());
    }

    @Test
    void whatIsNoSuchHistoryIsRefused() {
        for (String wrong : List.of("5", "{:process 1, :type :ok, :value []}",
                "{:process 1, :type :invoke, :value [[:w 1 2]]}",
                "{:process 1, :type :invoke, :value [[:append 1 :x]]}",
                "{:process 1, :type :invoke, :value []} ".repeat(2),
                "{:process 1, :type :invoke, :value []} {:process 1, :type :done, :value []}",
                "{:process 1, :type :invoke, :value []} {:process 1, :type :ok, :value [[:r 1 []]]}")) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> ListEdn.read(wrong));
            assertTrue(refused.getMessage().length() > 20, refused.getMessage());
        }
    }
}
