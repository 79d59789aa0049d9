package io.phantomdb.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.TestHost;
import org.junit.jupiter.api.Test;

class StatementGuardTest {
    private static final StatementError WHY = new StatementError(SqlState.QUERY_CANCELED, "enough");

    private final Scope scope = TestHost.scope(TestHost.create(1));

    @Test
    void aCancellationInTimeIsFeltAndThenForgotten() {
        StatementGuard guard = new StatementGuard(scope);
        assertTrue(guard.cancel(WHY));
        assertFalse(guard.cancel(WHY), "once is enough");
        assertThrows(StatementError.class, scope::tick);
        guard.close();
        guard.close();
        assertFalse(scope.isCancelled());
    }

    @Test
    void aCancellationThatComesTooLateIsNotFeltByTheNextStatement() {
        StatementGuard first = new StatementGuard(scope);
        first.close();
        StatementGuard second = new StatementGuard(scope);
        assertFalse(first.cancel(WHY));
        assertFalse(scope.isCancelled());
        second.close();
    }
}
