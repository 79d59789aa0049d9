package io.phantomdb.sql.system;

import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.Functions;
import io.phantomdb.rows.function.Quoting;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.LiteralKind;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes an expression as PostgreSQL's pg_get_expr does: literals with the types they have got, IN as = ANY, LIKE as ~~.
 * Types are told as far as columns, literals and functions tell them.
 */
class ExpressionText {
    private static final List<String> ROWS_OF_TRIGGERS = List.of("new", "old");
    private static final List<String> ARITHMETIC = List.of("+", "-", "*", "/", "%");

    private final CatalogSnapshot catalog;
    private final TableDescriptor table;

    /** Without a catalog, which is null, names of users' are told as they were kept. */
    ExpressionText(CatalogSnapshot catalog, TableDescriptor table) {
        this.catalog = catalog;
        this.table = table;
    }

    /** The type is that which the expression is to have, or null. */
    String of(Expression expression, ColumnType wanted) {
        return switch (expression) {
            case Expression.Literal literal -> literal(literal, wanted);
            case Expression.ColumnReference column -> reference(column);
            case Expression.Unary unary -> unary(unary, wanted);
            case Expression.Binary binary -> enclosed(binary(binary));
            case Expression.And and -> enclosed(joined(and.operands(), " AND "));
            case Expression.Or or -> enclosed(joined(or.operands(), " OR "));
            case Expression.Not not -> enclosed("NOT " + of(not.operand(), null));
            case Expression.Cast cast -> cast(cast);
            case Expression.FunctionCall call -> call(call);
            case Expression.CurrentValue current -> current.kind().name()
                    + (current.precision() == null ? "" : "(" + current.precision() + ")");
            case Expression.Coalesce coalesce -> "COALESCE" + list(coalesce.arguments(), wanted);
            case Expression.NullIf nullIf -> "NULLIF" + list(List.of(nullIf.left(), nullIf.right()), wanted);
            case Expression.Extreme extreme ->
                (extreme.greatest() ? "GREATEST" : "LEAST") + list(extreme.arguments(), wanted);
            case Expression.Case choice -> choice(choice, wanted);
            case Expression.IsNull test ->
                enclosed(of(test.operand(), null) + " IS " + (test.negated() ? "NOT " : "") + "NULL");
            case Expression.IsTruth test ->
                enclosed(of(test.operand(), null) + " IS " + (test.negated() ? "NOT " : "") + test.truth());
            case Expression.IsDistinct test -> enclosed(of(test.left(), typeOf(test.right())) + " IS "
                    + (test.negated() ? "NOT " : "") + "DISTINCT FROM " + of(test.right(), typeOf(test.left())));
            case Expression.Between between -> between(between);
            case Expression.Like like -> like(like);
            case Expression.InList in -> enclosed(in(in));
            case Expression.ArrayConstructor array -> "ARRAY" + array.elements().stream()
                    .map(element -> of(element, null)).collect(Collectors.joining(", ", "[", "]"));
            case Expression.Subscript subscript -> subscript(subscript);
            case Expression.QuantifiedArray test -> enclosed(of(test.left(), null) + " "
                    + test.operator().symbol() + (test.all() ? " ALL (" : " ANY (") + of(test.array(), null) + ")");
            case Expression.Row row -> row(row, wanted);
            case Expression.FieldAccess access when access.field() != null ->
                "(" + of(access.base(), null) + ")." + Quoting.identifier(access.field());
            case Expression.Collate collate -> enclosed(of(collate.operand(), wanted) + " COLLATE "
                    + Quoting.identifier(collate.collation().last()));
            case Expression.NamedArgument argument ->
                Quoting.identifier(argument.name()) + " => " + of(argument.value(), null);
            default -> expression.toString();
        };
    }

    private String subscript(Expression.Subscript subscript) {
        String base = of(subscript.base(), null);
        boolean plain = subscript.base() instanceof Expression.Subscript
                || subscript.base() instanceof Expression.ColumnReference;
        return (plain ? base : "(" + base + ")") + "["
                + (subscript.lower() == null ? "" : of(subscript.lower(), ColumnType.of(Type.TEXT)))
                + (subscript.slice() ? ":" : "")
                + (subscript.upper() == null ? "" : of(subscript.upper(), null)) + "]";
    }

    /** Fields are shown as what they become: those of a row with a name, or texts. */
    private String row(Expression.Row row, ColumnType wanted) {
        List<Type.Field> types = wanted == null ? null : wanted.type().fields();
        StringBuilder text = new StringBuilder("ROW(");
        for (int at = 0; at < row.fields().size(); at++) {
            boolean isTold = types != null && at < types.size();
            text.append(at == 0 ? "" : ", ")
                    .append(of(row.fields().get(at), isTold ? types.get(at).type() : ColumnType.of(Type.TEXT)));
        }
        return text.append(')').toString();
    }

    /** Conditions of triggers name the row as well. */
    private String reference(Expression.ColumnReference column) {
        String name = column.parts().getLast();
        column(name);
        if (table != null && table.isDomain()) {
            return "VALUE";
        }
        boolean isOfTrigger = column.parts().size() == 2 && ROWS_OF_TRIGGERS.contains(column.parts().getFirst());
        return (isOfTrigger ? column.parts().getFirst() + "." : "") + Quoting.identifier(name);
    }

    private String enclosed(String text) {
        return "(" + text + ")";
    }

    private String joined(List<Expression> operands, String word) {
        return operands.stream().map(each -> of(each, null))
                .collect(Collectors.joining(word));
    }

    private String list(List<Expression> all, ColumnType wanted) {
        ColumnType common = wanted;
        for (Expression each : all) {
            common = common == null ? typeOf(each) : common;
        }
        List<String> texts = new ArrayList<>();
        for (Expression each : all) {
            texts.add(of(each, common));
        }
        return "(" + String.join(", ", texts) + ")";
    }

    private String literal(Expression.Literal literal, ColumnType wanted) {
        return switch (literal.kind()) {
            case NULL -> wanted == null ? "NULL" : "NULL::" + name(wanted);
            case BOOLEAN -> literal.text().toLowerCase(Locale.ROOT);
            case NUMERIC, INT4, INT8 -> number(literal.text(), wanted);
            case STRING -> Quoting.literal(literal.text()) + "::"
                    + (wanted == null ? "text" : name(ColumnType.of(wanted.type())));
            case BITS -> "B" + Quoting.literal(literal.text());
            case HEX_BITS -> "X" + Quoting.literal(literal.text());
        };
    }

    private String number(String text, ColumnType wanted) {
        if (!text.startsWith("-")) {
            return text;
        }
        String type = wanted != null ? name(ColumnType.of(wanted.type())) : text.contains(".") ? "numeric" : "integer";
        return "'" + text + "'::" + type;
    }

    private String name(ColumnType type) {
        return catalog == null ? TypeRows.format(type.type(), type.modifier()) : catalog.shown(type);
    }

    private String unary(Expression.Unary unary, ColumnType wanted) {
        boolean negative = unary.operator().symbol().equals("-") && unary.operand() instanceof Expression.Literal;
        return negative
                ? number("-" + ((Expression.Literal) unary.operand()).text(), wanted)
                : enclosed(unary.operator().symbol() + " " + of(unary.operand(), wanted));
    }

    private String binary(Expression.Binary binary) {
        String symbol = binary.operator().symbol();
        ColumnType left = typeOf(binary.left());
        ColumnType right = typeOf(binary.right());
        return compared(binary.left(), left, right) + " " + symbol + " " + compared(binary.right(), right, left);
    }

    /** One side of an operator. What is varchar is compared as text. */
    private String compared(Expression side, ColumnType own, ColumnType other) {
        boolean varchar = isVarchar(own) || own == null && isVarchar(other);
        if (!varchar) {
            return of(side, own == null ? other : null);
        }
        String text = of(side, ColumnType.of(Type.TEXT));
        return own == null ? text : "(" + text + ")::text";
    }

    private static boolean isVarchar(ColumnType type) {
        return type != null && type.type() == Type.VARCHAR;
    }

    private String between(Expression.Between between) {
        ColumnType type = typeOf(between.operand());
        String value = compared(between.operand(), type, null);
        String low = compared(between.low(), null, type);
        String high = compared(between.high(), null, type);
        return between.negated()
                ? enclosed(enclosed(value + " < " + low) + " OR " + enclosed(value + " > " + high))
                : enclosed(enclosed(value + " >= " + low) + " AND " + enclosed(value + " <= " + high));
    }

    private String like(Expression.Like like) {
        String operator = (like.negated() ? "!" : "") + (like.kind() == Expression.LikeKind.ILIKE ? "~~*" : "~~");
        ColumnType type = typeOf(like.operand());
        return enclosed(compared(like.operand(), type, ColumnType.of(Type.TEXT)) + " " + operator + " "
                + of(like.pattern(), ColumnType.of(Type.TEXT)));
    }

    private String in(Expression.InList in) {
        ColumnType type = typeOf(in.operand());
        String items = in.items().stream().map(item -> of(item, type)).collect(Collectors.joining(", ", "ARRAY[", "]"));
        String operator = in.negated() ? " <> ALL (" : " = ANY (";
        return isVarchar(type)
                ? "(" + of(in.operand(), null) + ")::text" + operator + "(" + items + ")::text[])"
                : of(in.operand(), null) + operator + items + ")";
    }

    private String cast(Expression.Cast cast) {
        ColumnType type = typeOf(cast);
        String name = type == null ? ofUser(cast.type()) : name(type);
        if (cast.operand() instanceof Expression.Literal literal) {
            return literal.kind() == LiteralKind.STRING
                    ? Quoting.literal(literal.text()) + "::" + name
                    : literal(literal, null) + "::" + name;
        }
        return "(" + of(cast.operand(), null) + ")::" + name;
    }

    private String call(Expression.FunctionCall call) {
        String name = call.name().last();
        if (name.equals("nextval") && call.arguments().getFirst() instanceof Expression.Literal sequence) {
            return "nextval(" + Quoting.literal(sequence(sequence.text())) + "::regclass)";
        }
        List<String> arguments = new ArrayList<>();
        for (int at = 0; at < call.arguments().size(); at++) {
            boolean isVariadic = call.variadic() && at == call.arguments().size() - 1;
            arguments.add((isVariadic ? "VARIADIC " : "") + of(call.arguments().get(at), null));
        }
        return function(call.name()) + "(" + String.join(", ", arguments) + ")";
    }

    private String ofUser(TypeName written) {
        Type type = catalog == null ? null : catalog.type(written.name().schema(), written.name().last());
        return type == null
                ? Quoting.identifier(written.name().last()) + (written.isArray() ? "[]" : "")
                : catalog.shown(ColumnType.of(written.isArray() ? type.array() : type));
    }

    /** With its schema, unless the search path leads there. */
    private String function(Name name) {
        boolean isBare = catalog == null || name.schema() == null || name.schema().equals(SystemSchema.PG_CATALOG)
                || catalog.searchPath(true).contains(name.schema());
        return (isBare ? "" : Quoting.identifier(name.schema()) + ".") + Quoting.identifier(name.last());
    }

    /** The sequence that numbers are drawn from, by the name that is kept. */
    private String sequence(String kept) {
        return catalog == null ? kept : catalog.shown(kept);
    }

    private String choice(Expression.Case choice, ColumnType wanted) {
        StringBuilder text = new StringBuilder("CASE");
        if (choice.operand() != null) {
            text.append(' ').append(of(choice.operand(), null));
        }
        for (Expression.When when : choice.whens()) {
            text.append(" WHEN ").append(of(when.condition(), null)).append(" THEN ").append(of(when.result(), wanted));
        }
        if (choice.otherwise() != null) {
            text.append(" ELSE ").append(of(choice.otherwise(), wanted));
        }
        return text.append(" END").toString();
    }

    /** Null if nothing says. */
    private ColumnType typeOf(Expression expression) {
        return switch (expression) {
            case Expression.ColumnReference column -> column(column.parts().getLast());
            case Expression.Literal literal -> switch (literal.kind()) {
                case BOOLEAN -> ColumnType.of(Type.BOOL);
                case INT4 -> ColumnType.of(Type.INT4);
                case INT8 -> ColumnType.of(Type.INT8);
                case NUMERIC -> ColumnType.of(Type.NUMERIC);
                case NULL, STRING, BITS, HEX_BITS -> null;
            };
            case Expression.Cast cast -> {
                Type type = Type.named(cast.type().name().last());
                yield type == null ? null : ColumnType.of(cast.type().isArray() ? type.array() : type);
            }
            case Expression.Binary binary -> ARITHMETIC.contains(binary.operator().symbol())
                    ? typeOf(binary.left())
                    : null;
            case Expression.FunctionCall call -> resultOf(call);
            default -> null;
        };
    }

    /** Null if it is not known which function that is. */
    private ColumnType resultOf(Expression.FunctionCall call) {
        List<Type> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            ColumnType type = typeOf(argument);
            arguments.add(type == null ? Type.UNKNOWN : type.type());
        }
        try {
            return ColumnType.of(Functions.resolve(call.name().last(), arguments).resultType());
        } catch (StatementError notFound) {
            // Only the cast of a literal beside the call depends on it: without it that is written as text.
            return null;
        }
    }

    /** The type of the table's column, or null if it has none of that name. */
    ColumnType column(String name) {
        ColumnDescriptor column = table.columnNamed(name);
        return column == null ? null : column.type();
    }
}
