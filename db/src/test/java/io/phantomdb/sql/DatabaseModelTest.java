package io.phantomdb.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.RetryError;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.ModelTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Random definitions and changes, in transactions that are rolled back as often as not, against a model of several tables:
 * each statement does what the model does or fails with the SQLSTATE the model gives, and by every query the tables are the
 * model. More cases with {@code -Dmodel.cases=2000}, another beginning with {@code -Dmodel.seed=…}.
 */
final class DatabaseModelTest {
    private static final int CASES = Integer.getInteger("model.cases", 250);
    private static final long SEED = Long.getLong("model.seed", 1);
    private static final int STEPS = 60;
    /** Keys are moved past each other, not onto each other: unique is checked row by row, as in PostgreSQL. */
    private static final int SHIFT = 4;
    private static final List<String> NAMES = List.of("p", "q", "r");
    private static final String NO_TABLE = "42P01";
    private static final String TABLE_THERE = "42P07";
    private static final String KEY_THERE = "42P16";

    private Random random;
    private TestSession session;
    private TestDatabase database;
    private Map<String, ModelTable> tables = new TreeMap<>();
    private Map<String, ModelTable> atBegin;
    private final List<String> story = new ArrayList<>();

    @Test
    void tablesAreTheModel() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            try {
                play(seed);
            } catch (RuntimeException | Error failed) {
                throw new AssertionError("seed " + seed + ":\n" + String.join(";\n", story), failed);
            }
        }
    }

    private void play(long seed) {
        random = new Random(seed);
        database = new TestDatabase(1 + random.nextInt(5));
        session = database.session();
        database.transactions.retryEvery(random.nextInt(3) == 0 ? 5 : 0);
        tables = new TreeMap<>();
        atBegin = null;
        story.clear();
        for (int step = 0; step < STEPS; step++) {
            take();
            look();
        }
        if (atBegin != null) {
            end(true);
        }
        IndexCheck.check(database);
        assertEquals(0, database.transactions.open());
    }

    private void take() {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        int kind = random.nextInt(20);
        if (kind < 5 && atBegin == null) {
            define(name);
        } else if (kind == 5) {
            beginOrEnd();
        } else if (kind < 19 || atBegin != null) {
            change(name);
        } else {
            expect(tables.containsKey(name) ? null : NO_TABLE, "truncate " + name);
            if (tables.containsKey(name)) {
                tables.get(name).delete(row -> true);
            }
        }
    }

    private void define(String name) {
        ModelTable table = tables.get(name);
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> create(name, table);
            case 3 -> {
                expect(table == null ? NO_TABLE : null, "drop table " + name);
                tables.remove(name);
            }
            case 4 -> expect(table == null ? NO_TABLE : null, "create index if not exists " + name + "_bc on " + name
                    + " (b desc, c)");
            case 5 -> expect(null, "drop index if exists " + name + "_bc");
            case 6 -> {
                String refusal = table == null ? NO_TABLE : table.isUniqueB ? null : table.addUnique();
                expect(refusal, "create unique index if not exists " + name + "_b on " + name + " (b)");
            }
            default -> addKey(name, table);
        }
    }

    /** Where there are both NULLs and repetitions, either may be what is said. */
    private void addKey(String name, ModelTable table) {
        String sql = "alter table " + name + " add primary key (a)";
        if (table == null || table.hasKey) {
            expect(table == null ? NO_TABLE : KEY_THERE, sql);
            return;
        }
        boolean hasBoth = table.hasNullKeys() && table.hasRepeatedKeys();
        String refusal = table.addKey();
        String found = outcome(sql);
        boolean isRight = hasBoth
                ? ModelTable.NOT_NULL.equals(found) || ModelTable.UNIQUE.equals(found)
                : Objects.equals(refusal, found);
        assertTrue(isRight, sql + " -- " + found);
    }

    private void create(String name, ModelTable table) {
        boolean hasKey = random.nextBoolean();
        expect(table == null ? null : TABLE_THERE, "create table " + name + " (a int" + (hasKey ? " primary key" : "")
                + ", b int, c text)");
        if (table == null) {
            tables.put(name, new ModelTable(hasKey, false));
        }
    }

    private void beginOrEnd() {
        if (atBegin != null) {
            end(random.nextBoolean());
            return;
        }
        story.add("begin");
        session.run("begin");
        atBegin = copy(tables);
    }

    /** A commit that must be tried again has not happened. */
    private void end(boolean isCommitted) {
        boolean hasHappened = isCommitted;
        try {
            session.run(isCommitted ? "commit" : "rollback");
        } catch (RetryError retry) {
            hasHappened = false;
        }
        story.add(isCommitted ? hasHappened ? "commit" : "commit -- 40001" : "rollback");
        tables = hasHappened ? tables : atBegin;
        atBegin = null;
    }

    private static Map<String, ModelTable> copy(Map<String, ModelTable> tables) {
        Map<String, ModelTable> copy = new TreeMap<>();
        tables.forEach((name, table) -> copy.put(name, table.copy()));
        return copy;
    }

    private Row row() {
        return new Row(random.nextInt(8) == 0 ? null : random.nextInt(12),
                random.nextInt(5) == 0
                        ? null
                        : random.nextInt(
                                15),
                random.nextInt(6) == 0 ? null : "c" + random.nextInt(3));
    }

    private static String values(Row row) {
        return " values (" + row.a() + ", " + row.b() + ", " + (row.c() == null ? "null" : "'" + row.c() + "'") + ")";
    }

    private void change(String name) {
        ModelTable table = tables.get(name);
        Row row = row();
        int from = random.nextInt(12);
        int to = from + random.nextInt(SHIFT);
        Predicate<Row> isWithin = each -> each.a() != null && each.a() >= from && each.a() <= to;
        String where = " where a between " + from + " and " + to;
        if (table == null) {
            expect(NO_TABLE, "insert into " + name + values(row));
            return;
        }
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> expect(table.insert(row), "insert into " + name + values(row));
            case 4 ->
                expect(table.insertUnlessThere(row), "insert into " + name + values(row) + " on conflict do nothing");
            case 5 -> {
                if (table.hasKey) {
                    expect(table.upsert(row), "insert into " + name + values(row)
                            + " on conflict (a) do update set b = excluded.b, c = " + name + ".c || excluded.c");
                }
            }
            case 6 -> expect(table.update(isWithin, old -> new Row(old.a(), row.b(), old.c())), "update " + name
                    + " set b = " + row.b() + where);
            case 7 -> expect(table.update(isWithin, old -> new Row(old.a() + SHIFT, old.b(), old.c())), "update " + name
                    + " set a = a + " + SHIFT + where);
            case 8 -> {
                table.delete(isWithin);
                expect(null, "delete from " + name + where);
            }
            default -> {
                table.delete(old -> old.b() != null && old.b().equals(row.b()));
                expect(null, "delete from " + name + " where b = " + row.b());
            }
        }
    }

    private void expect(String state, String sql) {
        assertEquals(state, outcome(sql), sql);
    }

    /** Null, or the SQLSTATE. */
    private String outcome(String sql) {
        try {
            story.add(sql);
            session.run(sql);
            return null;
        } catch (StatementError error) {
            return error.state().code();
        }
    }

    /** Every table by a few ways, and two of them together. */
    private void look() {
        for (Map.Entry<String, ModelTable> entry : tables.entrySet()) {
            ModelTable table = entry.getValue();
            String name = entry.getKey();
            List<String> all = table.rows().stream()
                    .map(row -> ModelTable.text(row.a()) + "|" + ModelTable.text(row.b())
                            + "|" + ModelTable.text(row.c()))
                    .toList();
            assertEquals(all, session.rows("select a, b, c from " + name + " order by a, b, c"));
            assertEquals(table.grouped(), session.rows("select c, count(*), count(b), sum(b), min(a) from " + name
                    + " group by c order by c"));
        }
        if (tables.size() > 1) {
            String one = List.copyOf(tables.keySet()).get(random.nextInt(tables.size()));
            String two = List.copyOf(tables.keySet()).get(random.nextInt(tables.size()));
            boolean isLeft = random.nextBoolean();
            assertEquals(tables.get(one).joined(tables.get(two), isLeft),
                    session.rows("select x.a, x.b, y.c from " + one
                            + " x " + (isLeft ? "left " : "") + "join " + two + " y on x.a = y.b").stream().sorted()
                            .toList());
        }
    }
}
