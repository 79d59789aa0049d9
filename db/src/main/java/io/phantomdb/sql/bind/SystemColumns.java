package io.phantomdb.sql.bind;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.RowIdentity;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns that every table has without saying so (PostgreSQL 15, chapter 5.5). tableoid is what it is there; xmin is a number that
 * changes with what is in the row, xmax, cmin and cmax are 0; ctid is there where a row is held under one number. See
 * {@link RowIdentity}.
 */
final class SystemColumns {
    private static final int CTID = -1;
    private static final int XMIN = -2;
    private static final int CMIN = -3;
    private static final int XMAX = -4;
    private static final int CMAX = -5;
    private static final int TABLEOID = -6;

    private final int tableId;
    private final Expr absent;
    private final List<Scope.Column> system = new ArrayList<>();

    private SystemColumns(int tableId, Expr absent) {
        this.tableId = tableId;
        this.absent = absent;
    }

    /**
     * Those of a table with these columns.
     *
     * @param absent true where the row is not there, as behind an outer join; null if that cannot be
     */
    static List<Scope.Column> of(int tableId, List<Scope.Column> columns, Expr absent) {
        SystemColumns system = new SystemColumns(tableId, absent);
        system.add("tableoid", TABLEOID, constant(tableId & 0xFFFF_FFFFL, Type.OID));
        List<Expr> values = columns.stream().map(Scope.Column::value).toList();
        Function version = RowIdentity.version(values.stream().map(value -> value.type().type()).toList());
        system.add("xmin", XMIN, new Expr.Call(version, values, ColumnType.of(Type.XID)));
        system.add("cmin", CMIN, constant(0L, Type.CID));
        system.add("xmax", XMAX, constant(0L, Type.XID));
        system.add("cmax", CMAX, constant(0L, Type.CID));
        return system.system;
    }

    /** The same of a table whose rows begin at a place of the scope. */
    static List<Scope.Column> of(Table table, List<Scope.Column> columns, int offset, Expr absent) {
        SystemColumns system = new SystemColumns(table.descriptor().id(), absent);
        ColumnDescriptor key = table.descriptor()
                .column(table.primary().index().parts().getFirst().columnId());
        boolean isNumber = key.type().type() == Type.INT2 || key.type().type() == Type.INT4
                || key.type().type() == Type.INT8;
        if (isNumber && table.primary().index().parts().size() == 1) {
            Function place = key.isRowId() ? RowIdentity.placeOfId() : RowIdentity.placeOfKey(key.type().type());
            Expr held = Scope.slot(offset + table.ordinal(key.id()), key.type(), key.name());
            system.add("ctid", CTID, new Expr.Call(place, List.of(held), ColumnType.of(Type.TID)));
        }
        system.system.addAll(of(table.descriptor().id(), columns, absent));
        return system.system;
    }

    private static Expr constant(Object value, Type type) {
        return new Expr.Constant(value, ColumnType.of(type), 0);
    }

    private void add(String name, int attribute, Expr value) {
        Expr orNull = absent == null
                ? value
                : new Expr.Case(List.of(absent), List.of(constant(null, value.type().type())), value, value.type());
        system.add(new Scope.Column(name, orNull, tableId, attribute));
    }

    /** The number of the table that a row of a family is of. */
    static Expr memberSlot(int slot) {
        return Scope.slot(slot, ColumnType.of(Type.OID), "tableoid");
    }

    /** Those of a table that stands for others, too: rows say which they are of, but have no place that all could be told by. */
    static List<Scope.Column> ofMembers(int tableId, List<Scope.Column> columns, Expr member, Expr absent) {
        List<Scope.Column> system = new ArrayList<>();
        system.add(new Scope.Column("tableoid", member, tableId, TABLEOID));
        of(tableId, columns, absent).stream().filter(column -> column.attribute() != TABLEOID).forEach(system::add);
        return system;
    }
}
