package io.phantomdb.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Joins give the same rows before their tables are known and afterwards, in whatever order FROM names them. */
final class JoinOrderProperties {
    private static final List<String> TABLES = List.of("a", "b", "c", "d", "e");

    private static TestSession filled(List<Integer> sizes) {
        TestSession session = new TestDatabase(50).session();
        for (int at = 0; at < TABLES.size(); at++) {
            String table = TABLES.get(at);
            session.run("create table " + table + " (id int primary key, x int, y int)");
            session.run("create index " + table + "_x on " + table + " (x)");
            session.run("insert into " + table + " select i, i % 7, i % 5 from generate_series(1, " + sizes.get(at)
                    + ") i");
        }
        return session;
    }

    /** The conditions make a tree of the tables, with a second edge now and then, and some of their own. */
    private static String query(List<Integer> links, int order, boolean outer) {
        List<String> from = new ArrayList<>(TABLES);
        Collections.rotate(from, order);
        List<String> where = new ArrayList<>();
        String[] pairs = {"%s.id = %s.x", "%s.x = %s.id", "%s.x = %s.x", "%s.y = %s.id", "%s.id = %s.y"};
        for (int at = 1; at < TABLES.size(); at++) {
            int link = links.get(at - 1);
            where.add(String.format(pairs[link % pairs.length], TABLES.get(at), TABLES.get(link % at)));
            if (link > 60) {
                where.add(TABLES.get(at) + ".y < " + link % 5);
            }
        }
        String first = outer ? from.getLast() + " left join a z on z.id = " + from.getLast() + ".y" : from.getLast();
        return "select count(*), sum(a.id + 2 * b.id + 3 * c.id + 5 * d.id + 7 * e.id)"
                + (outer ? ", sum(z.x)" : "") + " from " + String.join(", ", from.subList(0, from.size() - 1)) + ", "
                + first + " where " + String.join(" and ", where);
    }

    @Property(tries = 40)
    void rowsDoNotDependOnTheOrder(
            @ForAll @Size(5) List<@IntRange(max = 60) Integer> sizes,
            @ForAll @Size(4) List<@IntRange(max = 100) Integer> links, @ForAll @IntRange(max = 4) int order,
            @ForAll boolean outer) {
        TestSession session = filled(sizes);
        List<String> expected = session.rows(query(links, 0, outer && order == 0));
        List<String> before = session.rows(query(links, order, outer));
        session.run("analyze");
        assertEquals(before, session.rows(query(links, order, outer)));
        assertEquals(expected, session.rows(query(links, 0, outer && order == 0)));
    }

    /** No condition is about two tables alone, so nothing but all of them hangs together. */
    @Property(tries = 30)
    void conditionsMayBeOverManyTables(@ForAll @Size(5) List<@IntRange(min = 1, max = 9) Integer> sizes,
            @ForAll @Size(min = 1, max = 3) List<@IntRange(max = 100) Integer> seeds,
            @ForAll @IntRange(max = 4) int order) {
        TestSession session = filled(sizes);
        List<String> before = session.rows(overMany(seeds, 0));
        session.run("analyze");
        assertEquals(before, session.rows(overMany(seeds, order)));
    }

    private static String overMany(List<Integer> seeds, int order) {
        List<String> from = new ArrayList<>(TABLES);
        Collections.rotate(from, order);
        String[] forms = {"%s.id + %s.x = %s.y", "%s.x in (%s.y, %s.y)", "%s.y - %s.id < %s.x",
                "case when %s.x > 2 then %s.y else %s.id end = 3"};
        List<String> where = new ArrayList<>();
        for (int seed : seeds) {
            int first = seed % 5;
            where.add(String.format(forms[seed % forms.length], TABLES.get(first), TABLES.get((first + 1) % 5),
                    TABLES.get((first + 2 + seed % 3) % 5)));
        }
        return "select count(*), sum(a.id + 2 * b.id + 3 * c.id + 5 * d.id + 7 * e.id) from " + String.join(", ", from)
                + " where " + String.join(" and ", where);
    }
}
