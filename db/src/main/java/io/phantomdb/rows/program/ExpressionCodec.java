package io.phantomdb.rows.program;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Check;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;
import io.phantomdb.rows.function.Functions;
import java.util.ArrayList;
import java.util.List;

/**
 * Expressions as bytes: a tag, then what the tag says. Functions are written by name and argument types. Whoever decodes
 * checks all that a program relies on: known functions, arguments and operands of the right types, columns that exist.
 */
final class ExpressionCodec {
    private static final int DEPTH_MAX = 500;
    private static final int CONSTANT = 1;
    private static final int COLUMN = 2;
    private static final int CALL = 3;
    private static final int AND = 4;
    private static final int OR = 5;
    private static final int NOT = 6;
    private static final int IS_NULL = 7;
    private static final int IS_TRUTH = 8;
    private static final int IS_DISTINCT = 9;
    private static final int CASE = 10;
    private static final int COALESCE = 11;
    private static final int EXTREME = 12;
    private static final int IN_LIST = 13;

    private ExpressionCodec() {}

    static void encode(ByteWriter to, Expression expression) {
        switch (expression) {
            case Expression.Constant constant -> {
                type(to.u8(CONSTANT), constant.type());
                DatumBytes.encode(to, constant.type().type(), constant.value());
            }
            case Expression.Column column -> type(to.u8(COLUMN).varint(column.ordinal()), column.type());
            case Expression.Parameter parameter -> throw Check.unreachable("a parameter in an encoded program");
            case Expression.Call call -> {
                function(to.u8(CALL), call.function());
                type(to, call.type());
                call.arguments().forEach(argument -> encode(to, argument));
            }
            case Expression.And and -> all(to.u8(AND), and.operands());
            case Expression.Or or -> all(to.u8(OR), or.operands());
            case Expression.Not not -> encode(to.u8(NOT), not.operand());
            case Expression.IsNull test -> encode(flag(to.u8(IS_NULL), test.negated()), test.operand());
            case Expression.IsTruth test ->
                encode(flag(flag(to.u8(IS_TRUTH), test.truth()), test.negated()), test.operand());
            case Expression.IsDistinct test -> {
                function(flag(to.u8(IS_DISTINCT), test.negated()), test.equality());
                encode(to, test.left());
                encode(to, test.right());
            }
            case Expression.Case choice -> {
                type(to.u8(CASE), choice.type());
                all(to, choice.conditions());
                choice.results().forEach(result -> encode(to, result));
                encode(to, choice.otherwise());
            }
            case Expression.Coalesce coalesce -> {
                type(to.u8(COALESCE), coalesce.type());
                all(to, coalesce.arguments());
            }
            case Expression.Extreme extreme -> {
                type(flag(to.u8(EXTREME), extreme.greatest()), extreme.type());
                all(to, extreme.arguments());
            }
            case Expression.InList in -> {
                function(to.u8(IN_LIST), in.equality());
                encode(to, in.operand());
                all(to, in.items());
            }
        }
    }

    private static void all(ByteWriter to, List<Expression> expressions) {
        to.varint(expressions.size());
        expressions.forEach(expression -> encode(to, expression));
    }

    private static ByteWriter flag(ByteWriter to, boolean flag) {
        return to.u8(flag ? 1 : 0);
    }

    static ByteWriter type(ByteWriter to, ColumnType type) {
        return to.varint(type.type().oid()).varint(type.modifier() + 1L);
    }

    private static void function(ByteWriter to, Function function) {
        to.sizedUtf8(function.name()).varint(function.argumentTypes().size());
        function.argumentTypes().forEach(type -> to.varint(type.oid()));
    }

    /** The types are those of the row's places. */
    static Expression decode(ByteReader from, List<ColumnType> row) {
        return decode(from, row, 0);
    }

    private static Expression decode(ByteReader from, List<ColumnType> row, int depth) {
        if (depth > DEPTH_MAX) {
            throw new Malformed("an expression nested too deeply");
        }
        int tag = from.u8();
        int inner = depth + 1;
        return switch (tag) {
            case CONSTANT -> {
                ColumnType type = type(from);
                yield new Expression.Constant(DatumBytes.decode(from, type.type()), type);
            }
            case COLUMN -> column(from, row);
            case CALL -> call(from, row, inner);
            case AND -> new Expression.And(conditions(from, row, inner));
            case OR -> new Expression.Or(conditions(from, row, inner));
            case NOT -> new Expression.Not(of(Type.BOOL, decode(from, row, inner)));
            case IS_NULL -> {
                boolean negated = flag(from);
                yield new Expression.IsNull(decode(from, row, inner), negated);
            }
            case IS_TRUTH -> {
                boolean truth = flag(from);
                boolean negated = flag(from);
                yield new Expression.IsTruth(of(Type.BOOL, decode(from, row, inner)), truth, negated);
            }
            case IS_DISTINCT -> {
                boolean negated = flag(from);
                Function equality = equality(from);
                Expression left = of(equality.argumentTypes().get(0), decode(from, row, inner));
                Expression right = of(equality.argumentTypes().get(1), decode(from, row, inner));
                yield new Expression.IsDistinct(equality, left, right, negated);
            }
            case CASE -> choice(from, row, inner);
            case COALESCE -> {
                ColumnType type = type(from);
                yield new Expression.Coalesce(all(from, row, inner, type.type()), type);
            }
            case EXTREME -> {
                boolean greatest = flag(from);
                ColumnType type = type(from);
                yield new Expression.Extreme(greatest, all(from, row, inner, type.type()), type);
            }
            case IN_LIST -> {
                Function equality = equality(from);
                Expression operand = of(equality.argumentTypes().get(0), decode(from, row, inner));
                yield new Expression.InList(equality, operand,
                        all(from, row, inner, equality.argumentTypes().get(1)));
            }
            default -> throw new Malformed("an expression of kind " + tag);
        };
    }

    private static Expression column(ByteReader from, List<ColumnType> row) {
        long ordinal = from.varint();
        ColumnType type = type(from);
        if (ordinal < 0 || ordinal >= row.size() || !row.get((int) ordinal).type().equals(type.type())) {
            throw new Malformed("column " + ordinal + " of a row is not as the program says");
        }
        return new Expression.Column((int) ordinal, type);
    }

    private static Expression call(ByteReader from, List<ColumnType> row, int depth) {
        Function function = function(from);
        ColumnType type = type(from);
        if (!type.type().equals(function.resultType())) {
            throw new Malformed(function + " does not give " + type.type());
        }
        List<Expression> arguments = new ArrayList<>();
        for (Type argument : function.argumentTypes()) {
            arguments.add(of(argument, decode(from, row, depth)));
        }
        return new Expression.Call(function, arguments, type);
    }

    private static Expression choice(ByteReader from, List<ColumnType> row, int depth) {
        ColumnType type = type(from);
        List<Expression> conditions = conditions(from, row, depth);
        List<Expression> results = new ArrayList<>();
        for (int at = 0; at < conditions.size(); at++) {
            results.add(of(type.type(), decode(from, row, depth)));
        }
        return new Expression.Case(conditions, results, of(type.type(), decode(from, row, depth)), type);
    }

    private static List<Expression> conditions(ByteReader from, List<ColumnType> row, int depth) {
        return all(from, row, depth, Type.BOOL);
    }

    private static List<Expression> all(ByteReader from, List<ColumnType> row, int depth, Type type) {
        int count = from.size();
        List<Expression> all = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            all.add(of(type, decode(from, row, depth)));
        }
        return all;
    }

    /** Strings of all types stand for each other. */
    private static Expression of(Type type, Expression expression) {
        Type found = expression.type().type();
        if (!found.equals(type) && !(found.isText() && type.isText())) {
            throw new Malformed("an expression of " + found + " where one of " + type + " belongs");
        }
        return expression;
    }

    private static boolean flag(ByteReader from) {
        int flag = from.u8();
        if (flag > 1) {
            throw new Malformed("a flag of " + flag);
        }
        return flag == 1;
    }

    static ColumnType type(ByteReader from) {
        Type type = typeNumbered(from.varint());
        long modifier = from.varint() - 1;
        if (modifier < -1 || modifier > Integer.MAX_VALUE) {
            throw new Malformed("a type modifier of " + modifier);
        }
        return new ColumnType(type, (int) modifier);
    }

    static Type typeNumbered(long oid) {
        Type type = oid >= 0 && oid <= Integer.MAX_VALUE ? Type.numbered((int) oid) : null;
        if (type == null) {
            throw new Malformed("a type numbered " + oid);
        }
        return type;
    }

    private static Function function(ByteReader from) {
        String name = from.sizedUtf8();
        int count = from.size();
        List<Type> arguments = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            arguments.add(typeNumbered(from.varint()));
        }
        Function function = Functions.exact(name, arguments);
        if (function == null) {
            throw new Malformed("no function " + name + " of " + arguments);
        }
        return function;
    }

    private static Function equality(ByteReader from) {
        Function function = function(from);
        if (function.comparison() != io.phantomdb.rows.Comparison.EQ) {
            throw new Malformed(function + " is no equality");
        }
        return function;
    }
}
