package io.phantomdb.rows.program;

import io.phantomdb.base.Check;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import java.util.List;

/**
 * An expression whose meaning is settled: columns are places in a row, operators are functions, every cast is written out.
 * Immutable; equal if they are the same expression.
 */
public sealed interface Expression {
    ColumnType BOOLEAN = ColumnType.of(Type.BOOL);

    ColumnType type();

    /** A datum, or NULL. */
    record Constant(Object value, ColumnType type) implements Expression {}

    /** A place in the row, from 0. */
    record Column(int ordinal, ColumnType type) implements Expression {
        public Column {
            Check.that(ordinal >= 0, "ordinals count from 0");
        }
    }

    /** A parameter, from 0. */
    record Parameter(int ordinal, ColumnType type) implements Expression {
        public Parameter {
            Check.that(ordinal >= 0, "parameters count from 0");
        }
    }

    /** A function over arguments of exactly its types. */
    record Call(Function function, List<Expression> arguments, ColumnType type) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
            Check.that(arguments.size() == function.argumentTypes().size(), "%s with %d arguments", function,
                    arguments.size());
        }

        public static Call of(Function function, Expression... arguments) {
            return new Call(function, List.of(arguments), ColumnType.of(function.resultType()));
        }
    }

    /** Three-valued: false if one is false, otherwise NULL if one is. */
    record And(List<Expression> operands) implements Expression {
        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public ColumnType type() {
            return BOOLEAN;
        }
    }

    /** Three-valued: true if one is true, otherwise NULL if one is. */
    record Or(List<Expression> operands) implements Expression {
        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public ColumnType type() {
            return BOOLEAN;
        }
    }

    record Not(Expression operand) implements Expression {
        @Override
        public ColumnType type() {
            return BOOLEAN;
        }
    }

    /** IS [NOT] NULL; of a boolean, IS [NOT] UNKNOWN. */
    record IsNull(Expression operand, boolean negated) implements Expression {
        @Override
        public ColumnType type() {
            return BOOLEAN;
        }
    }

    /** IS [NOT] TRUE, IS [NOT] FALSE. */
    record IsTruth(Expression operand, boolean truth, boolean negated) implements Expression {
        @Override
        public ColumnType type() {
            return BOOLEAN;
        }
    }

    /** IS [NOT] DISTINCT FROM, by an equality of the operands' types. */
    record IsDistinct(Function equality, Expression left, Expression right, boolean negated) implements Expression {
        @Override
        public ColumnType type() {
            return BOOLEAN;
        }
    }

    /** The result of the first condition that is true, or the other one. */
    record Case(List<Expression> conditions, List<Expression> results, Expression otherwise, ColumnType type)
            implements
                Expression {
        public Case {
            conditions = List.copyOf(conditions);
            results = List.copyOf(results);
            Check.that(conditions.size() == results.size(), "a result for each condition");
        }
    }

    /** The first that is not NULL. */
    record Coalesce(List<Expression> arguments, ColumnType type) implements Expression {
        public Coalesce {
            arguments = List.copyOf(arguments);
        }
    }

    /** GREATEST or LEAST of those that are not NULL. */
    record Extreme(boolean greatest, List<Expression> arguments, ColumnType type) implements Expression {
        public Extreme {
            arguments = List.copyOf(arguments);
        }
    }

    /** IN (…), by an equality of the operand's and the items' types; NOT IN is its negation. */
    record InList(Function equality, Expression operand, List<Expression> items) implements Expression {
        public InList {
            items = List.copyOf(items);
        }

        @Override
        public ColumnType type() {
            return BOOLEAN;
        }
    }
}
