package io.phantomdb.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.txn.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What does not fit into memory gives the same rows as what does, and leaves no file behind. */
final class SpillProperties {
    private static final int LITTLE_KILOBYTES = 64;
    /** Each with many rows to keep: sorts, joins of every kind, groups and sets of them, distinct rows. */
    private static final List<String> QUERIES = List.of("select * from a order by s desc, x, id",
            "select x, y, id from a order by x nulls first, y desc",
            "select x, count(*), sum(n), min(s), max(f) from a group by x",
            "select id, array_agg(y), avg(n) from a group by id",
            "select x, y, count(*), grouping(x, y) from a group by grouping sets ((x, y), (id, x), ())",
            "select distinct x, y, s from a", "select distinct l, r from a",
            "select s, x from a union select s, y from b",
            "select a.id, b.id, b.s from a join b on a.x = b.y",
            "select a.id, b.id from a left join b on a.x = b.x and a.id < b.id",
            "select a.id, b.id from a full join b on a.id = b.x",
            "select id from a where exists (select from b where b.y = a.x and b.id <> a.id)",
            "select id from a where not exists (select from b where b.y = a.x)",
            "select a.s, count(b.n), sum(b.f) from a join b on a.s = b.s group by a.s order by 2, 1",
            "select a.l, a.r, a.j, a.w from a join b on a.l = b.l order by a.id, b.id");

    private static TestDatabase filled(int rows, int values) {
        TestDatabase database = new TestDatabase(200);
        TestSession session = database.session();
        for (String table : List.of("a", "b")) {
            session.run("create table " + table + " (id int primary key, x int, y bigint, s text, n numeric, f float8,"
                    + " l int[], r int4range, j jsonb, w interval)");
            session.run("insert into " + table + " select i, nullif(i * 7919 % " + values + ", 3), i * 31 % " + values
                    + ", repeat('x', i % 5) || i * 17 % " + values + ", i * 1.10, i / 3.0, array[i % " + values
                    + ", null], int4range(i % 9, 10 + i % 4), jsonb_build_object('k', i % 7), i * interval '1 hour'"
                    + " from generate_series(1, " + rows + ") i");
        }
        return database;
    }

    private static List<String> rows(TestSession session, String query) {
        List<String> rows = new ArrayList<>(session.rows(query));
        if (!query.contains("order by")) {
            Collections.sort(rows);
        }
        return rows;
    }

    @Property(tries = 12)
    void rowsDoNotDependOnMemory(@ForAll @IntRange(min = 300, max = 1_500) int rows,
            @ForAll @IntRange(min = 20, max = 900) int values) {
        TestDatabase database = filled(rows, values);
        TestSession rich = database.session();
        TestSession poor = database.session().withWorkMemory(LITTLE_KILOBYTES);
        for (String query : QUERIES) {
            assertEquals(rows(rich, query), rows(poor, query), query);
            assertEquals(0, database.scratch.openFiles(), query);
        }
        assertTrue(rows < 1_000 || database.scratch.createdFiles() > 0, "something was put away");
    }

    /** Everything has the same key: no dividing helps, and the statement's memory is the limit. */
    @Example
    void oneKeyIsJoinedInMemory() {
        TestDatabase database = new TestDatabase(200);
        TestSession poor = database.session().withWorkMemory(LITTLE_KILOBYTES);
        assertEquals(List.of("9000000"), poor.rows("select count(*) from generate_series(1, 3000) a join"
                + " generate_series(1, 3000) b on a * 0 = b * 0"));
        assertTrue(database.scratch.createdFiles() > 0);
        assertEquals(0, database.scratch.openFiles());
    }

    @Example
    void aFullDeviceEndsTheStatementAlone() {
        TestDatabase database = filled(5_000, 5_000);
        database.scratchBytes = 100_000;
        TestSession poor = database.session().withWorkMemory(LITTLE_KILOBYTES);
        StatementError full = assertThrows(StatementError.class, () -> poor.rows("select * from a order by s"));
        assertEquals(SqlState.DISK_FULL, full.state());
        assertEquals(0, database.scratch.openFiles());
        assertEquals(List.of("5000"), poor.rows("select count(*) from a"));
    }

    @Example
    void aCancelledStatementLeavesNoFile() {
        TestDatabase database = filled(5_000, 5_000);
        TestSession poor = database.session().withWorkMemory(LITTLE_KILOBYTES);
        Scope scope = TestHost.scope(database.host);
        Transaction transaction = database.transactions.begin(scope, true);
        Engine.Rows rows = database.engine.execute(scope, poor, transaction, poor.prepare("select * from a order by s",
                List.of()), List.of());
        assertTrue(!rows.nextBatch().isEmpty());
        assertTrue(database.scratch.openFiles() > 0);
        scope.cancel(new StatementError(SqlState.QUERY_CANCELED, "canceling statement due to user request"));
        assertThrows(StatementError.class, () -> {
            while (!rows.nextBatch().isEmpty()) {
                scope.tick();
            }
        });
        rows.close();
        assertEquals(0, database.scratch.openFiles());
        assertEquals(0, scope.memory().bytesUsed());
    }
}
