package io.phantomdb.pgwire;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.Engine;
import io.phantomdb.sql.Environment;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.txn.Transaction;

/** A cluster with one role and one database, and no temporary tables. */
abstract class ToyCluster implements Engine {
    @Override
    public Role role(Scope scope, String name) {
        return name.equals(Role.FOUNDING_NAME) ? Role.founding() : null;
    }

    @Override
    public Role assume(Scope scope, Transaction transaction, int sessionRole, String name) {
        return Role.founding();
    }

    @Override
    public Role handOver(Scope scope, Transaction transaction, Role openedBy, String name) {
        return assume(scope, transaction, openedBy.id(), name);
    }

    @Override
    public int connect(Scope scope, Role role, String database) {
        throw new StatementError(SqlState.INVALID_CATALOG_NAME, "database \"" + database + "\" does not exist");
    }

    @Override
    public boolean isCommitAwaited(Environment environment) {
        return false;
    }

    @Override
    public void beforeCommit(Scope scope, Environment environment, Transaction transaction) {
        throw new IllegalStateException("there are no temporary tables");
    }

    @Override
    public void discardTemporary(Scope scope, Environment environment, Transaction transaction) {
        throw new IllegalStateException("there are no temporary tables");
    }

    @Override
    public void endTemporary(Scope scope, Environment environment) {
        throw new IllegalStateException("there are no temporary tables");
    }
}
