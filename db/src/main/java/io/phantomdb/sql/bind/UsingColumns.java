package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.Identifier;
import java.util.ArrayList;
import java.util.List;

/** JOIN … USING: the columns are compared, and merged: they come first, and once. */
final class UsingColumns {
    private final List<Expr> comparisons = new ArrayList<>();
    private final List<Scope.Column> merged = new ArrayList<>();
    private final List<Scope.Column> visible = new ArrayList<>();

    /** Errors stand at no position: PostgreSQL gives none. */
    UsingColumns(Typing typing, FromItem.JoinKind kind, List<Scope.Column> left, List<Scope.Column> right,
            List<Identifier> using) {
        for (Identifier name : using) {
            Scope.Column one = only(left, name, "left");
            Scope.Column other = only(right, name, "right");
            comparisons.add(typing.operator(FromBinder.EQUALS, one.value(), other.value(), name.position()));
            merged.add(merged(typing, kind, one, other, name));
        }
        visible.addAll(merged);
        addRest(left, using);
        addRest(right, using);
    }

    private static Scope.Column merged(Typing typing, FromItem.JoinKind kind, Scope.Column left, Scope.Column right,
            Identifier name) {
        ColumnType common = typing.common(List.of(left.value(), right.value()), "JOIN/USING", name.position());
        if (kind == FromItem.JoinKind.FULL) {
            Expr either = new Expr.Coalesce(typing.coerceAll(List.of(left.value(), right.value()), common,
                    name.position()), common);
            return new Scope.Column(name.text(), either, 0, 0);
        }
        // The side that is never NULL-extended has the value; both are equal in an inner join.
        Scope.Column kept = kind == FromItem.JoinKind.RIGHT ? right : left;
        return new Scope.Column(name.text(), typing.coerce(kept.value(), common, name.position()), kept.tableId(),
                kept.attribute());
    }

    private void addRest(List<Scope.Column> columns, List<Identifier> using) {
        for (Scope.Column column : columns) {
            if (using.stream().noneMatch(name -> name.text().equals(column.name()))) {
                visible.add(column);
            }
        }
    }

    private static Scope.Column only(List<Scope.Column> columns, Identifier name, String side) {
        Scope.Column found = null;
        for (Scope.Column column : columns) {
            if (column.name().equals(name.text())) {
                if (found != null) {
                    throw new StatementError(SqlState.AMBIGUOUS_COLUMN, "common column name \"" + name
                            + "\" appears more than once in " + side + " table");
                }
                found = column;
            }
        }
        if (found == null) {
            throw new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + name
                    + "\" specified in USING clause does not exist in " + side + " table");
        }
        return found;
    }

    Expr condition() {
        return comparisons.size() == 1 ? comparisons.getFirst() : new Expr.And(comparisons);
    }

    /** The columns that were named, only. */
    List<Scope.Column> merged() {
        return merged;
    }

    List<Scope.Column> visible() {
        return visible;
    }
}
