package io.phantomdb.sql.bind;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/** Columns that every table has without saying so (PostgreSQL 15, chapter 5.5): of these there is tableoid. */
final class SystemColumns {
    private static final int TABLEOID_ATTRIBUTE = -6;

    private SystemColumns() {}

    /**
     * Those of a table with these columns.
     *
     * @param behindOuterJoin its rows may be missing; they are if there is nothing in them
     */
    static List<Scope.Column> of(int tableId, List<Scope.Column> columns, boolean behindOuterJoin) {
        ColumnType type = ColumnType.of(Type.OID);
        Expr id = new Expr.Constant(tableId & 0xFFFF_FFFFL, type, 0);
        if (behindOuterJoin && !columns.isEmpty()) {
            List<Expr> absent = new ArrayList<>();
            columns.forEach(column -> absent.add(new Expr.IsNull(column.value(), false)));
            id = new Expr.Case(List.of(new Expr.And(absent)), List.of(new Expr.Constant(null, type, 0)), id, type);
        }
        return List.of(new Scope.Column("tableoid", id, tableId, TABLEOID_ATTRIBUTE));
    }
}
