package io.phantomdb.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.StatementError;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pulls the plug at every step of every schema change, changes rows meanwhile, and lets another node take over. */
final class SchemaCrashTest {
    private static final int STEPS_MAX = 400;

    private static TestDatabase database() {
        TestDatabase database = new TestDatabase(2);
        TestSession session = database.session();
        session.run("create table t (id int, a int, b text)");
        session.run("create index t_b on t (b)");
        session.run("create unique index t_a on t (a)");
        session.run("insert into t select n, n * 10, 'b' || n % 7 from generate_series(1, 40) n");
        session.run("insert into t values (41, null, null), (42, null, 'x')");
        return database;
    }

    /** Runs the statement with a crash at the n-th step; returns false once it gets through without one. */
    private static boolean crashes(TestDatabase database, String sql, int step) {
        database.transactions.crashAtStep(step);
        try {
            database.session().run(sql);
            return false;
        } catch (MemoryTransactions.Crash crash) {
            return true;
        } catch (StatementError refused) {
            return false;
        } finally {
            database.transactions.crashNever();
        }
    }

    private static void changeRows(TestSession session, int step) {
        session.run("insert into t values (" + (100 + step) + ", " + (1000 + step) + ", 'new')");
        session.run("update t set b = 'moved', a = a + 500 where id = " + (1 + step % 20));
        session.run("delete from t where id = " + (21 + step % 15));
        session.run("update t set id = id + 300 where id = " + (38 + step % 3));
    }

    private static List<String> content(TestSession session) {
        return session.rows("select id, a, b from t order by id, a, b");
    }

    private static void finish(TestDatabase database, int step) {
        database.restart(step + 2);
        for (int round = 0; round < 3 && IndexCheck.jobs(database) > 0; round++) {
            database.engine.jobs().resume(TestHost.scope(database.host), claim -> true);
        }
        assertEquals(0, IndexCheck.jobs(database), "jobs left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alter table t add primary key (id)", "create index t_ab on t (a desc, b)",
            "create unique index t_id on t (id)", "alter table t add constraint u unique (b, id)", "drop index t_b"})
    void survivesACrashAtEveryStep(String sql) {
        int step = 1;
        boolean crashed = true;
        for (; crashed && step < STEPS_MAX; step += 1 + step / 16) {
            TestDatabase database = database();
            crashed = crashes(database, sql, step);
            TestSession other = database.session();
            changeRows(other, step);
            List<String> before = content(other);
            finish(database, step);
            TestSession later = database.session();
            assertEquals(before, content(later), "after a crash at step " + step);
            changeRows(later, step + 50);
            IndexCheck.check(database);
        }
        assertTrue(step > 8 && step < STEPS_MAX, "steps: " + step);
    }

    /** As soon as an index is public anybody may drop it, even if whoever built it has not come back to see that it is done. */
    @Test
    void letsAnIndexBeDroppedBeforeItsJobHasEnded() {
        int dropped = 0;
        boolean crashed = true;
        int step = 1;
        for (; crashed && step < STEPS_MAX; step++) {
            TestDatabase database = database();
            crashed = crashes(database, "create index t_ab on t (a desc, b)", step);
            if (crashed && IndexCheck.jobs(database) > 0 && isDropped(database)) {
                dropped++;
            }
            finish(database, step);
            IndexCheck.check(database);
        }
        assertTrue(dropped > 0 && step < STEPS_MAX, dropped + " dropped, steps: " + step);
    }

    private static boolean isDropped(TestDatabase database) {
        try {
            database.session().run("drop index t_ab");
            return true;
        } catch (StatementError tooEarly) {
            assertTrue(List.of("42704", "55006", "0A000").contains(tooEarly.state().code()), tooEarly.toString());
            return false;
        }
    }

    @Test
    void undoesAUniqueIndexThatCannotBe() {
        boolean crashed = true;
        int step = 1;
        for (; crashed && step < STEPS_MAX; step += 1 + step / 16) {
            TestDatabase database = database();
            crashed = crashes(database, "create unique index t_u on t (b)", step);
            finish(database, step);
            IndexCheck.check(database);
            TestSession session = database.session();
            StatementError error = assertThrows(StatementError.class,
                    () -> session.run("create unique index t_u on t (b)"));
            assertEquals("23505", error.state().code());
            assertEquals("could not create unique index \"t_u\"", error.getMessage());
            IndexCheck.check(database);
            session.run("create index t_u on t (b)");
        }
        assertTrue(step > 8, "steps: " + step);
    }

    /** What the statement says when another node takes its job over before the n-th step, and finishes it; null if nothing. */
    private static StatementError takenOver(TestDatabase database, String sql, int step) {
        SqlEngine other = new SqlEngine(database.transactions, TestHost.create(9).caches(), 2, 1);
        database.transactions.beforeStep(step, () -> other.jobs().resume(TestHost.scope(database.host), claim -> true));
        try {
            database.session().run(sql);
            return null;
        } catch (StatementError error) {
            return error;
        }
    }

    /** A node that was not heard for a while loses its jobs; its sessions are told what became of them all the same. */
    @Test
    void tellsOfWhatAnotherNodeHasEnded() {
        for (int step = 1; step < 60; step++) {
            TestDatabase database = database();
            assertNull(takenOver(database, "create index t_ab on t (a desc, b)", step), "at step " + step);
            assertEquals(0, IndexCheck.jobs(database));
            database.session().run("drop index t_ab");
            assertNull(takenOver(database, "drop index t_b", step), "at step " + step);
            assertNull(takenOver(database, "alter table t add primary key (id)", step), "at step " + step);
            IndexCheck.check(database);
        }
    }

    /** Whoever changes rows while indexes are filled makes entries of them, and those are not taken for another row's. */
    @ParameterizedTest
    @ValueSource(strings = {"alter table t add primary key (id)", "create unique index t_id on t (id)"})
    void rowsChangeMeanwhile(String sql) {
        for (int step = 1; step < 60; step++) {
            TestDatabase database = database();
            int at = step;
            database.transactions.beforeStep(step, () -> changeRows(database.session(), at));
            database.session().run(sql);
            IndexCheck.check(database);
        }
    }

    @Test
    void tellsOfWhatAnotherNodeHasUndone() {
        TreeSet<String> told = new TreeSet<>();
        for (int step = 1; step < 60; step++) {
            TestDatabase database = database();
            told.add(takenOver(database, "create unique index t_u on t (b)", step).state().code());
            assertEquals(0, IndexCheck.jobs(database));
            IndexCheck.check(database);
        }
        assertEquals(Set.of("23505", "40003"), told);
    }

    @Test
    void refusesAPrimaryKeyWithNulls() {
        TestDatabase database = database();
        StatementError error = assertThrows(StatementError.class,
                () -> database.session().run("alter table t add primary key (a)"));
        assertEquals("23502", error.state().code());
        assertEquals("column \"a\" of relation \"t\" contains null values", error.getMessage());
        IndexCheck.check(database);
        database.session().run("insert into t values (500, null, 'still nullable')");
    }

    @Test
    void dropsATableWhateverHappens() {
        boolean crashed = true;
        int step = 1;
        for (; crashed && step < STEPS_MAX; step += 1 + step / 16) {
            TestDatabase database = database();
            crashed = crashes(database, "drop table t", step);
            finish(database, step);
            TestSession session = database.session();
            session.run("drop table if exists t");
            session.run("create table t (id int primary key)");
            session.run("insert into t values (1)");
            assertEquals(List.of("1"), session.rows("select * from t"));
            IndexCheck.check(database);
            assertEquals(1, IndexCheck.tables(database).size());
        }
        assertTrue(step > 2, "steps: " + step);
    }

    @Test
    void anotherNodeSeesEachChangeInTime() {
        TestDatabase database = database();
        SqlEngine other = new SqlEngine(database.transactions, TestHost.create(9).caches(), 2, 1);
        TestSession far = new TestSession(other, database.transactions, database.host);
        assertEquals(List.of("42"), far.rows("select count(*) from t"));
        database.session().run("alter table t add primary key (id)");
        far.run("insert into t values (50, 500, 'far')");
        far.run("update t set b = 'near' where id = 50");
        StatementError error = assertThrows(StatementError.class, () -> far.run("insert into t values (50, 501, 'x')"));
        assertEquals("23505", error.state().code());
        IndexCheck.check(database);
        database.session().run("drop table t");
        assertEquals("42P01",
                assertThrows(StatementError.class, () -> far.rows("select count(*) from t")).state().code());
    }
}
