package io.phantomdb.sql.schema;

import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** ON COMMIT of temporary tables, as the last thing that a transaction does. */
final class CommitActions {
    private final SchemaEdit edit;

    CommitActions(SchemaEdit edit) {
        this.edit = edit;
    }

    /** Returns the tables that are still there for the next commit. */
    List<Integer> run(Map<Integer, SchemaCommand.OnCommit> tables) {
        List<Integer> left = new ArrayList<>();
        List<Integer> going = new ArrayList<>();
        tables.forEach((id, action) -> {
            TableDescriptor table = edit.rows().table(id, Lock.EXCLUSIVE);
            if (table != null && action == SchemaCommand.OnCommit.DROP) {
                going.add(id);
            } else if (table != null) {
                edit.transaction().deleteRange(table.tableVersion(), SystemTables.tableSpan(id));
                left.add(id);
            }
        });
        Dependents dependents = new Dependents(edit, going);
        going.forEach(id -> dependents.addViews(edit.rows().present(id, Lock.EXCLUSIVE)));
        dependents.settle(null, true);
        new TableChanges(edit).removeAll(going);
        return left;
    }
}
