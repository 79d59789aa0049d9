package io.phantomdb.bench.sqllogic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScriptTest {
    private static List<Script.Record> parse(String text) {
        return Script.parse(text.lines().toList());
    }

    @Test
    void recordsKnowWhereTheyAreAndWhatIsExpected() {
        List<Script.Record> records = parse("""
                hash-threshold 8

                statement error
                SELEC 1

                query IT rowsort label-1
                SELECT a,
                       b FROM t
                ----
                1
                x
                """);
        assertEquals(List.of(new Script.Statement(3, "SELEC 1", true), new Script.Query(6, "SELECT a,\n       b FROM t",
                "IT", "rowsort", 8, List.of("1", "x"))), records);
    }

    @Test
    void whatIsForOthersIsLeftOut() {
        List<Script.Record> records = parse("""
                onlyif mysql # they divide so
                statement ok
                A

                skipif postgresql
                query I nosort
                B
                ----
                1

                onlyif mysql
                halt

                skipif sqlite
                statement ok
                C

                halt

                statement ok
                D
                """);
        assertEquals(List.of(new Script.Statement(15, "C", false)), records);
    }

    @Test
    void whatIsNotARecordIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> parse("queri I\nSELECT 1\n"));
    }
}
