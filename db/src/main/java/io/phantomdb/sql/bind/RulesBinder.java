package io.phantomdb.sql.bind;

import io.phantomdb.base.Check;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.ForeignKeyColumns;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutineUse;
import io.phantomdb.sql.catalog.RoutinesDescriptor;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.txn.StaleDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Gathers the rules of a table that a statement changes, and of every table whose rows may change with it: those that refer
 * to it with an action that changes rows, and so on.
 */
final class RulesBinder {
    private final StatementBinder statement;
    private final StoredExpressions stored;
    private final TreeMap<Integer, BoundRules> found = new TreeMap<>();
    private final List<Integer> order = new ArrayList<>();

    RulesBinder(StatementBinder statement) {
        this.statement = statement;
        this.stored = new StoredExpressions(statement);
    }

    /** For a statement that only adds rows. */
    BoundRules.Set forInsert(Table table) {
        return new BoundRules.Set(List.of(new BoundRules(table, generated(table), checks(table), referring(table),
                List.of(), triggers(table))));
    }

    /** For a statement that changes rows or removes them. */
    BoundRules.Set forChange(Table table) {
        visit(table);
        return new BoundRules.Set(order.stream().map(found::get).toList());
    }

    private void visit(Table table) {
        int id = table.descriptor().id();
        if (order.contains(id)) {
            return;
        }
        order.add(id);
        List<BoundRules.Referred> referred = new ArrayList<>();
        for (TableDescriptor.Referrer referrer : table.descriptor().referencedBy()) {
            // A table that refers to itself is the one at hand, whatever the catalog says meanwhile.
            Table child = referrer.tableId() == id ? table : statement.tableById(referrer.tableId());
            if (child != null && child.descriptor().version() < referrer.version()) {
                throw new StaleDescriptor(referrer.tableId(), referrer.version());
            }
            if (child != null) {
                addReferred(table, child, referred);
            }
        }
        found.put(id, new BoundRules(table, generated(table), checks(table), referring(table), referred,
                triggers(table)));
    }

    private void addReferred(Table table, Table child, List<BoundRules.Referred> referred) {
        for (ForeignKeyDescriptor key : child.descriptor().foreignKeys()) {
            if (key.referencedTableId() == table.descriptor().id()) {
                referred.add(referred(table, child, key));
                if (key.onDelete().changesRows() || key.onUpdate().changesRows()) {
                    visit(child);
                }
            }
        }
    }

    private List<BoundRules.Trigger> triggers(Table table) {
        List<BoundRules.Trigger> triggers = new ArrayList<>();
        for (TriggerDescriptor trigger : table.descriptor().triggers()) {
            Table group = statement.tableById(trigger.routinesId());
            RoutineDescriptor routine = group == null
                    ? null
                    : group.descriptor().routines().routine(trigger.routineId());
            if (routine == null) {
                throw statement.mismatch(table, trigger.routinesId());
            }
            RoutineUse use = new RoutineUse(routine, RoutinesDescriptor.plain(group.descriptor().name()),
                    group.descriptor().schema(), List.of(), Type.TRIGGER,
                    List.of(new SetFunction.Output(null, Type.TRIGGER)));
            triggers.add(new BoundRules.Trigger(trigger, use, trigger.whenSql() == null
                    ? null
                    : stored.triggerCondition(table.descriptor(), trigger.whenSql())));
        }
        return triggers;
    }

    private List<BoundChange.Assignment> generated(Table table) {
        List<BoundChange.Assignment> generated = new ArrayList<>();
        for (ColumnDescriptor column : table.columns()) {
            if (column.generatedSql() != null) {
                generated.add(new BoundChange.Assignment(table.ordinal(column.id()), stored.generated(table, column)));
            }
        }
        return generated;
    }

    private List<BoundChange.Check> checks(Table table) {
        List<BoundChange.Check> checks = new ArrayList<>();
        for (CheckDescriptor check : table.descriptor().checks()) {
            checks.add(new BoundChange.Check(check.name(), stored.check(table, check)));
        }
        return checks;
    }

    private List<BoundRules.Referring> referring(Table table) {
        List<BoundRules.Referring> referring = new ArrayList<>();
        for (ForeignKeyDescriptor key : table.descriptor().foreignKeys()) {
            boolean toItself = key.referencedTableId() == table.descriptor().id();
            Table parent = toItself ? table : statement.tableById(key.referencedTableId());
            if (parent == null || !knows(parent, table)) {
                throw statement.mismatch(table, key.referencedTableId());
            }
            IndexLayout index = parentIndex(parent, key.referencedColumnIds());
            List<Expr> values = new ArrayList<>();
            for (IndexDescriptor.Part part : index.index().parts()) {
                int pair = key.referencedColumnIds().indexOf(part.columnId());
                values.add(toParent(table, key.columnIds().get(pair), parent, part.columnId()));
            }
            referring.add(new BoundRules.Referring(key, parent, index, values));
        }
        return referring;
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
