package io.phantomdb.sql.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static String key(String sql) {
        Shape shape = Shape.of(sql);
        assertNotNull(shape, sql);
        return shape.key();
    }

    private static List<String> literals(String sql) {
        return Shape.of(sql).literals().stream().map(literal -> literal.kind() + " " + literal.text()).toList();
    }

    @Test
    void statementsOfPgbenchShareTheirShapes() {
        String update = "UPDATE pgbench_accounts SET abalance = abalance + -4217 WHERE aid = 91263;";
        assertEquals("update pgbench_accounts set abalance = abalance + $i where aid = $i", key(update));
        assertEquals(List.of("INT4 -4217", "INT4 91263"), literals(update));
        assertEquals(key(update), key("UPDATE pgbench_accounts SET abalance = abalance + 17 WHERE aid = 5;"));
        assertEquals("insert into pgbench_history ( tid , bid , aid , delta , mtime ) values"
                + " ( $i , $i , $i , $i , current_timestamp )",
                key("INSERT INTO pgbench_history (tid, bid, aid, delta, mtime)"
                        + " VALUES (3, 1, 91263, -4217, CURRENT_TIMESTAMP);"));
        assertEquals("select abalance from pgbench_accounts where aid = $i",
                key("SELECT abalance FROM pgbench_accounts WHERE aid = 1;"));
    }

    @Test
    void theClassOfANumberIsPartOfTheShape() {
        assertEquals("select $i , $l , $n , $s", key("select 2147483647, 2147483649, 1.5, 'it''s'"));
        assertEquals(List.of("INT4 -2147483648"), literals("select -2147483648"));
        assertEquals(List.of("STRING it's"), literals("select 'it''s'"));
    }

    @Test
    void literalsThatChangeTheMeaningStay() {
        for (String part : List.of("a::varchar(10)", "cast(a as numeric(10, 2))", "interval '1'", "'now'::timestamp",
                "a at time zone 'UTC'", "cast(a as pg_catalog.varchar(7))", "a::character varying(3)",
                "current_timestamp(3)", "timestamp '2020-01-01'", "a::int[3]")) {
            String sql = "select " + part + " from t where b = 5";
            assertEquals(1, Shape.of(sql).literals().size(), sql);
            assertNotEquals(key(sql), key(sql.replaceAll("[0-9](?=[^0-9]*where)", "9").replace("UTC", "CET")
                    .replace("now", "epoch")), sql);
        }
        assertNotEquals(key("select a, b from t order by 1"), key("select a, b from t order by 2"));
        assertNotEquals(key("select a, count(*) from t group by 1"), key("select a, count(*) from t group by 2"));
        assertNotEquals(key("select a + 1 from t group by a + 1"), key("select a + 2 from t group by a + 1"));
        assertNotEquals(key("select distinct a + 1 from t"), key("select distinct a + 2 from t"));
        assertNotEquals(key("insert into t values (1) on conflict (a) where b = 1 do nothing"),
                key("insert into t values (1) on conflict (a) where b = 2 do nothing"));
    }

    @Test
    void literalsBehindThoseAreLiftedAgain() {
        assertEquals("select a from t order by 1 limit $i offset $i",
                key("select a from t order by 1 limit 10 offset 5"));
        assertEquals("select ( select a from t order by 2 ) , $i", key("select (select a from t order by 2), 3"));
        assertEquals("insert into t as x values ( $i ) on conflict ( a ) do update set b = $s where x . b = $i",
                key("insert into t as x values (1) on conflict (a) do update set b = 'y' where x.b = 2"));
        assertEquals("select a :: varchar ( 10 ) , $i", key("select a::varchar(10), 5"));
    }

    @Test
    void signsBelongToTheirNumbersOnlyWhereNothingBindsTighter() {
        assertEquals("select a - $i", key("select a - 5"));
        assertEquals("select a - $i", key("select a - -5"));
        assertEquals("select - $i :: text", key("select -5::text"));
        assertEquals("select ( $i )", key("select (- 5)"));
        assertEquals("select + $i", key("select +5"));
        assertNull(Shape.of("select -2147483648::text"), "bigint or integer, as the sign is taken");
    }

    @Test
    void isUnsureOfEverythingElse() {
        for (String sql : List.of("", " ", "create table t (a int default 5)", "set x = 5", "select 1; select 2",
                "select 1 -- one", "select /* one */ 1", "select e'x'", "select b'1'", "select u&'x'", "select n'x'",
                "select $$x$$", "select 'a'\n'b'", "select 'a", "select \"a", "select 1e", "select 12abc",
                "select numeric(5,2) '1.2'", "with x as (select 1) select 2", "copy t from stdin", "select 1..2")) {
            assertNull(Shape.of(sql), sql);
        }
    }

    @Test
    void foldsNamesAndBlanksButNotWhatIsQuoted() {
        assertEquals("select a . \"B\" from t", key("SELECT\n A.\"B\"\tFROM   T ;  "));
    }

    @Test
    void liftedLiteralsAreInTheTree() {
        String sql = "select 'x', -5, a from t where b in (1, 2.5) limit 3";
        ParsedStatement statement = Parser.parse(sql, Shape.of(sql));
        assertNotNull(statement);
        String tree = TreeText.flat(statement.tree());
        for (String lifted : List.of("Lifted(index=0, kind=STRING)", "Lifted(index=1, kind=INT4)",
                "Lifted(index=2, kind=INT4)", "Lifted(index=3, kind=NUMERIC)", "Lifted(index=4, kind=INT4)")) {
            assertEquals(2, tree.split(java.util.regex.Pattern.quote(lifted), -1).length, lifted + " in " + tree);
        }
    }

    @Test
    void whatDoesNotFitTheGrammarIsNotLifted() {
        String sql = "select interval '1' second from t where a = position('x' in b)";
        assertNotNull(Parser.parse(sql, Shape.of(sql)));
        String fields = "select a from t where b < interval '1 day' day to second(3)";
        assertNull(Parser.parse(fields, Shape.of(fields)));
    }
}
