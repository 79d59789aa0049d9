package io.phantomdb.sql.bind;

import io.phantomdb.sql.tree.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The references to columns in an expression of the kind that the catalog stores. */
final class ColumnNames {
    private ColumnNames() {}

    /** Their names, each once. */
    static List<String> in(Expression expression) {
        return references(expression).stream().map(column -> column.parts().getLast()).distinct().toList();
    }

    /** In the order in which they stand. */
    static List<Expression.ColumnReference> references(Expression expression) {
        List<Expression.ColumnReference> found = new ArrayList<>();
        each(expression, part -> {
            if (part instanceof Expression.ColumnReference column) {
                found.add(column);
            }
        });
        return found;
    }

    /** Every part of an expression that may stand in stored text, parents first. */
    static void each(Expression expression, Consumer<Expression> found) {
        if (expression != null) {
            found.accept(expression);
        }
        switch (expression) {
            case null -> {
            }
            case Expression.Unary unary -> each(unary.operand(), found);
            case Expression.Binary binary -> eachOf(found, binary.left(), binary.right());
            case Expression.And and -> eachOf(and.operands(), found);
            case Expression.Or or -> eachOf(or.operands(), found);
            case Expression.Not not -> each(not.operand(), found);
            case Expression.Cast cast -> each(cast.operand(), found);
            case Expression.FunctionCall call -> eachOf(call.arguments(), found);
            case Expression.IsNull test -> each(test.operand(), found);
            case Expression.IsTruth test -> each(test.operand(), found);
            case Expression.IsDistinct test -> eachOf(found, test.left(), test.right());
            case Expression.NullIf nullIf -> eachOf(found, nullIf.left(), nullIf.right());
            case Expression.Extreme extreme -> eachOf(extreme.arguments(), found);
            case Expression.Case choice -> each(choice, found);
            case Expression.Between between -> eachOf(found, between.operand(), between.low(), between.high());
            case Expression.Like like -> eachOf(found, like.operand(), like.pattern(), like.escape());
            case Expression.InList in -> {
                each(in.operand(), found);
                eachOf(in.items(), found);
            }
            case Expression.Coalesce coalesce -> eachOf(coalesce.arguments(), found);
            case Expression.ArrayConstructor array -> eachOf(array.elements(), found);
            case Expression.Subscript subscript ->
                eachOf(found, subscript.base(), subscript.lower(), subscript.upper());
            case Expression.QuantifiedArray test -> eachOf(found, test.left(), test.array());
            case Expression.Row row -> eachOf(row.fields(), found);
            case Expression.FieldAccess access -> each(access.base(), found);
            case Expression.Collate collate -> each(collate.operand(), found);
            case Expression.NamedArgument argument -> each(argument.value(), found);
            default -> {
            }
        }
    }

    private static void each(Expression.Case choice, Consumer<Expression> found) {
        each(choice.operand(), found);
        choice.whens().forEach(when -> eachOf(found, when.condition(), when.result()));
        each(choice.otherwise(), found);
    }

    private static void eachOf(Consumer<Expression> found, Expression... expressions) {
        eachOf(Arrays.asList(expressions), found);
    }

    private static void eachOf(List<Expression> expressions, Consumer<Expression> found) {
        expressions.forEach(each -> each(each, found));
    }
}
