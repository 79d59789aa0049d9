package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.TypeName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes an expression as SQL again, so that it means the same whatever becomes of the statement it came from: defaults
 * and checks are kept as text in the catalog. Only what may stand in those is known.
 */
final class TreeText {
    private TreeText() {}

    static String of(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> literal(literal);
            case Expression.ColumnReference column ->
                column.parts().stream().map(TreeText::quoted).collect(Collectors.joining("."));
            case Expression.Unary unary -> "(" + unary.operator().symbol() + " " + of(unary.operand()) + ")";
            case Expression.Binary binary ->
                "(" + of(binary.left()) + " " + binary.operator().symbol() + " " + of(binary.right()) + ")";
            case Expression.And and -> joined(and.operands(), " AND ");
            case Expression.Or or -> joined(or.operands(), " OR ");
            case Expression.Not not -> "(NOT " + of(not.operand()) + ")";
            case Expression.Cast cast -> "CAST(" + of(cast.operand()) + " AS " + type(cast.type()) + ")";
            case Expression.FunctionCall call -> call(call);
            case Expression.CurrentValue current -> current.kind().name()
                    + (current.precision() == null ? "" : "(" + current.precision() + ")");
            case Expression.Coalesce coalesce -> "COALESCE" + joined(coalesce.arguments(), ", ");
            case Expression.NullIf nullIf -> "NULLIF(" + of(nullIf.left()) + ", " + of(nullIf.right()) + ")";
            case Expression.Extreme extreme ->
                (extreme.greatest() ? "GREATEST" : "LEAST") + joined(extreme.arguments(), ", ");
            case Expression.Case choice -> choice(choice);
            case Expression.IsNull test ->
                "(" + of(test.operand()) + " IS " + (test.negated() ? "NOT " : "") + "NULL)";
            case Expression.IsTruth test ->
                "(" + of(test.operand()) + " IS " + (test.negated() ? "NOT " : "") + test.truth() + ")";
            case Expression.IsDistinct test -> "(" + of(test.left()) + " IS " + (test.negated() ? "NOT " : "")
                    + "DISTINCT FROM " + of(test.right()) + ")";
            case Expression.Between between -> between(between);
            case Expression.Like like -> like(like);
            case Expression.InList in ->
                "(" + of(in.operand()) + (in.negated() ? " NOT" : "") + " IN " + joined(in.items(), ", ") + ")";
            case Expression.ArrayConstructor array -> "ARRAY" + listed(array.elements(), "[", "]");
            case Expression.Subscript subscript -> subscript(subscript);
            case Expression.QuantifiedArray test -> "(" + of(test.left()) + " " + test.operator().symbol()
                    + (test.all() ? " ALL (" : " ANY (") + of(test.array()) + "))";
            case Expression.Row row -> "ROW" + listed(row.fields(), "(", ")");
            case Expression.FieldAccess access when access.field() != null ->
                "(" + of(access.base()) + ")." + quoted(access.field());
            case Expression.Collate collate -> "(" + of(collate.operand()) + " COLLATE "
                    + collate.collation().parts().stream().map(TreeText::quoted).collect(Collectors.joining("."))
                    + ")";
            case Expression.NamedArgument argument -> quoted(argument.name()) + " => " + of(argument.value());
            default -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "this expression is not supported in a default or a check").at(expression.position());
        };
    }

    private static String literal(Expression.Literal literal) {
        return switch (literal.kind()) {
            case NULL -> "NULL";
            case BOOLEAN, NUMERIC, INT4, INT8 -> literal.text().startsWith("-")
                    ? "(" + literal.text() + ")"
                    : literal.text();
            case STRING -> string(literal.text());
            case BITS -> "B" + string(literal.text());
            case HEX_BITS -> "X" + string(literal.text());
        };
    }

    static String string(String text) {
        String doubled = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? doubled : "E" + doubled.replace("\\", "\\\\");
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String joined(List<Expression> all, String separator) {
        return all.stream().map(TreeText::of).collect(Collectors.joining(separator, "(", ")"));
    }

    private static String listed(List<Expression> all, String opening, String closing) {
        return all.stream().map(TreeText::of).collect(Collectors.joining(", ", opening, closing));
    }

    private static String subscript(Expression.Subscript subscript) {
        String base = of(subscript.base());
        boolean plain = subscript.base() instanceof Expression.Subscript && !subscript.anew()
                || subscript.base() instanceof Expression.ColumnReference;
        return (plain ? base : "(" + base + ")") + "[" + (subscript.lower() == null ? "" : of(subscript.lower()))
                + (subscript.slice() ? ":" : "") + (subscript.upper() == null ? "" : of(subscript.upper())) + "]";
    }

    private static String type(TypeName type) {
        String name = type.intervalFields() != null
                ? "interval " + type.intervalFields()
                : type.name().parts().stream().map(TreeText::quoted).collect(Collectors.joining("."));
        String modified = type.modifiers().isEmpty()
                ? name
                : name + "(" + String.join(",", type.modifiers()) + ")";
        return type.isArray() ? modified + "[]" : modified;
    }

    private static String call(Expression.FunctionCall call) {
        if (call.star() || call.distinct() || call.over() != null || call.filter() != null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "this call is not supported in a default or a check").at(call.position());
        }
        String name = call.name().parts().stream().map(TreeText::quoted).collect(Collectors.joining("."));
        if (!call.variadic()) {
            return name + joined(call.arguments(), ", ");
        }
        int last = call.arguments().size() - 1;
        String first = call.arguments().subList(0, last).stream().map(each -> of(each) + ", ")
                .collect(Collectors.joining());
        return name + "(" + first + "VARIADIC " + of(call.arguments().get(last)) + ")";
    }

    private static String choice(Expression.Case choice) {
        StringBuilder text = new StringBuilder("CASE");
        if (choice.operand() != null) {
            text.append(' ').append(of(choice.operand()));
        }
        for (Expression.When when : choice.whens()) {
            text.append(" WHEN ").append(of(when.condition())).append(" THEN ").append(of(when.result()));
        }
        if (choice.otherwise() != null) {
            text.append(" ELSE ").append(of(choice.otherwise()));
        }
        return text.append(" END").toString();
    }

    private static String between(Expression.Between between) {
        return "(" + of(between.operand()) + (between.negated() ? " NOT" : "") + " BETWEEN "
                + (between.symmetric() ? "SYMMETRIC " : "") + of(between.low()) + " AND " + of(between.high()) + ")";
    }

    private static String like(Expression.Like like) {
        String kind = like.kind() == Expression.LikeKind.SIMILAR ? "SIMILAR TO" : like.kind().name();
        return "(" + of(like.operand()) + (like.negated() ? " NOT " : " ") + kind + " " + of(like.pattern())
                + (like.escape() == null ? "" : " ESCAPE " + of(like.escape())) + ")";
    }

}
