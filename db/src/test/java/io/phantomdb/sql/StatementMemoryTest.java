package io.phantomdb.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.txn.Transaction;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement keeps is charged before it is kept, and given back however the statement ends. */
final class StatementMemoryTest {
    private static final long BYTES_MAX = 200_000;

    @ParameterizedTest
    @ValueSource(strings = {"select count(*) from generate_series(1, 10) a, generate_series(1, 100000) b",
            "select count(*) from generate_series(1, 10) a where a in (select generate_series from generate_series(1, 100000))",
            "select sum(n) over (order by n) from generate_series(1, 100000) n",
            "select sum(n) over (rows between 200 preceding and 200 following) from generate_series(1, 100000) n",
            "select string_agg(n::text, ',' order by n) from generate_series(1, 100000) n",
            "select count(distinct n) from generate_series(1, 100000) n",
            "select n from generate_series(1, 100000) n except select 1 except select m from generate_series(1, 100000) m"})
    void isRefusedBeyondTheBudget(String sql) {
        MemoryAccount account = MemoryAccount.root("session", BYTES_MAX);
        StatementError error = assertThrows(StatementError.class, () -> run(sql, account));
        assertEquals("53200", error.state().code());
        assertEquals(0, account.bytesUsed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"select n from generate_series(1, 100000) n order by n desc limit 10",
            "select count(*), sum(n) from generate_series(1, 100000) n",
            "select n from generate_series(1, 500) n order by 1",
            "select n from generate_series(1, 20000) n order by n desc",
            "select distinct n from generate_series(1, 20000) n",
            "select n, count(*) from generate_series(1, 20000) n group by n",
            "select count(*) from generate_series(1, 10) a join generate_series(1, 20000) b on a = b",
            "select n, count(*) from generate_series(1, 20000) n group by rollup(n)"})
    void staysWithinTheBudget(String sql) {
        MemoryAccount account = MemoryAccount.root("session", BYTES_MAX);
        run(sql, account);
        assertEquals(0, account.bytesUsed());
    }

    private static void run(String sql, MemoryAccount account) {
        TestDatabase database = new TestDatabase();
        TestSession session = database.session();
        Scope scope = new Scope(database.host, account);
        Transaction transaction = database.transactions.begin(scope, true);
        Engine.Rows rows = database.engine.execute(scope, session, transaction, session.prepare(sql, List.of()),
                List.of());
        try {
            while (!rows.nextBatch().isEmpty()) {
                scope.tick();
            }
        } finally {
            rows.close();
            transaction.rollback();
        }
    }
}
