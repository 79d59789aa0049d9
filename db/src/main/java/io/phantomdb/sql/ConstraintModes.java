package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.Catalog;
import io.phantomdb.sql.execute.TransactionRiders;
import io.phantomdb.txn.Transaction;

/** SET CONSTRAINTS. */
final class ConstraintModes {
    private ConstraintModes() {}

    /** 42704 or 42809 for names of nothing that can be deferred. */
    static void set(Transaction transaction, Works.SetConstraints set) {
        set.names().forEach(name -> requireDeferrable(transaction, name));
        TransactionRiders.of(transaction).checks().set(transaction, set.names(), set.deferred());
    }

    private static void requireDeferrable(Transaction transaction, String name) {
        Boolean deferrable = Catalog.isDeferrable(transaction, name);
        if (deferrable == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "constraint \"" + name + "\" does not exist");
        }
        if (!deferrable) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "constraint \"" + name + "\" is not deferrable");
        }
    }
}
