package io.phantomdb.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two nodes with caches of their own: what one makes, renames or drops the other sees at once, whatever it has cached. */
final class SearchPathTest {
    private final TestDatabase database = new TestDatabase();
    private final TestSession here = database.session();
    private final TestSession there = new TestSession(
            new SqlEngine(database.transactions, TestHost.create(9).caches(), 2, 1), database.transactions,
            database.host);

    private void both(String sql) {
        here.run(sql);
        if (sql.startsWith("set")) {
            there.run(sql);
        }
    }

    private void assertRead(String row) {
        for (int time = 0; time < 2; time++) {
            assertEquals(List.of(row), there.rows("select * from t"));
            assertEquals(List.of(row), here.rows("select * from t"));
        }
    }

    private void table(String schema) {
        both("create table " + schema + ".t (at text); insert into " + schema + ".t values ('" + schema + "')");
    }

    @Test
    void aTableThatComesBeforeAnotherIsSeenByPlansThatFoundTheOther() {
        both("create schema first; create schema second");
        table("second");
        both("set search_path to first, second, public");
        assertRead("second");
        table("first");
        assertRead("first");
        both("drop table first.t");
        assertRead("second");
    }

    @Test
    void whatIsRenamedOrMovedComesBefore() {
        both("create schema first; create schema second; create schema third");
        table("second");
        table("third");
        both("set search_path to first, second, public");
        assertRead("second");
        both("alter table third.t set schema first");
        assertRead("third");
        both("alter table first.t rename to u");
        assertRead("second");
        both("alter table first.u rename to t");
        assertRead("third");
        both("alter schema first rename to fourth");
        assertRead("second");
        both("alter schema fourth rename to first");
        assertRead("third");
    }

    @Test
    void publicIsTheLastForEverybody() {
        table("public");
        assertRead("public");
        both("create schema phantom");
        assertRead("public");
        table("phantom");
        assertRead("phantom");
        both("drop schema phantom cascade");
        assertRead("public");
    }

    @Test
    void aSchemaThatDoesNotExistYetMayComeFirst() {
        both("create schema second");
        table("second");
        both("set search_path to first, second");
        assertRead("second");
        both("create schema first");
        assertRead("second");
        table("first");
        assertRead("first");
    }

    /** What this node knows of the table is older than the snapshot: that is no reason to refuse it. */
    @Test
    void aTableThatWasAlteredElsewhereIsReadAtASnapshotThatIsNewer() {
        table("public");
        assertRead("public");
        there.run("alter table t add column n int");
        here.run("begin isolation level repeatable read read only");
        here.run("select count(*) from pg_class");
        assertEquals(List.of("public|NULL"), here.rows("select * from t"));
        here.run("commit");
    }

    @Test
    void onePlanIsNotAnotherPathsPlan() {
        both("create schema first; create schema second");
        table("first");
        table("second");
        both("set search_path to first, second");
        assertRead("first");
        both("set search_path to second, first");
        assertRead("second");
        both("set search_path to first, second");
        assertRead("first");
    }

    @Test
    void anOpenTransactionSeesItsOwnAndIsRefusedWhatIsNoMore() {
        both("create schema first; create schema second");
        table("second");
        both("set search_path to first, second");
        assertRead("second");
        here.run("begin; create table first.u (i int)");
        assertEquals(List.of("second"), here.rows("select * from t"));
        here.run("create table first.t (at text); insert into t values ('mine')");
        assertEquals(List.of("mine"), here.rows("select * from t"));
        assertEquals(List.of("second"), there.rows("select * from t"));
        here.run("commit");
        assertRead("mine");
    }
}
