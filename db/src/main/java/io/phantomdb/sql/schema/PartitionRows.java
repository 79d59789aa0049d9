package io.phantomdb.sql.schema;

import io.phantomdb.base.ErrorSubject;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.PartitionSet;
import io.phantomdb.sql.catalog.Partitioning;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transaction.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Looks at the rows that there are already when partitions come: whether they are where they belong. */
final class PartitionRows {
    private final SchemaEdit edit;
    private final RowExpressions expressions;

    PartitionRows(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.expressions = expressions;
    }

    /** 23514 if a row of the table that becomes that partition is not in its bound. */
    void requireInside(TableDescriptor table, TableDescriptor parent, PartitionSet set, int partition) {
        require(table, parent, key -> set.find(key) == partition,
                leaf -> "partition constraint of relation \"" + leaf.name() + "\" is violated by some row");
    }

    /** 23514 if a row of the default partition belongs to the new one. */
    void requireStays(TableDescriptor defaultPartition, TableDescriptor parent, PartitionSet set, int partition) {
        require(defaultPartition, parent, key -> set.find(key) != partition,
                leaf -> "updated partition constraint for default partition \"" + leaf.name()
                        + "\" would be violated by some row");
    }

    private interface Message {
        String of(TableDescriptor leaf);
    }

    private void require(TableDescriptor table, TableDescriptor parent, Predicate<Object[]> fits, Message message) {
        for (TableDescriptor leaf : leaves(table)) {
            hold(leaf);
            Table rows = new Table(leaf);
            List<RowExpressions.Value> key = key(parent, leaf);
            new TableRows(edit).each(rows, Lock.SHARED, (at, row) -> {
                Object[] datums = key.stream().map(part -> part.of(row)).toArray();
                if (!fits.test(datums)) {
                    throw new StatementError(SqlState.CHECK_VIOLATION, message.of(leaf))
                            .about(ErrorSubject.table(leaf.schema(), leaf.name()));
                }
            });
        }
    }

    /** Nobody changes rows between the look at them and the commit. */
    private void hold(TableDescriptor table) {
        edit.transaction().lockSpan(table.tableVersion(), SystemTables.tableSpan(table.id()), Lock.HELD, Waiting.WAIT);
    }

    /** The tables that have its rows. */
    List<TableDescriptor> leaves(TableDescriptor table) {
        if (!table.isPartitioned()) {
            return List.of(table);
        }
        List<TableDescriptor> leaves = new ArrayList<>();
        table.lineage().children().forEach(id -> leaves.addAll(leaves(edit.rows().present(id, Lock.EXCLUSIVE))));
        return leaves;
    }

    /** The parts of the parent's key over a row of the leaf. */
    private List<RowExpressions.Value> key(TableDescriptor parent, TableDescriptor leaf) {
        Table rows = new Table(leaf);
        List<RowExpressions.Value> parts = new ArrayList<>();
        for (Partitioning.Key key : parent.lineage().partitioning().keys()) {
            if (key.isColumn()) {
                int ordinal = rows.ordinal(leaf.columnNamed(parent.column(key.columnId()).name()).id());
                parts.add(row -> row[ordinal]);
            } else {
                parts.add(expressions.generated(leaf, new ColumnDescriptor(leaf.nextColumnId(), "key", key.type(),
                        false, null, ColumnDescriptor.State.HIDDEN).withGenerated(key.sql())));
            }
        }
        return parts;
    }
}
