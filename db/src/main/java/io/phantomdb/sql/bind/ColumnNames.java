package io.phantomdb.sql.bind;

import io.phantomdb.sql.tree.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        collect(expression, found);
        return found;
    }

    private static void collect(Expression expression, List<Expression.ColumnReference> found) {
        switch (expression) {
            case null -> {
            }
            case Expression.ColumnReference column -> found.add(column);
            case Expression.Unary unary -> collect(unary.operand(), found);
            case Expression.Binary binary -> collectAll(found, binary.left(), binary.right());
            case Expression.And and -> collectAll(and.operands(), found);
            case Expression.Or or -> collectAll(or.operands(), found);
            case Expression.Not not -> collect(not.operand(), found);
            case Expression.Cast cast -> collect(cast.operand(), found);
            case Expression.FunctionCall call -> collectAll(call.arguments(), found);
            case Expression.IsNull test -> collect(test.operand(), found);
            case Expression.IsTruth test -> collect(test.operand(), found);
            case Expression.IsDistinct test -> collectAll(found, test.left(), test.right());
            case Expression.NullIf nullIf -> collectAll(found, nullIf.left(), nullIf.right());
            case Expression.Extreme extreme -> collectAll(extreme.arguments(), found);
            case Expression.Case choice -> collect(choice, found);
            case Expression.Between between -> collectAll(found, between.operand(), between.low(), between.high());
            case Expression.Like like -> collectAll(found, like.operand(), like.pattern(), like.escape());
            case Expression.InList in -> {
                collect(in.operand(), found);
                collectAll(in.items(), found);
            }
            case Expression.Coalesce coalesce -> collectAll(coalesce.arguments(), found);
            default -> {
            }
        }
    }

    private static void collect(Expression.Case choice, List<Expression.ColumnReference> found) {
        collect(choice.operand(), found);
        choice.whens().forEach(when -> collectAll(found, when.condition(), when.result()));
        collect(choice.otherwise(), found);
    }

    private static void collectAll(List<Expression.ColumnReference> found, Expression... expressions) {
        collectAll(Arrays.asList(expressions), found);
    }

    private static void collectAll(List<Expression> expressions, List<Expression.ColumnReference> found) {
        expressions.forEach(each -> collect(each, found));
    }
}
