package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.ArrayConstructs;
import io.phantomdb.rows.function.Operators;
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

    /** {@code base[i][j]}, {@code base[l:u]}; all brackets belong together. */
    Expr subscript(Expression.Subscript last) {
        List<Expression.Subscript> brackets = new ArrayList<>();
        Expression base = last;
        while (base instanceof Expression.Subscript bracket) {
            brackets.addFirst(bracket);
            base = bracket.base();
        }
        Expr array = binder.bind(base);
        if (array.type().type() == Type.NAME && brackets.size() == 1 && !last.slice()) {
            return new Expr.Call(ArrayConstructs.ofName(), List.of(array, bound(last.lower())),
                    ColumnType.of(Type.CHAR));
        }
        if (array.type().type().element() == null) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "cannot subscript type "
                    + array.type().type().sqlName() + " because it does not support subscripting").at(base.position());
        }
        if (!array.type().type().isArray()) {
            array = typing.coerce(array, ColumnType.of(array.type().type().element().array()), base.position());
        }
        List<Expr> arguments = new ArrayList<>(List.of(array));
        if (brackets.stream().anyMatch(Expression.Subscript::slice)) {
            String bounds = bounds(brackets, arguments);
            return new Expr.Call(ArrayConstructs.slice(array.type().type(), bounds), arguments, array.type());
        }
        for (Expression.Subscript bracket : brackets) {
            arguments.add(bound(bracket.lower()));
        }
        return new Expr.Call(ArrayConstructs.subscript(array.type().type(), brackets.size()), arguments,
                array.type().element());
    }

    /** Says which bounds there are and adds them to the arguments; beside a slice a plain subscript i means 1:i. */
    private String bounds(List<Expression.Subscript> brackets, List<Expr> arguments) {
        StringBuilder bounds = new StringBuilder();
        for (Expression.Subscript bracket : brackets) {
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

    private Expr bound(Expression written) {
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
            Function operator = Operators.infix(test.operator().symbol(), typing.typeOf(left),
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
