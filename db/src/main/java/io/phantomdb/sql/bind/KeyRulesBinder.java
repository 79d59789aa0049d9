package io.phantomdb.sql.bind;

import io.phantomdb.base.Check;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.ForeignKeyColumns;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.StaleDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Foreign keys, from both sides. Those of a partitioned table are its partitions': rows of a leaf refer, and are referred to, as the
 * tables that it is in say. Who refers to a partitioned table looks into the leaf that the key is in.
 */
final class KeyRulesBinder {
    private final StatementBinder statement;
    private final StoredExpressions stored;

    KeyRulesBinder(StatementBinder statement) {
        this.statement = statement;
        this.stored = new StoredExpressions(statement);
    }

    /** The table, then the partitioned tables that it is in. */
    private List<Table> line(Table table) {
        List<Table> line = new ArrayList<>(List.of(table));
        line.addAll(Memberships.ancestors(statement, table));
        return line;
    }

    List<BoundRules.Referring> referring(Table table) {
        List<BoundRules.Referring> referring = new ArrayList<>();
        for (Table owner : line(table)) {
            for (ForeignKeyDescriptor key : owner.descriptor().foreignKeys()) {
                boolean toItself = key.referencedTableId() == owner.descriptor().id();
                Table parent = toItself ? owner : statement.tableById(key.referencedTableId());
                if (parent == null || !knows(parent, owner)) {
                    throw statement.mismatch(owner, key.referencedTableId());
                }
                referring.add(referring(table, parent, parent, moved(key, owner, table)));
            }
        }
        return referring;
    }

    private static ForeignKeyDescriptor moved(ForeignKeyDescriptor key, Table from, Table to) {
        return from == to ? key : key.from(id -> sameColumn(from, id, to));
    }

    private static int sameColumn(Table from, int columnId, Table to) {
        return to.descriptor().columnNamed(from.descriptor().column(columnId).name()).id();
    }

    private BoundRules.Referring referring(Table table, Table parent, Table named, ForeignKeyDescriptor key) {
        IndexLayout index = parentIndex(parent, key.referencedColumnIds());
        List<Expr> values = new ArrayList<>();
        for (IndexDescriptor.Part part : index.index().parts()) {
            int pair = key.referencedColumnIds().indexOf(part.columnId());
            values.add(toParent(table, key.columnIds().get(pair), parent, part.columnId()));
        }
        return new BoundRules.Referring(key, parent, named, index, values, partitions(table, parent, key));
    }

    /** Null if the table referred to is not partitioned. */
    private BoundRules.ToPartitions partitions(Table table, Table parent, ForeignKeyDescriptor key) {
        if (!parent.descriptor().isPartitioned()) {
            return null;
        }
        Family family = Family.of(statement, parent, false);
        List<Expr> row = new ArrayList<>();
        for (ColumnDescriptor column : parent.columns()) {
            int pair = key.referencedColumnIds().indexOf(column.id());
            row.add(pair < 0
                    ? new Expr.Constant(null, column.type(), 0)
                    : toParent(table, key.columnIds().get(pair), parent, column.id()));
        }
        List<BoundRules.Referring> members = family.members().stream()
                .map(member -> referring(table, member.table(), parent,
                        key.to(member.table().descriptor().id(), id -> sameColumn(parent, id, member.table()))))
                .toList();
        return new BoundRules.ToPartitions(family.tree(), row, members);
    }

    /** What refers to rows of the table; tables whose rows change with its own are shown to the visitor. */
    List<BoundRules.Referred> referred(Table table, Consumer<Table> changing) {
        List<BoundRules.Referred> referred = new ArrayList<>();
        for (Table owner : line(table)) {
            int id = owner.descriptor().id();
            for (TableDescriptor.Referrer referrer : owner.descriptor().referencedBy()) {
                // A table that refers to itself is the one at hand, whatever the catalog says meanwhile.
                Table child = referrer.tableId() == id ? owner : statement.tableById(referrer.tableId());
                if (child != null && child.descriptor().version() < referrer.version()) {
                    throw new StaleDescriptor(referrer.tableId(), referrer.version());
                }
                if (child != null) {
                    addReferred(owner, table, child, referred, changing);
                }
            }
        }
        return referred;
    }

    private void addReferred(Table owner, Table table, Table child, List<BoundRules.Referred> referred,
            Consumer<Table> changing) {
        Family family = child.descriptor().isPartitioned() ? Family.of(statement, child, false) : null;
        List<Table> leaves = family == null
                ? List.of(child)
                : family.members().stream().map(Family.Member::table).toList();
        for (ForeignKeyDescriptor key : child.descriptor().foreignKeys()) {
            if (key.referencedTableId() != owner.descriptor().id()) {
                continue;
            }
            for (Table leaf : leaves) {
                ForeignKeyDescriptor own = owner == table
                        ? moved(key, child, leaf)
                        : moved(key, child, leaf).to(table.descriptor().id(), id -> sameColumn(owner, id, table));
                referred.add(referred(table, leaf, own));
                if (key.onDelete().changesRows() || key.onUpdate().changesRows()) {
                    changing.accept(leaf);
                }
            }
        }
    }

    private static boolean knows(Table parent, Table child) {
        return parent.descriptor().referencedBy().stream()
                .anyMatch(referrer -> referrer.tableId() == child.descriptor().id());
    }

    /** A unique index over exactly these columns. */
    private static IndexLayout parentIndex(Table parent, List<Integer> columnIds) {
        for (IndexLayout index : parent.indexes()) {
            if (index.index().isPublic() && ForeignKeyColumns.serves(index.index(), columnIds)) {
                return index;
            }
        }
        throw Check.unreachable("no unique index for a foreign key to " + parent.descriptor().name());
    }

    /** The value of a referring column as the column referred to has it. */
    private Expr toParent(Table child, int childColumn, Table parent, int parentColumn) {
        ColumnDescriptor from = child.descriptor().column(childColumn);
        Expr slot = Scope.slot(child.ordinal(childColumn), from.type(), from.name());
        return convert(slot, parent.descriptor().column(parentColumn).type());
    }

    private Expr convert(Expr value, ColumnType type) {
        return value.type().type() == type.type()
                ? value
                : statement.typing().cast(value, ColumnType.of(type.type()),
                        0);
    }

    private BoundRules.Referred referred(Table parent, Table child, ForeignKeyDescriptor key) {
        IndexLayout parentIndex = parentIndex(parent, key.referencedColumnIds());
        List<Expr> indexKey = new ArrayList<>();
        for (IndexDescriptor.Part part : parentIndex.index().parts()) {
            indexKey.add(keySlot(parent, key, key.referencedColumnIds().indexOf(part.columnId())));
        }
        List<Expr> childKey = new ArrayList<>();
        List<Expr> cascaded = new ArrayList<>();
        for (int pair = 0; pair < key.columnIds().size(); pair++) {
            int childColumn = key.columnIds().get(pair);
            childKey.add(toParent(child, childColumn, parent, key.referencedColumnIds().get(pair)));
            cascaded.add(statement.typing().assign(keySlot(parent, key, pair),
                    child.descriptor().column(childColumn).type(), 0));
        }
        IndexLayout childIndex = childIndex(parent, child, key);
        return new BoundRules.Referred(key, child, parentIndex, indexKey, childIndex,
                childIndex == null ? List.of() : childPrefix(parent, key, childIndex), childKey, cascaded,
                defaults(child, key));
    }

    /** One of the values of a key. */
    private static Expr keySlot(Table parent, ForeignKeyDescriptor key, int pair) {
        ColumnDescriptor column = parent.descriptor().column(key.referencedColumnIds().get(pair));
        return Scope.slot(pair, column.type(), column.name());
    }

    /** An index in which all rows that refer to one key stand side by side. */
    private static IndexLayout childIndex(Table parent, Table child, ForeignKeyDescriptor key) {
        for (int pair = 0; pair < key.columnIds().size(); pair++) {
            Type childType = child.descriptor().column(key.columnIds().get(pair)).type().type();
            Type parentType = parent.descriptor().column(key.referencedColumnIds().get(pair)).type().type();
            // A value of another type may have no counterpart in the column: then rows are compared, not looked up.
            if (childType != parentType) {
                return null;
            }
        }
        for (IndexLayout index : child.indexes()) {
            List<Integer> parts = index.index().parts().stream().map(IndexDescriptor.Part::columnId).toList();
            int count = key.columnIds().size();
            if (index.index().isPublic() && !index.index().isPartial() && parts.size() >= count
                    && parts.subList(0, count).containsAll(key.columnIds())) {
                return index;
            }
        }
        return null;
    }

    private static List<Expr> childPrefix(Table parent, ForeignKeyDescriptor key, IndexLayout index) {
        List<Expr> prefix = new ArrayList<>();
        for (IndexDescriptor.Part part : index.index().parts().subList(0, key.columnIds().size())) {
            prefix.add(keySlot(parent, key, key.columnIds().indexOf(part.columnId())));
        }
        return prefix;
    }

    private List<BoundChange.Assignment> defaults(Table child, ForeignKeyDescriptor key) {
        if (key.onDelete() != ForeignKeyDescriptor.Action.SET_DEFAULT
                && key.onUpdate() != ForeignKeyDescriptor.Action.SET_DEFAULT) {
            return List.of();
        }
        List<BoundChange.Assignment> defaults = new ArrayList<>();
        for (int columnId : key.columnIds()) {
            defaults.add(new BoundChange.Assignment(child.ordinal(columnId),
                    stored.defaultOf(child.descriptor().column(columnId))));
        }
        return defaults;
    }
}
