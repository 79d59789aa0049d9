package io.phantomdb.sql.bind;

import io.phantomdb.sql.catalog.PartitionSet;
import io.phantomdb.sql.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/** Looks up the members of a family, from the root down. */
final class FamilyReader {
    private final StatementBinder statement;
    private final Table root;
    private final boolean only;
    private final List<Family.Member> members = new ArrayList<>();

    /** Only: a partitioned table by itself, which has no rows. */
    FamilyReader(StatementBinder statement, Table root, boolean only) {
        this.statement = statement;
        this.root = root;
        this.only = only;
    }

    Family read() {
        if (root.descriptor().isPartitioned()) {
            PartitionTree tree = only ? null : tree(root);
            return new Family(root, members, tree);
        }
        addAll();
        return new Family(root, members, null);
    }

    private int add(Table table) {
        members.add(new Family.Member(table, Family.places(root, table)));
        return members.size() - 1;
    }

    /** Level by level, each table once. */
    private void addAll() {
        List<Table> all = new ArrayList<>(List.of(root));
        for (int at = 0; at < all.size(); at++) {
            for (Table child : Family.children(statement, all.get(at))) {
                boolean isNew = all.stream().noneMatch(other -> other.descriptor().id() == child.descriptor().id());
                if (isNew) {
                    all.add(child);
                }
            }
        }
        all.forEach(this::add);
    }

    private PartitionTree tree(Table table) {
        if (!table.descriptor().isPartitioned()) {
            return PartitionTree.leaf(table, add(table));
        }
        List<Table> children = Family.children(statement, table);
        List<PartitionTree> branches = children.stream().map(this::tree).toList();
        PartitionSet set = Family.set(table, children);
        int[] places = Family.places(table, root);
        List<Expr> keys = Family.keys(statement, table).stream().map(key -> Family.moved(key, places)).toList();
        return new PartitionTree(table, set, keys, branches, -1);
    }
}
