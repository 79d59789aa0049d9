package io.phantomdb.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.phantomdb.base.StatementError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Random statements against a table and against a sorted map that knows what the table must hold; indexes come and go
 * meanwhile, and commits fail now and then.
 */
final class CrudProperties {
    /** A row without its key; b is unique unless it is null. */
    private record Row(Integer b, String c) {}

    /** Something that is done to both, with the numbers it needs. */
    private record Step(int kind, int key, Integer b, int span) {}

    private static final List<String> SCHEMA_CHANGES = List.of("create index if not exists t_c on t (c)",
            "drop index if exists t_c", "create index if not exists t_bc on t (b desc nulls last, c)",
            "drop index if exists t_bc");

    private final Map<Integer, Row> model = new TreeMap<>();

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> value = Arbitraries.integers().between(0, 12).injectNull(0.2);
        return Combinators.combine(Arbitraries.integers().between(0, 9), Arbitraries.integers().between(0, 20), value,
                Arbitraries.integers().between(0, 6)).as(Step::new).list().ofMinSize(10).ofMaxSize(40);
    }

    @Property(tries = 25)
    void tableIsTheModel(@ForAll("steps") List<Step> steps, @ForAll boolean failing) {
        TestDatabase database = new TestDatabase(3);
        TestSession session = database.session();
        session.run("create table t (k int primary key, b int unique, c text)");
        database.transactions.retryEvery(failing ? 5 : 0);
        model.clear();
        for (Step step : steps) {
            take(session, step);
            assertEquals(expected(0, 100), session.rows("select k, b, c from t order by k"));
        }
        checkQueries(session, steps.getLast());
        IndexCheck.check(database);
        assertEquals(0, database.transactions.open());
    }

    private void take(TestSession session, Step step) {
        String c = "c" + step.span;
        switch (step.kind) {
            case 0, 1, 2 -> insert(session, step.key, new Row(step.b, c));
            case 3 -> upsert(session, step.key, new Row(step.b, c));
            case 4 -> update(session, step.key, new Row(step.b, c));
            case 5 -> {
                session.run("update t set c = c || 'x' where k between " + step.key + " and "
                        + (step.key + step.span));
                model.replaceAll((key, row) -> within(step, key) ? new Row(row.b, row.c + "x") : row);
            }
            case 6 -> {
                session.run("delete from t where k >= " + step.key + " and k <= " + (step.key + step.span));
                model.keySet().removeIf(key -> within(step, key));
            }
            case 7 -> {
                session.run("delete from t where b = " + step.b);
                model.values().removeIf(row -> row.b != null && row.b.equals(step.b));
            }
            case 8 -> session.run(SCHEMA_CHANGES.get(step.key % SCHEMA_CHANGES.size()));
            default -> move(session, step);
        }
    }

    private static boolean within(Step step, int key) {
        return key >= step.key && key <= step.key + step.span;
    }

    private boolean isTaken(Integer b, int exceptKey) {
        return b != null && model.entrySet().stream()
                .anyMatch(entry -> entry.getKey() != exceptKey && b.equals(entry.getValue().b));
    }

    private void insert(TestSession session, int key, Row row) {
        boolean refused = model.containsKey(key) || isTaken(row.b, -1);
        assertEquals(refused, fails(session, "insert into t values (" + key + ", " + row.b + ", '" + row.c + "')"));
        if (!refused) {
            model.put(key, row);
        }
    }

    private void upsert(TestSession session, int key, Row row) {
        boolean refused = isTaken(row.b, key);
        String sql = "insert into t values (" + key + ", " + row.b + ", '" + row.c
                + "') on conflict (k) do update set b = excluded.b, c = excluded.c || t.c";
        assertEquals(refused, fails(session, sql));
        if (!refused) {
            Row before = model.get(key);
            model.put(key, before == null ? row : new Row(row.b, row.c + before.c));
        }
    }

    private void update(TestSession session, int key, Row row) {
        boolean refused = model.containsKey(key) && isTaken(row.b, key);
        assertEquals(refused,
                fails(session, "update t set b = " + row.b + ", c = '" + row.c + "' where k = " + key));
        if (!refused && model.containsKey(key)) {
            model.put(key, row);
        }
    }

    /** Moves a row to another key. */
    private void move(TestSession session, Step step) {
        int to = step.key + 1 + step.span;
        boolean refused = model.containsKey(step.key) && model.containsKey(to);
        assertEquals(refused, fails(session, "update t set k = " + to + " where k = " + step.key));
        if (!refused && model.containsKey(step.key)) {
            model.put(to, model.remove(step.key));
        }
    }

    private static boolean fails(TestSession session, String sql) {
        try {
            session.run(sql);
            return false;
        } catch (StatementError error) {
            assertEquals("23505", error.state().code(), error.getMessage());
            return true;
        }
    }

    private List<String> expected(int from, int to) {
        List<String> lines = new ArrayList<>();
        model.forEach((key, row) -> {
            if (key >= from && key <= to) {
                lines.add(key + "|" + (row.b == null ? "NULL" : row.b) + "|" + row.c);
            }
        });
        return lines;
    }

    /** The same rows by every way there is. */
    private void checkQueries(TestSession session, Step step) {
        assertEquals(expected(step.key, step.key + step.span), session.rows("select k, b, c from t where k >= "
                + step.key + " and k < " + (step.key + step.span + 1) + " order by k"));
        List<String> byB = model.entrySet().stream().filter(entry -> entry.getValue().b != null)
                .sorted((one, other) -> other.getValue().b - one.getValue().b)
                .map(entry -> entry.getKey() + "|" + entry.getValue().b).toList();
        assertEquals(byB, session.rows("select k, b from t where b >= 0 order by b desc"));
        long count = model.values().stream().filter(row -> row.c.equals("c" + step.span)).count();
        assertEquals(List.of("" + count), session.rows("select count(*) from t where c = 'c" + step.span + "'"));
        assertEquals(List.of("" + model.size()),
                session.rows("select count(*) from t x join t y on x.k = y.k and x.c = y.c"));
        long nulls = model.values().stream().filter(row -> row.b == null).count();
        assertEquals(List.of("" + nulls), session.rows("select count(*) from t where b is null"));
    }
}
