package io.phantomdb.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Merge joins give what hash joins give: with duplicates and NULLs on both sides, of every kind, with little memory too. */
final class MergeJoinProperties {
    private static final List<String> JOINS = List.of("a join b on a.k = b.k", "a left join b on a.k = b.k",
            "a right join b on a.k = b.k", "a full join b on a.k = b.k", "a full join b on a.k = b.k and a.j = b.j",
            "a left join b on a.k = b.k and a.n < b.n + 3", "a join b on a.j = b.j and a.k = b.k",
            "a join b on a.k = b.k and a.n <> b.n", "a join b on b.k = a.n");

    private static TestSession filled(List<Integer> left, List<Integer> right) {
        TestSession session = new TestDatabase(50).session();
        fill(session, "a", left);
        fill(session, "b", right);
        return session;
    }

    /** Keys come in the order of the primary key, with many of each, and negative ones stand for NULL in another column. */
    private static void fill(TestSession session, String table, List<Integer> keys) {
        session.run("create table " + table + " (k int, j int, n int, primary key (k, j, n))");
        for (int at = 0; at < keys.size(); at++) {
            session.run("insert into " + table + " values (" + keys.get(at) + ", " + keys.get(at) % 3 + ", " + at
                    + ")");
        }
    }

    private static String question(String join) {
        return "select a.k, a.n, b.k, b.n from " + join + " order by 1, 2, 3, 4";
    }

    @Property(tries = 30)
    void rowsAreThoseOfHashJoins(@ForAll @Size(max = 60) List<@IntRange(min = -3, max = 12) Integer> left,
            @ForAll @Size(max = 60) List<@IntRange(min = -3, max = 12) Integer> right) {
        TestSession session = filled(left, right);
        List<List<String>> hashed = JOINS.stream().map(join -> session.rows(question(join))).toList();
        List<String> semi = session.rows(among("in")), anti = session.rows(among("not in"));
        session.run("analyze");
        for (int at = 0; at < JOINS.size(); at++) {
            assertEquals(hashed.get(at), session.rows(question(JOINS.get(at))), JOINS.get(at));
        }
        assertEquals(semi, session.rows(among("in")));
        assertEquals(anti, session.rows(among("not in")));
    }

    private static String among(String in) {
        return "select k, n from a where " + (in.equals("in") ? "" : "not ")
                + "exists (select 1 from b where b.k = a.k) order by 1, 2";
    }

    @Test
    void mergesAreWhatIsTested() {
        TestSession session = filled(List.of(1, 2, 3), List.of(2, 2, 3));
        session.run("analyze");
        for (String join : JOINS.subList(0, 8)) {
            String plan = String.join("\n", session.rows("explain (costs off) select * from " + join));
            assertTrue(plan.contains("Merge"), join + ":\n" + plan);
        }
        assertTrue(session.rows("explain (costs off) " + among("in")).toString().contains("Merge Semi Join"));
        assertTrue(session.rows("explain (costs off) " + among("not in")).toString().contains("Merge Anti Join"));
    }

    @Test
    void rowsOfOneKeyNeedNotFitIntoMemory() {
        TestSession session = new TestDatabase(50).session().withWorkMemory(64);
        for (String table : List.of("a", "b")) {
            session.run("create table " + table + " (k int, n int, pad text, primary key (k, n))");
            session.run(
                    "insert into " + table + " select i / 2000, i, repeat('x', 50) from generate_series(1, 4100) i");
        }
        String few = "select count(*), sum(b.n), sum(a.n) from a full join b on a.k = b.k and (a.n % 400 = 0 and b.n"
                + " % 3 = 0)";
        List<String> hashed = session.rows(few);
        session.run("analyze");
        assertTrue(session.rows("explain " + few).toString().contains("Merge Full Join"));
        assertEquals(hashed, session.rows(few));
    }
}
