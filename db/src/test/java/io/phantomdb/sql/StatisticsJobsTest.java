package io.phantomdb.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Scope;
import org.junit.jupiter.api.Test;

/** Statistics that nobody has asked for, and what other nodes hear of them. */
final class StatisticsJobsTest {
    private final TestDatabase database = new TestDatabase();
    private final Scope scope = new Scope(database.host, MemoryAccount.root("jobs", 64 << 20));
    private final SqlEngine elsewhere = new SqlEngine(database.transactions, TestHost.create(9).caches(), 2, 1);

    private static String rows(TestSession session) {
        String line = session.run("explain select * from t where kind = 'rare'").getFirst();
        return line.replaceAll(".*(rows=\\d+).*", "$1");
    }

    @Test
    void enoughChangesAreLookedAtAndOtherNodesHearOfIt() {
        TestSession here = database.session();
        TestSession there = new TestSession(elsewhere, database.transactions, database.host);
        here.run("create table t (id int primary key, kind text)");
        assertEquals("rows=5", rows(here));
        assertEquals("rows=5", rows(there));
        here.run(
                "insert into t select i, case when i % 10 = 0 then 'rare' else 'most' end from generate_series(1, 40) i");
        assertEquals(0, database.engine.statisticsJobs().resume(scope, 1), "too few changes");
        here.run(
                "insert into t select i, case when i % 10 = 0 then 'rare' else 'most' end from generate_series(41, 400) i");
        assertEquals(1, database.engine.statisticsJobs().resume(scope, 1));
        assertEquals("rows=40", rows(here));
        assertEquals("rows=5", rows(there), "it has not heard of it yet");
        assertEquals(0, elsewhere.statisticsJobs().resume(scope, 1));
        assertEquals("rows=40", rows(there));
        assertTrue(here.run("select last_autoanalyze is not null, last_analyze from pg_stat_user_tables")
                .getFirst().startsWith("t|NULL"));
    }

    @Test
    void whatIsDroppedIsForgotten() {
        TestSession here = database.session();
        here.run("create table t (id int primary key, kind text)");
        here.run("insert into t select i, 'x' from generate_series(1, 400) i");
        here.run("drop table t");
        assertEquals(0, database.engine.statisticsJobs().resume(scope, 1));
        assertEquals(0, database.engine.statisticsJobs().resume(scope, 1));
    }
}
