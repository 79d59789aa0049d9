package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.tree.Change;
import java.util.List;

/**
 * What a value of INSERT, UPDATE or MERGE is for.
 *
 * @param column of the table whose rows are changed
 * @param part of the column's value; null for all of it
 */
record Assignee(ColumnDescriptor column, Part part, int position) {
    /** What the statement has written. Subscripts see what the binder sees. */
    static Assignee of(ChangeBinder changes, ExpressionBinder binder, ChangeTarget target, Change.Target written) {
        ColumnDescriptor column = target.column(written.column(), written.position());
        Part part = written.path().isEmpty()
                ? null
                : new PartBinder(binder, changes.typing(), written).bind(column.type());
        return new Assignee(column, part, written.position());
    }

    static List<Assignee> whole(List<ColumnDescriptor> columns) {
        return columns.stream().map(column -> new Assignee(column, null, 0)).toList();
    }

    ColumnType type() {
        return part == null ? column.type() : part.type();
    }

    /** 42804: a value of that type, which stands there, is none for it. */
    StatementError mismatch(Type from, int valuePosition) {
        if (part != null) {
            return part.mismatch(from).at(position);
        }
        return new StatementError(SqlState.DATATYPE_MISMATCH, "column \"" + column.name() + "\" is of type "
                + column.type().type().sqlName() + " but expression is of type " + from.sqlName(), null,
                "You will need to rewrite or cast the expression.", valuePosition);
    }

    /** A part has no default of its own. */
    void refuseDefault() {
        if (part != null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, part.startsWithField()
                    ? "cannot set a subfield to DEFAULT"
                    : "cannot set an array element to DEFAULT").at(position);
        }
    }
}
