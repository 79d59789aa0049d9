package io.phantomdb.sql.bind;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.RecordFunctions;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexCounterparts;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.PartitionBound;
import io.phantomdb.sql.catalog.PartitionSet;
import io.phantomdb.sql.catalog.Partitioning;
import io.phantomdb.sql.catalog.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The tables whose rows a table with children stands for (PostgreSQL 15, chapters 5.10 and 5.11): of a partitioned one its leaves, of
 * another one itself and all that inherit from it. Columns go by their names.
 *
 * <pre>
 *   FROM parent   ─►   p1 ∪ p2 ∪ …       a row is as wide as one of the parent, with tableoid behind it,
 *                                        and, where rows are changed, the row of the member as it is,
 *                                        or, in a cursor, what that row is held under
 * </pre>
 *
 * @param tree null if the table is not partitioned
 */
record Family(Table root, List<Family.Member> members, PartitionTree tree) {
    /** Behind a row of the root: the member's number, and its row. */
    static final int TABLE_PLACE = 0;
    static final int ROW_PLACE = 1;

    /**
     * A table with rows.
     *
     * @param places for each place of a row of the root the one in the member's; -1 for what the member does not have
     */
    record Member(Table table, int[] places) {}

    static boolean isOne(Table table) {
        return table.descriptor().isPartitioned() || table.descriptor().lineage().hasChildren();
    }

    /** Null if the table stands for itself alone. */
    static Family of(StatementBinder statement, Table root, boolean only) {
        boolean alone = only && !root.descriptor().isPartitioned() || !isOne(root);
        return alone ? null : new FamilyReader(statement, root, only).read();
    }

    /** What there is behind a row of the root. */
    enum Behind {
        TABLE,
        TABLE_AND_KEY,
        TABLE_AND_ROW;

        int places() {
            return this == TABLE ? 1 : 2;
        }
    }

    /** For each place of a row of one table that of the column with the same name in the other. */
    static int[] places(Table from, Table to) {
        int[] places = new int[from.width()];
        for (int at = 0; at < places.length; at++) {
            ColumnDescriptor column = from.columns().get(at);
            ColumnDescriptor same = from == to
                    ? column
                    : column.isPublic() ? to.descriptor().columnNamed(column.name()) : null;
            places[at] = same == null ? -1 : to.ordinal(same.id());
        }
        return places;
    }

    /** An expression over a row of one table as one over a row of another. */
    static Expr moved(Expr expr, int[] places) {
        return new SlotRewrite((slot, depth) -> slot.levelsUp() == depth
                ? new Expr.Slot(slot.levelsUp(), places[slot.slot()], slot.type(), slot.name(), slot.position())
                : slot).expr(expr, 0);
    }

    /**
     * The rows of all members.
     *
     * @param condition of the rows of each member, over its own places; it may give null
     */
    BoundQuery query(StatementBinder statement, BoundQuery.RowLock lock, String alias, Behind behind,
            Function<Table, Expr> condition) {
        List<BoundQuery> queries = new ArrayList<>();
        for (Member member : members) {
            queries.add(query(statement, member, lock, alias + "_" + (queries.size() + 1), behind,
                    condition.apply(member.table)));
        }
        return new BoundQuery(new BoundQuery.Members(queries, tree, alias), columns(behind),
                List.of(), null, null);
    }

    private List<BoundQuery.OutputColumn> columns(Behind behind) {
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        for (ColumnDescriptor column : root.columns()) {
            columns.add(new BoundQuery.OutputColumn(column.name(), column.type(), root.descriptor().id(),
                    column.id()));
        }
        columns.add(new BoundQuery.OutputColumn("tableoid", ColumnType.of(Type.OID), 0, 0));
        if (behind != Behind.TABLE) {
            columns.add(new BoundQuery.OutputColumn("row", ColumnType.of(Type.RECORD), 0, 0));
        }
        return columns;
    }

    private BoundQuery query(StatementBinder statement, Member member, BoundQuery.RowLock lock, String alias,
            Behind behind, Expr condition) {
        List<Expr> outputs = new ArrayList<>();
        for (int at = 0; at < member.places.length; at++) {
            ColumnDescriptor column = root.columns().get(at);
            int place = member.places[at];
            outputs.add(place < 0
                    ? new Expr.Constant(null, column.type(), 0)
                    : Scope.slot(place, column.type(), column.name()));
        }
        outputs.add(new Expr.Constant(member.table.descriptor().id() & 0xFFFF_FFFFL, ColumnType.of(Type.OID), 0));
        if (behind != Behind.TABLE) {
            outputs.add(behind == Behind.TABLE_AND_ROW ? whole(member.table) : CurrentRow.key(member.table, 0));
        }
        BoundQuery.FromTable from = new BoundQuery.FromTable(member.table, 0, lock,
                FromBinder.derived(statement, member.table), alias);
        return new BoundQuery(BoundQuery.Select.plain(member.table.width(), from, condition, outputs), columns(behind),
                List.of(), null, null);
    }

    /** All of a row, hidden columns included. */
    private static Expr whole(Table table) {
        List<Expr> slots = new ArrayList<>();
        List<Type.Field> fields = new ArrayList<>();
        for (ColumnDescriptor column : table.columns()) {
            slots.add(Scope.slot(slots.size(), column.type(), column.name()));
            fields.add(new Type.Field(column.name(), column.type(), fields.size() + 1));
        }
        return new Expr.Call(RecordFunctions.row(fields), slots, ColumnType.of(Type.RECORD));
    }

    /** The index of a member that does there what the index does at the root; null if there is none. */
    static IndexLayout counterpart(Table root, IndexLayout index, Table member) {
        for (IndexLayout candidate : member.indexes()) {
            if (isSame(root, index.index(), member, candidate.index())) {
                return candidate;
            }
        }
        return null;
    }

    private static boolean isSame(Table root, IndexDescriptor index, Table member, IndexDescriptor candidate) {
        return candidate.isPublic()
                && IndexCounterparts.isSame(root.descriptor(), index, member.descriptor(),
                        candidate);
    }

    /** The partitions of a table, or other children, in the order in which their rows are read. */
    static List<Table> children(StatementBinder statement, Table parent) {
        List<Table> children = new ArrayList<>();
        for (int id : parent.descriptor().lineage().children()) {
            Table child = statement.tableById(id);
            if (child == null || !child.descriptor().lineage().parents().contains(parent.descriptor().id())) {
                throw statement.mismatch(parent, id);
            }
            children.add(child);
        }
        if (!parent.descriptor().isPartitioned()) {
            children.sort(Comparator.comparing(child -> child.descriptor().id()));
            return children;
        }
        List<Table> ordered = new ArrayList<>();
        set(parent, children).ordered().forEach(number -> ordered.add(children.get(number)));
        return ordered;
    }

    static PartitionSet set(Table parent, List<Table> children) {
        List<PartitionBound> bounds = children.stream().map(child -> child.descriptor().lineage().bound()).toList();
        return new PartitionSet(parent.descriptor().lineage().partitioning(), bounds);
    }

    /** The parts of the partition key over a row of the table. */
    static List<Expr> keys(StatementBinder statement, Table table) {
        List<Expr> keys = new ArrayList<>();
        for (Partitioning.Key key : table.descriptor().lineage().partitioning().keys()) {
            keys.add(key.isColumn()
                    ? Scope.slot(table.ordinal(key.columnId()), table.descriptor().column(key.columnId()).type(),
                            table.descriptor().column(key.columnId()).name())
                    : new StoredExpressions(statement).partitionKey(table, key));
        }
        return keys;
    }
}
