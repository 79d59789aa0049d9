package io.phantomdb.sql.explain;

import io.phantomdb.base.Check;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Comparison;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.Operators;
import io.phantomdb.rows.function.Quoting;
import io.phantomdb.rows.function.VariadicCalls;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.sql.bind.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * Expressions as PostgreSQL writes them out (src/backend/utils/adt/ruleutils.c): every operator in parentheses, every cast
 * written, constants with their types where their text does not tell it.
 */
final class ExprText {
    private final Object[] parameters;
    private final TextSettings settings;

    /** Parameters are written as their values. */
    ExprText(Object[] parameters, TextSettings settings) {
        this.parameters = parameters;
        this.settings = settings;
    }

    /** Names of the block, then of the blocks around it. */
    String of(Expr expr, List<SlotNames> names) {
        return switch (expr) {
            case Expr.Constant constant -> constant(constant.value(), constant.type());
            case Expr.Slot slot -> slot.levelsUp() < names.size()
                    ? names.get(slot.levelsUp()).of(slot)
                    : slot.name();
            case Expr.Parameter parameter -> parameter.index() < parameters.length
                    ? constant(parameters[parameter.index()], parameter.type())
                    : "$" + (parameter.index() + 1);
            case Expr.Call call -> call(call, names);
            case Expr.Relabel relabel -> cast(relabel.operand(), relabel.type(), names);
            case Expr.And and -> joined(and.operands(), " AND ", names);
            case Expr.Or or -> or(or, names);
            case Expr.Not not -> "(NOT " + of(not.operand(), names) + ")";
            case Expr.IsNull test ->
                "(" + of(test.operand(), names) + (test.negated() ? " IS NOT NULL)" : " IS NULL)");
            case Expr.IsTruth test -> "(" + of(test.operand(), names) + (test.negated() ? " IS NOT " : " IS ")
                    + (test.truth() ? "TRUE)" : "FALSE)");
            case Expr.IsDistinct test -> distinct(test, names);
            case Expr.Case choice -> choice(choice, names);
            case Expr.Coalesce coalesce -> "COALESCE(" + list(coalesce.arguments(), names) + ")";
            case Expr.Extreme extreme ->
                (extreme.greatest() ? "GREATEST(" : "LEAST(") + list(extreme.arguments(), names) + ")";
            case Expr.NullIf nullIf -> "NULLIF(" + list(arguments(nullIf), names) + ")";
            case Expr.ScalarSubquery scalar -> subquery(scalar.query(), "$" + scalar.query().number());
            case Expr.ArraySubquery array -> subquery(array.query(), "$" + array.query().number());
            case Expr.Exists exists -> subquery(exists.query(), "$" + exists.query().number());
            case Expr.InSubquery in -> subquery(in.query(), "(hashed SubPlan " + (in.query().number() + 1) + ")");
            case Expr.QuantifiedSubquery test -> "(SubPlan " + (test.query().number() + 1) + ")";
            case Expr.SetCall call -> call.function().name() + "(" + list(call.arguments(), names) + ")";
            case Expr.AggregateResult aggregate -> throw Check.unreachable("an aggregate outside its group");
            case Expr.WindowResult window -> throw Check.unreachable("a window call without a place");
            case Expr.GroupingCall grouping -> throw Check.unreachable("GROUPING outside its group");
        };
    }

    String list(List<Expr> exprs, List<SlotNames> names) {
        return String.join(", ", exprs.stream().map(expr -> of(expr, names)).toList());
    }

    private static String subquery(Expr.Subquery query, String once) {
        return query.correlated() ? "(SubPlan " + (query.number() + 1) + ")" : once;
    }

    private static List<Expr> arguments(Expr.NullIf nullIf) {
        return nullIf.equality() instanceof Expr.Call equality ? equality.arguments() : List.of(nullIf.value());
    }

    private String joined(List<Expr> operands, String between, List<SlotNames> names) {
        return "(" + String.join(between, operands.stream().map(operand -> of(operand, names)).toList()) + ")";
    }

    /** {@code a = 1 OR a = 2} is what IN has become. */
    private String or(Expr.Or or, List<SlotNames> names) {
        List<Expr> values = new ArrayList<>();
        Expr.Call first = null;
        for (Expr operand : or.operands()) {
            boolean fits = operand instanceof Expr.Call call && call.function().comparison() == Comparison.EQ
                    && (first == null || call.function().equals(first.function())
                            && call.arguments().getFirst().equals(first.arguments().getFirst()));
            if (!fits) {
                return joined(or.operands(), " OR ", names);
            }
            first = (Expr.Call) operand;
            values.add(first.arguments().get(1));
        }
        String array = array(values);
        return array == null
                ? joined(or.operands(), " OR ", names)
                : "(" + of(first.arguments().getFirst(), names) + " = ANY (" + array + "))";
    }

    /** Values as a constant array; null if they are not all known, or of a type that has none. */
    String array(List<Expr> values) {
        Type element = values.getFirst() == null ? null : values.getFirst().type().type();
        boolean known = element != null && element.array() != null
                && values.stream().allMatch(value -> value != null && isKnown(value));
        return known
                ? constant(ArrayDatum.of(element, values.stream().map(this::known).toArray()),
                        ColumnType.of(element.array()))
                : null;
    }

    private boolean isKnown(Expr expr) {
        return expr instanceof Expr.Constant
                || expr instanceof Expr.Parameter parameter && parameter.index() < parameters.length;
    }

    private Object known(Expr expr) {
        return expr instanceof Expr.Constant constant
                ? constant.value()
                : parameters[((Expr.Parameter) expr).index()];
    }

    private String distinct(Expr.IsDistinct test, List<SlotNames> names) {
        return "(" + of(test.left(), names) + (test.negated() ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM ")
                + of(test.right(), names) + ")";
    }

    private String choice(Expr.Case choice, List<SlotNames> names) {
        StringBuilder text = new StringBuilder("CASE");
        for (int at = 0; at < choice.conditions().size(); at++) {
            text.append(" WHEN ").append(of(choice.conditions().get(at), names)).append(" THEN ")
                    .append(of(choice.results().get(at), names));
        }
        return text.append(" ELSE ").append(of(choice.otherwise(), names)).append(" END").toString();
    }

    private String call(Expr.Call call, List<SlotNames> names) {
        Function function = call.function();
        List<Expr> arguments = call.arguments();
        String symbol = Operators.symbol(function.name(), arguments.size());
        if (symbol != null) {
            return arguments.size() == 2
                    ? "(" + of(arguments.get(0), names) + " " + symbol + " " + of(arguments.get(1), names) + ")"
                    : "(" + symbol + " " + of(arguments.getFirst(), names) + ")";
        }
        if (!arguments.isEmpty() && function.name().equals(function.resultType().catalogName())) {
            return cast(arguments.getFirst(), call.type(), names);
        }
        String variadic = VariadicCalls.called(function);
        if (variadic != null) {
            int last = arguments.size() - 1;
            String first = last == 0 ? "" : list(arguments.subList(0, last), names) + ", ";
            return variadic + "(" + first + "VARIADIC " + of(arguments.get(last), names) + ")";
        }
        return Quoting.identifier(function.name()) + "(" + list(arguments, names) + ")";
    }

    private String cast(Expr operand, ColumnType type, List<SlotNames> names) {
        if (isKnown(operand) && known(operand) != null) {
            String written = DatumText.write(operand.type().type(), known(operand), settings);
            return "'" + written.replace("'", "''") + "'::" + type.sqlName();
        }
        String text = of(operand, names);
        boolean bare = operand instanceof Expr.Constant || operand instanceof Expr.Parameter;
        return (bare || isInParentheses(text) ? text : "(" + text + ")") + "::" + type.sqlName();
    }

    private static boolean isInParentheses(String text) {
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            if (depth == 0 && at < text.length() - 1) {
                return false;
            }
        }
        return text.startsWith("(") && depth == 0;
    }

    /** Numbers and booleans as they are, negative numbers and everything else in quotes and with their type. */
    private String constant(Object value, ColumnType type) {
        if (value == null) {
            return "NULL::" + type.sqlName();
        }
        String text = DatumText.write(type.type(), value, settings);
        boolean bare = switch (type.type().kind()) {
            case BOOL -> true;
            case INT4 -> !text.startsWith("-");
            case NUMERIC -> text.matches("[0-9]+\\.[0-9]+");
            default -> false;
        };
        if (type.type().kind() == Type.Kind.BOOL) {
            return text.equals("t") || text.equals("true") ? "true" : "false";
        }
        return bare ? text : "'" + text.replace("'", "''") + "'::" + type.sqlName();
    }
}
