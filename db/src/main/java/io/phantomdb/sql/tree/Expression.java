package io.phantomdb.sql.tree;

import io.phantomdb.base.Check;
import java.util.List;

/**
 * An expression as written, with PostgreSQL's precedence (PostgreSQL 15, chapter 4.1.6). What the SQL standard spells in
 * its own way but PostgreSQL's grammar turns into a plain function is one here too: EXTRACT, SUBSTRING, POSITION, TRIM,
 * OVERLAY, AT TIME ZONE ({@code pg_catalog.timezone(zone, time)}), OVERLAPS, COLLATION FOR.
 */
public sealed interface Expression extends Node {
    /**
     * A constant.
     *
     * @param text a number's digits, with a leading minus if it was negated on the spot; a string's characters, escapes
     *        resolved; {@code true} or {@code false}; empty for NULL
     */
    record Literal(LiteralKind kind, String text, int position) implements Expression {}

    /**
     * A literal that was lifted out of the statement's shape: a parameter whose kind is known and part of the shape, and
     * whose text is number {@code index} (from 0) of the literals that came with the statement. Only in statements that
     * were parsed with a {@code Shape}.
     */
    record Lifted(int index, LiteralKind kind, int position) implements Expression {}

    /** {@code $number}, from 1. */
    record Parameter(int number, int position) implements Expression {}

    /** A column, perhaps with its table, schema, database before it. */
    record ColumnReference(List<String> parts, int position) implements Expression {
        public ColumnReference {
            parts = List.copyOf(parts);
        }
    }

    /** {@code *} or {@code t.*}, in a select list, RETURNING or count(t.*): all columns of the qualifier, or of everything if it is empty. */
    record Wildcard(List<String> qualifier, int position) implements Expression {
        public Wildcard {
            qualifier = List.copyOf(qualifier);
        }
    }

    /** DEFAULT as a value of INSERT or UPDATE. */
    record Default(int position) implements Expression {}

    /** A prefix operator. */
    record Unary(Operator operator, Expression operand, int position) implements Expression {}

    /** An infix operator. */
    record Binary(Operator operator, Expression left, Expression right, int position) implements Expression {}

    /** AND: two or more, chains flattened. */
    record And(List<Expression> operands, int position) implements Expression {
        public And {
            Check.that(operands.size() > 1, "AND joins");
            operands = List.copyOf(operands);
        }
    }

    /** OR: two or more, chains flattened. */
    record Or(List<Expression> operands, int position) implements Expression {
        public Or {
            Check.that(operands.size() > 1, "OR joins");
            operands = List.copyOf(operands);
        }
    }

    record Not(Expression operand, int position) implements Expression {}

    /** {@code x::type}, CAST(x AS type), and typed literals, which are casts of a string literal. */
    record Cast(Expression operand, TypeName type, int position) implements Expression {}

    /**
     * A call of a function or an aggregate.
     *
     * @param star count(*)
     * @param variadic the last argument stands after VARIADIC
     * @param withinGroup the orderBy is that of WITHIN GROUP
     * @param filter of FILTER (WHERE …), or null
     * @param over null if it is no window function
     */
    record FunctionCall(Name name, List<Expression> arguments, boolean star, boolean distinct, boolean variadic,
            List<SortItem> orderBy, boolean withinGroup, Expression filter, Window over, int position)
            implements
                Expression {
        public FunctionCall {
            arguments = List.copyOf(arguments);
            orderBy = List.copyOf(orderBy);
        }

        /** A plain call. */
        public static FunctionCall of(Name name, List<Expression> arguments, int position) {
            return new FunctionCall(name, arguments, false, false, false, List.of(), false, null, null, position);
        }
    }

    /** {@code name => value}, only among the arguments of a call. */
    record NamedArgument(String name, Expression value, int position) implements Expression {}

    /** CURRENT_TIMESTAMP and its like. The precision is null where none was written. */
    record CurrentValue(CurrentKind kind, Integer precision, int position) implements Expression {}

    enum CurrentKind {
        CURRENT_DATE,
        CURRENT_TIME,
        CURRENT_TIMESTAMP,
        LOCALTIME,
        LOCALTIMESTAMP,
        CURRENT_ROLE,
        CURRENT_USER,
        USER,
        SESSION_USER,
        CURRENT_CATALOG,
        CURRENT_SCHEMA
    }

    record Coalesce(List<Expression> arguments, int position) implements Expression {
        public Coalesce {
            arguments = List.copyOf(arguments);
        }
    }

    record NullIf(Expression left, Expression right, int position) implements Expression {}

    /** GREATEST or LEAST. */
    record Extreme(boolean greatest, List<Expression> arguments, int position) implements Expression {
        public Extreme {
            arguments = List.copyOf(arguments);
        }
    }

    /** The operand is null in CASE WHEN condition …; otherwise is null without ELSE. */
    record Case(Expression operand, List<When> whens, Expression otherwise, int position) implements Expression {
        public Case {
            whens = List.copyOf(whens);
        }
    }

    /** One branch of a CASE. */
    record When(Expression condition, Expression result, int position) implements Node {}

    /** IS [NOT] NULL, ISNULL, NOTNULL. */
    record IsNull(Expression operand, boolean negated, int position) implements Expression {}

    /** IS [NOT] TRUE, FALSE, UNKNOWN. */
    record IsTruth(Expression operand, Truth truth, boolean negated, int position) implements Expression {}

    enum Truth {
        TRUE,
        FALSE,
        UNKNOWN
    }

    /** IS [NOT] DISTINCT FROM. */
    record IsDistinct(Expression left, Expression right, boolean negated, int position) implements Expression {}

    record Between(Expression operand, Expression low, Expression high, boolean symmetric, boolean negated,
            int position) implements Expression {}

    /** LIKE, ILIKE, SIMILAR TO; the escape is null where none was written. */
    record Like(LikeKind kind, Expression operand, Expression pattern, Expression escape, boolean negated,
            int position) implements Expression {}

    enum LikeKind {
        LIKE,
        ILIKE,
        SIMILAR
    }

    record InList(Expression operand, List<Expression> items, boolean negated, int position) implements Expression {
        public InList {
            items = List.copyOf(items);
        }
    }

    record InSubquery(Expression operand, Query query, boolean negated, int position) implements Expression {}

    /** {@code left operator ANY (query)} (SOME is ANY), or ALL. LIKE and its kin come as ~~, !~~, ~~*, !~~*. */
    record QuantifiedSubquery(Expression left, Operator operator, boolean all, Query query, int position)
            implements
                Expression {}

    /** {@code left operator ANY (array)}, or ALL. */
    record QuantifiedArray(Expression left, Operator operator, boolean all, Expression array, int position)
            implements
                Expression {}

    record Exists(Query query, int position) implements Expression {}

    record ScalarSubquery(Query query, int position) implements Expression {}

    /** ARRAY(query). */
    record ArraySubquery(Query query, int position) implements Expression {}

    /** ROW(…), or (a, b, …) with two or more if it is not explicit. */
    record Row(List<Expression> fields, boolean explicit, int position) implements Expression {
        public Row {
            fields = List.copyOf(fields);
        }
    }

    /** ARRAY[…], or a nested […] in one. */
    record ArrayConstructor(List<Expression> elements, int position) implements Expression {
        public ArrayConstructor {
            elements = List.copyOf(elements);
        }
    }

    /**
     * {@code base[lower]}, or the slice {@code base[lower:upper]}, whose bounds may be null.
     *
     * @param anew the base has brackets of its own, in parentheses: {@code (a[1:2])[1]}
     */
    record Subscript(Expression base, Expression lower, Expression upper, boolean slice, boolean anew, int position)
            implements
                Expression {}

    /** {@code (base).field}; the field is null for {@code (base).*}. */
    record FieldAccess(Expression base, String field, int position) implements Expression {}

    record Collate(Expression operand, Name collation, int position) implements Expression {}

    /** GROUPING(…). */
    record Grouping(List<Expression> arguments, int position) implements Expression {
        public Grouping {
            arguments = List.copyOf(arguments);
        }
    }

    /** WHERE CURRENT OF cursor. */
    record CurrentOf(String cursor, int position) implements Expression {}
}
