package io.phantomdb.sql.bind;

import io.phantomdb.sql.tree.Expression;
import java.util.ArrayList;
import java.util.List;

/** The names of columns that an expression mentions, each once. */
final class ColumnNames {
    private ColumnNames() {}

    static List<String> in(Expression expression) {
        List<String> names = new ArrayList<>();
        collect(expression, names);
        return names;
    }

    private static void collect(Expression expression, List<String> names) {
        switch (expression) {
            case Expression.ColumnReference column -> {
                if (!names.contains(column.parts().getLast())) {
                    names.add(column.parts().getLast());
                }
            }
            case Expression.Unary unary -> collect(unary.operand(), names);
            case Expression.Binary binary -> collectAll(List.of(binary.left(), binary.right()), names);
            case Expression.And and -> collectAll(and.operands(), names);
            case Expression.Or or -> collectAll(or.operands(), names);
            case Expression.Not not -> collect(not.operand(), names);
            case Expression.Cast cast -> collect(cast.operand(), names);
            case Expression.FunctionCall call -> collectAll(call.arguments(), names);
            case Expression.IsNull test -> collect(test.operand(), names);
            case Expression.Between between ->
                collectAll(List.of(between.operand(), between.low(), between.high()), names);
            case Expression.Like like -> collectAll(List.of(like.operand(), like.pattern()), names);
            case Expression.InList in -> {
                collect(in.operand(), names);
                collectAll(in.items(), names);
            }
            case Expression.Coalesce coalesce -> collectAll(coalesce.arguments(), names);
            default -> {
            }
        }
    }

    private static void collectAll(List<Expression> expressions, List<String> names) {
        expressions.forEach(each -> collect(each, names));
    }
}
