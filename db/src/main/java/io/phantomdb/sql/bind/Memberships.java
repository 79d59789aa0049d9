package io.phantomdb.sql.bind;

import io.phantomdb.sql.catalog.PartitionBound;
import io.phantomdb.sql.catalog.PartitionSet;
import io.phantomdb.sql.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/** What rows of a partition have to be, by its bound and those of the tables that it is in. */
final class Memberships {
    private final StatementBinder statement;

    Memberships(StatementBinder statement) {
        this.statement = statement;
    }

    /** The partitioned tables that it is in, the next one first. */
    static List<Table> ancestors(StatementBinder statement, Table table) {
        List<Table> ancestors = new ArrayList<>();
        Table each = table;
        while (each.descriptor().lineage().isPartition()) {
            int parentId = each.descriptor().lineage().parents().getFirst();
            Table parent = statement.tableById(parentId);
            if (parent == null || !parent.descriptor().lineage().children().contains(each.descriptor().id())) {
                throw statement.mismatch(each, parentId);
            }
            ancestors.add(parent);
            each = parent;
        }
        return ancestors;
    }

    List<BoundRules.Membership> of(Table table) {
        List<BoundRules.Membership> memberships = new ArrayList<>();
        Table child = table;
        for (Table parent : ancestors(statement, table)) {
            memberships.addFirst(of(table, parent, child));
            child = parent;
        }
        return memberships;
    }

    private BoundRules.Membership of(Table table, Table parent, Table child) {
        int[] places = Family.places(parent, table);
        List<Expr> keys = Family.keys(statement, parent).stream().map(key -> Family.moved(key, places)).toList();
        PartitionBound bound = child.descriptor().lineage().bound();
        if (!bound.isDefault()) {
            return new BoundRules.Membership(keys,
                    new PartitionSet(parent.descriptor().lineage().partitioning(), List.of(bound)), 0);
        }
        List<Table> children = Family.children(statement, parent);
        PartitionSet all = Family.set(parent, children);
        return new BoundRules.Membership(keys, all, all.defaultPartition());
    }
}
