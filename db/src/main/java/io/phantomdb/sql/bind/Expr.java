package io.phantomdb.sql.bind;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import java.util.List;
import java.util.Objects;

/**
 * An expression that knows what it means: names have become places in rows, operators functions, and every implicit cast
 * is spelled out. Two expressions that are equal as records have equal values over equal rows, unless they are volatile;
 * where they stood in the statement does not count.
 */
public sealed interface Expr {
    ColumnType type();

    /** A datum; text of type unknown while nothing has told its type. */
    record Constant(Object value, ColumnType type, int position) implements Expr {
        @Override
        public boolean equals(Object other) {
            return other instanceof Constant constant && Objects.equals(value, constant.value)
                    && type.equals(constant.type);
        }

        @Override
        public int hashCode() {
            return Objects.hash(value, type);
        }
    }

    /** A place in the rows of the block, or, with levels, in the row of an enclosing block that a subquery looks at. */
    record Slot(int levelsUp, int slot, ColumnType type, String name, int position) implements Expr {
        @Override
        public boolean equals(Object other) {
            return other instanceof Slot place && slot == place.slot && levelsUp == place.levelsUp;
        }

        @Override
        public int hashCode() {
            return 31 * levelsUp + slot;
        }

        /** Another place of the same row, so many further on. */
        public Slot shifted(int places) {
            return new Slot(levelsUp, slot + places, type, name, position);
        }

        /** The same place, seen from so many blocks further in. */
        public Slot raised(int levels) {
            return new Slot(levelsUp + levels, slot, type, name, position);
        }
    }

    /** A parameter, from 0, explicit ones first, then lifted literals. Its type is in {@link Parameters} while binding. */
    record Parameter(int index, ColumnType type, int position) implements Expr {
        @Override
        public boolean equals(Object other) {
            return other instanceof Parameter parameter && index == parameter.index;
        }

        @Override
        public int hashCode() {
            return index;
        }
    }

    /** A function, operator or cast of {@code rows}; the type is its result's. */
    record Call(Function function, List<Expr> arguments, ColumnType type) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A function that gives rows. In a select list it makes a row of the query become as many as it gives; it is gone from
     * there once the query is planned. The type is that of its only column, or of a record.
     */
    record SetCall(SetFunction function, List<Expr> arguments, ColumnType type, int position) implements Expr {
        public SetCall {
            arguments = List.copyOf(arguments);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SetCall call && function.equals(call.function) && arguments.equals(call.arguments);
        }

        @Override
        public int hashCode() {
            return Objects.hash(function, arguments);
        }
    }

    /** The same datum under another type. */
    record Relabel(Expr operand, ColumnType type) implements Expr {}

    record And(List<Expr> operands) implements Expr {
        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public ColumnType type() {
            return BOOL;
        }
    }

    record Or(List<Expr> operands) implements Expr {
        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public ColumnType type() {
            return BOOL;
        }
    }

    record Not(Expr operand) implements Expr {
        @Override
        public ColumnType type() {
            return BOOL;
        }
    }

    record IsNull(Expr operand, boolean negated) implements Expr {
        @Override
        public ColumnType type() {
            return BOOL;
        }
    }

    /** IS [NOT] TRUE or FALSE. */
    record IsTruth(Expr operand, boolean truth, boolean negated) implements Expr {
        @Override
        public ColumnType type() {
            return BOOL;
        }
    }

    /** IS [NOT] DISTINCT FROM; equality compares the two when neither is NULL. */
    record IsDistinct(Expr left, Expr right, Expr equality, boolean negated) implements Expr {
        @Override
        public ColumnType type() {
            return BOOL;
        }
    }

    /** Conditions are booleans; an absent ELSE is a NULL constant. */
    record Case(List<Expr> conditions, List<Expr> results, Expr otherwise, ColumnType type) implements Expr {
        public Case {
            conditions = List.copyOf(conditions);
            results = List.copyOf(results);
        }
    }

    record Coalesce(List<Expr> arguments, ColumnType type) implements Expr {
        public Coalesce {
            arguments = List.copyOf(arguments);
        }
    }

    /** GREATEST or LEAST; NULLs do not count. */
    record Extreme(boolean greatest, List<Expr> arguments, ColumnType type) implements Expr {
        public Extreme {
            arguments = List.copyOf(arguments);
        }
    }

    /** NULL if equality holds, otherwise the value. */
    record NullIf(Expr value, Expr equality) implements Expr {
        @Override
        public ColumnType type() {
            return value.type();
        }
    }

    /**
     * An aggregate of the block that is being bound, or, with levels, of one around it; gone once the grouping of that block
     * has been worked out.
     */
    record AggregateResult(int levelsUp, int index, ColumnType type) implements Expr {}

    /** A window call of the block that is being bound; gone once its place in the rows is known, when the block is planned. */
    record WindowResult(int index, ColumnType type) implements Expr {}

    /** GROUPING(…) of the block that is being bound; gone once grouping has been worked out. */
    record GroupingCall(List<Expr> arguments, int position) implements Expr {
        public GroupingCall {
            arguments = List.copyOf(arguments);
        }

        @Override
        public ColumnType type() {
            return ColumnType.of(Type.INT4);
        }
    }

    /** A column of the only row of a subquery, NULL if there is no row. */
    record ScalarSubquery(Subquery query, int column, ColumnType type) implements Expr {}

    /** The values of a subquery's only column, as an array. */
    record ArraySubquery(Subquery query, ColumnType type) implements Expr {}

    record Exists(Subquery query) implements Expr {
        @Override
        public ColumnType type() {
            return BOOL;
        }
    }

    /** Whether the operands, side by side, are among the rows of a subquery, whose columns are of the same types. */
    record InSubquery(List<Expr> operands, Subquery query, List<Type> comparedAs) implements Expr {
        public InSubquery {
            operands = List.copyOf(operands);
            comparedAs = List.copyOf(comparedAs);
        }

        @Override
        public ColumnType type() {
            return BOOL;
        }
    }

    /**
     * Whether a test holds for any row of a subquery, or for all of them.
     *
     * @param test sees the operands, then the columns of the subquery
     */
    record QuantifiedSubquery(List<Expr> operands, Subquery query, Expr test, boolean all) implements Expr {
        public QuantifiedSubquery {
            operands = List.copyOf(operands);
        }

        @Override
        public ColumnType type() {
            return BOOL;
        }
    }

    /**
     * A query inside an expression; correlated if it looks at rows of the blocks around it. Two are equal if they ask for
     * the same, wherever they stand: GROUP BY and DISTINCT take them for the same key then.
     */
    final class Subquery {
        private final BoundQuery query;
        private final boolean correlated;
        private final int number;

        Subquery(BoundQuery query, boolean correlated, int number) {
            this.query = query;
            this.correlated = correlated;
            this.number = number;
        }

        public BoundQuery query() {
            return query;
        }

        public boolean correlated() {
            return correlated;
        }

        /** The same subquery in another form. */
        Subquery over(BoundQuery changed) {
            return new Subquery(changed, correlated, number);
        }

        /** Counts the subqueries of the statement from 0. */
        public int number() {
            return number;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Subquery that && query.equals(that.query);
        }

        @Override
        public int hashCode() {
            return query.hashCode();
        }
    }

    ColumnType BOOL = ColumnType.of(Type.BOOL);
}
