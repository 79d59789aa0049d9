package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.ArrayConstructs;
import io.phantomdb.rows.function.Operators;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.Expression;
import java.util.ArrayList;
import java.util.List;

/** Binds what expressions make of arrays: constructors, subscripts, ANY and ALL (PostgreSQL 15, chapters 4.2.3, 4.2.12, 9.24). */
final class ArrayBinder {
    private static final ColumnType INT4 = ColumnType.of(Type.INT4);

    private final ExpressionBinder binder;
    private final Typing typing;

    ArrayBinder(ExpressionBinder binder, Typing typing) {
        this.binder = binder;
        this.typing = typing;
    }

    /** {@code ARRAY[…]}; its elements are cast to the type that is wanted, or, if that is null, to what they have in common. */
    Expr array(Expression.ArrayConstructor array, ColumnType wanted) {
        List<Expr> items = new ArrayList<>();
        boolean nested = false;
        for (Expression element : array.elements()) {
            Expr item = element instanceof Expression.ArrayConstructor inner
                    ? array(inner, wanted)
                    : binder.bind(element);
            nested |= item.type().type().isArray();
            items.add(item);
        }
        if (items.isEmpty() && wanted == null) {
            throw new StatementError(SqlState.INDETERMINATE_DATATYPE, "cannot determine type of empty array", null,
                    "Explicitly cast to the desired type, for example ARRAY[]::integer[].", array.position());
        }
        ColumnType elementType = wanted == null ? typing.common(items, "ARRAY", array.position()) : wanted;
        if (wanted != null && nested) {
            elementType = new ColumnType(wanted.type().array(), wanted.modifier());
        }
        return constructed(array, items, elementType, wanted != null);
    }

    private Expr constructed(Expression.ArrayConstructor array, List<Expr> items, ColumnType type, boolean explicit) {
        List<Expr> cast = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            int position = array.elements().get(at).position();
            cast.add(explicit
                    ? typing.cast(items.get(at), type, position)
                    : typing.coerce(items.get(at), type, position));
        }
        if (type.type().isArray()) {
            return new Expr.Call(ArrayConstructs.arrayOfArrays(type.type(), cast.size()), cast, type);
        }
        if (type.type().array() == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "could not find array type for data type " + type.type().sqlName()).at(array.position());
        }
        return new Expr.Call(ArrayConstructs.array(type.type(), cast.size()), cast,
                new ColumnType(type.type().array(), type.modifier()));
    }

    /** {@code base[i][j]}, {@code base[l:u]}; all brackets that follow each other belong together. */
    Expr subscript(Expression.Subscript last) {
        List<Expression.Subscript> brackets = new ArrayList<>(List.of(last));
        while (!brackets.getFirst().anew() && brackets.getFirst().base() instanceof Expression.Subscript before) {
            brackets.addFirst(before);
        }
        Expression base = brackets.getFirst().base();
        Expr array = typing.plain(binder.bind(base));
        if (array.type().type() == Type.NAME && brackets.size() == 1 && !last.slice()) {
            return new Expr.Call(ArrayConstructs.ofName(), List.of(array, bound(last.lower())),
                    ColumnType.of(Type.CHAR));
        }
        List<Change.Subscript> subscripts = brackets.stream().map(bracket -> new Change.Subscript(bracket.lower(),
                bracket.upper(), bracket.slice(), bracket.position())).toList();
        if (typing.typeOf(array) == Type.JSONB) {
            return ofJsonb(array, steps(subscripts).texts());
        }
        if (array.type().type().element() == null) {
            throw noSubscripts(array.type().type(), base.position());
        }
        if (!array.type().type().isArray()) {
            array = typing.coerce(array, ColumnType.of(array.type().type().element().array()), base.position());
        }
        List<Expr> bounds = new ArrayList<>();
        if (subscripts.stream().anyMatch(Change.Subscript::slice)) {
            String form = bounds(subscripts, bounds);
            return slice(array, form, bounds);
        }
        subscripts.forEach(subscript -> bounds.add(bound(subscript.lower())));
        return element(array, bounds);
    }

    static StatementError noSubscripts(Type type, int position) {
        return new StatementError(SqlState.DATATYPE_MISMATCH, "cannot subscript type " + type.sqlName()
                + " because it does not support subscripting").at(position);
    }

    static Expr element(Expr array, List<Expr> subscripts) {
        List<Expr> arguments = new ArrayList<>(List.of(array));
        arguments.addAll(subscripts);
        return new Expr.Call(ArrayConstructs.subscript(array.type().type(), subscripts.size()), arguments,
                array.type().element());
    }

    /** The form says which bounds there are. */
    static Expr slice(Expr array, String form, List<Expr> bounds) {
        List<Expr> arguments = new ArrayList<>(List.of(array));
        arguments.addAll(bounds);
        return new Expr.Call(ArrayConstructs.slice(array.type().type(), form), arguments, array.type());
    }

    /** The part of a jsonb at the end of these steps, which are texts. */
    static Expr ofJsonb(Expr json, List<Expr> steps) {
        Type texts = Type.TEXT.array();
        Expr path = new Expr.Call(ArrayConstructs.array(Type.TEXT, steps.size()), steps, ColumnType.of(texts));
        return new Expr.Call(Operators.infix("#>", Type.JSONB, texts), List.of(json, path),
                ColumnType.of(Type.JSONB));
    }

    /** Subscripts of a jsonb: texts, and numbers as texts. */
    record JsonbSteps(List<Expr> texts, boolean startsWithNumber) {}

    JsonbSteps steps(List<Change.Subscript> subscripts) {
        List<Expr> steps = new ArrayList<>();
        boolean startsWithNumber = false;
        for (Change.Subscript subscript : subscripts) {
            if (subscript.slice()) {
                throw new StatementError(SqlState.DATATYPE_MISMATCH, "jsonb subscript does not support slices")
                        .at(subscript.upper() != null
                                ? subscript.upper().position()
                                : subscript.lower() != null ? subscript.lower().position() : subscript.position());
            }
            Expr step = typing.known(binder.bind(subscript.lower()), Type.TEXT);
            startsWithNumber |= steps.isEmpty() && typing.canImplicitly(step.type().type(), Type.INT4);
            steps.add(step(step, subscript.lower()));
        }
        return new JsonbSteps(steps, startsWithNumber);
    }

    private Expr step(Expr step, Expression written) {
        Type type = step.type().type();
        boolean isNumber = typing.canImplicitly(type, Type.INT4);
        boolean isText = typing.canImplicitly(type, Type.TEXT);
        if (isNumber == isText) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "subscript type " + type.sqlName() + " is not supported", null,
                    isNumber
                            ? "jsonb subscript must be coercible to only one type, integer or text."
                            : "jsonb subscript must be coercible to either integer or text.",
                    written.position());
        }
        return isText
                ? typing.coerce(step, ColumnType.of(Type.TEXT), written.position())
                : typing.cast(typing.coerce(step, INT4, written.position()), ColumnType.of(Type.TEXT),
                        written.position());
    }

    /** Says which bounds there are and adds them to the arguments; beside a slice a plain subscript i means 1:i. */
    String bounds(List<Change.Subscript> brackets, List<Expr> arguments) {
        StringBuilder bounds = new StringBuilder();
        for (Change.Subscript bracket : brackets) {
            boolean hasLower = !bracket.slice() || bracket.lower() != null;
            boolean hasUpper = !bracket.slice() || bracket.upper() != null;
            bounds.append(hasLower ? hasUpper ? 'b' : 'l' : hasUpper ? 'u' : 'n');
            if (!bracket.slice()) {
                arguments.add(new Expr.Constant(1, INT4, bracket.position()));
                arguments.add(bound(bracket.lower()));
                continue;
            }
            if (hasLower) {
                arguments.add(bound(bracket.lower()));
            }
            if (hasUpper) {
                arguments.add(bound(bracket.upper()));
            }
        }
        return bounds.toString();
    }

    /** A subscript of an array. */
    Expr bound(Expression written) {
        Expr bound = typing.known(binder.bind(written), Type.INT4);
        if (!typing.canAssign(bound.type().type(), Type.INT4)) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "array subscript must have type integer")
                    .at(written.position());
        }
        return typing.assign(bound, INT4, written.position());
    }

    /** {@code left operator ANY (array)}, or ALL. */
    Expr quantified(Expression.QuantifiedArray test) {
        Expr left = binder.bind(test.left());
        Expr array = binder.bind(test.array());
        Type arrayType = typing.typeOf(array);
        if (arrayType != Type.UNKNOWN && arrayType.element() == null) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "op ANY/ALL (array) requires array on right side")
                    .at(test.position());
        }
        try {
            Function operator = Operators.infix(test.operator().symbol(), typing.typeOf(left).plain(),
                    arrayType == Type.UNKNOWN ? Type.UNKNOWN : arrayType.element());
            if (operator.resultType() != Type.BOOL) {
                throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                        "op ANY/ALL (array) requires operator to yield boolean");
            }
            Type elements = operator.argumentTypes().get(1);
            Function function = ArrayConstructs.quantified(operator, test.all(), elements.array());
            List<Expr> arguments = List.of(typing.coerce(left, ColumnType.of(operator.argumentTypes().get(0)), 0),
                    typing.coerce(array, ColumnType.of(elements.array()), 0));
            return new Expr.Call(function, arguments, Expr.BOOL);
        } catch (StatementError error) {
            throw error.at(test.position());
        }
    }
}
