package io.phantomdb.rows;

import io.phantomdb.base.StatementError;
import io.phantomdb.base.SqlState;
import io.phantomdb.rows.function.Cast;
import io.phantomdb.rows.function.CastContext;
import io.phantomdb.rows.function.Casts;
import io.phantomdb.rows.function.CommonType;
import io.phantomdb.rows.function.Functions;
import io.phantomdb.rows.function.Operators;
import io.phantomdb.rows.program.Expression;
import io.phantomdb.rows.text.DatumText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Just enough of SQL to write expressions in test scripts the way PostgreSQL reads them: literals, casts, calls, operators
 * with PostgreSQL's precedence, CASE and its kin. Binds while it parses.
 */
final class MiniSql {
    private static final Map<String, String> TYPE_NAMES = Map.of("int", "int4", "integer", "int4", "bigint", "int8",
            "smallint", "int2", "boolean", "bool", "real", "float4", "float", "float8", "decimal", "numeric", "char",
            "bpchar");
    private static final List<String> COMPARISONS = List.of("<", ">", "=", "<=", ">=", "<>");

    private final String text;
    private final TextContext context;
    private int at;
    private String token;
    private boolean quoted;

    private MiniSql(String text, TextContext context) {
        this.text = text;
        this.context = context;
        next();
    }

    static Expression bind(String text, TextContext context) {
        MiniSql sql = new MiniSql(text, context);
        Expression expression = sql.or();
        if (sql.token != null) {
            throw new IllegalArgumentException("left over: " + sql.token);
        }
        return expression;
    }

    private void next() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        quoted = false;
        if (at == text.length()) {
            token = null;
            return;
        }
        int from = at;
        char first = text.charAt(at);
        if (first == '\'') {
            quoted = true;
            token = quotedText();
        } else if (Character.isLetter(first) || first == '_') {
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            token = text.substring(from, at).toLowerCase(Locale.ROOT);
        } else if (Character.isDigit(first) || first == '.' && Character.isDigit(text.charAt(at + 1))) {
            number();
            token = text.substring(from, at);
        } else if ("(),".indexOf(first) >= 0) {
            token = text.substring(at, ++at);
        } else if (text.startsWith("::", at)) {
            at += 2;
            token = "::";
        } else {
            operator(from);
        }
    }

    /** As in PostgreSQL: no operator ends in + or - unless it holds one of the rarer characters. */
    private void operator(int from) {
        while (at < text.length() && "+-*/<>=~!@#%^&|".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        token = text.substring(from, at);
        while (token.length() > 1 && "+-".indexOf(token.charAt(token.length() - 1)) >= 0
                && token.chars().noneMatch(character -> "~!@#%^&|".indexOf(character) >= 0)) {
            token = token.substring(0, token.length() - 1);
            at--;
        }
    }

    private void number() {
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == 'e') {
            at++;
            at += text.charAt(at) == '-' || text.charAt(at) == '+' ? 1 : 0;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
        }
    }

    private String quotedText() {
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            char character = text.charAt(at++);
            if (character != '\'') {
                value.append(character);
            } else if (at < text.length() && text.charAt(at) == '\'') {
                value.append(text.charAt(at++));
            } else {
                return value.toString();
            }
        }
    }

    private boolean accept(String wanted) {
        if (wanted.equals(token) && !quoted) {
            next();
            return true;
        }
        return false;
    }

    private void expect(String wanted) {
        if (!accept(wanted)) {
            throw new IllegalArgumentException(wanted + " expected, not " + token);
        }
    }

    private Expression or() {
        Expression left = and();
        while (accept("or")) {
            left = new Expression.Or(List.of(condition(left), condition(and())));
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (accept("and")) {
            left = new Expression.And(List.of(condition(left), condition(not())));
        }
        return left;
    }

    private Expression not() {
        return accept("not") ? new Expression.Not(condition(not())) : is();
    }

    private Expression condition(Expression expression) {
        return implicit(expression, Type.BOOL);
    }

    private Expression is() {
        Expression left = comparison();
        while (accept("is")) {
            boolean negated = accept("not");
            if (accept("null")) {
                left = new Expression.IsNull(left, negated);
            } else if (accept("unknown")) {
                left = new Expression.IsNull(condition(left), negated);
            } else if (accept("distinct")) {
                expect("from");
                Expression right = comparison();
                Expression.Call equal = (Expression.Call) infix("=", left, right);
                left = new Expression.IsDistinct(equal.function(), equal.arguments().get(0),
                        equal.arguments().get(1), negated);
            } else {
                boolean truth = accept("true");
                if (!truth) {
                    expect("false");
                }
                left = new Expression.IsTruth(condition(left), truth, negated);
            }
        }
        return left;
    }

    private Expression comparison() {
        Expression left = like();
        if (token != null && !quoted && (COMPARISONS.contains(token) || token.equals("!="))) {
            String symbol = token.equals("!=") ? "<>" : token;
            next();
            return infix(symbol, left, like());
        }
        return left;
    }

    private Expression like() {
        Expression left = other();
        boolean negated = accept("not");
        if (accept("like")) {
            return infix(negated ? "!~~" : "~~", left, pattern());
        }
        if (accept("ilike")) {
            return infix(negated ? "!~~*" : "~~*", left, pattern());
        }
        if (accept("in")) {
            return in(left, negated);
        }
        if (accept("between")) {
            Expression low = other();
            expect("and");
            Expression between = new Expression.And(List.of(infix(">=", left, low), infix("<=", left, other())));
            return negated ? new Expression.Not(between) : between;
        }
        return left;
    }

    private Expression pattern() {
        Expression pattern = other();
        return accept("escape") ? call("like_escape", List.of(pattern, other())) : pattern;
    }

    private Expression in(Expression left, boolean negated) {
        List<Expression> items = arguments();
        List<Expression> all = new ArrayList<>(items);
        all.add(left);
        Type type = CommonType.selectOrNull(all.stream().map(item -> item.type().type()).toList());
        List<Expression> typed = new ArrayList<>();
        items.forEach(item -> typed.add(implicit(item, type)));
        Expression operand = implicit(left, type);
        Expression.Call equal = (Expression.Call) infix("=", operand, typed.getFirst());
        Expression in = new Expression.InList(equal.function(), implicit(operand, equal.function().argumentTypes()
                .getFirst()), typed.stream().map(item -> implicit(item, equal.function().argumentTypes().get(1)))
                        .toList());
        return negated ? new Expression.Not(in) : in;
    }

    private Expression other() {
        Expression left = sum();
        while (token != null && !quoted && "~!@#%^&|".indexOf(token.charAt(0)) >= 0 && token.charAt(0) != '%'
                && !token.equals("^") && !token.equals("!=")
                || token != null && !quoted && (token.equals("<<") || token.equals(">>"))) {
            String symbol = token;
            next();
            left = infix(symbol, left, sum());
        }
        return left;
    }

    private Expression sum() {
        Expression left = product();
        while ("+".equals(token) || "-".equals(token)) {
            String symbol = token;
            next();
            left = infix(symbol, left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = power();
        while (!quoted && ("*".equals(token) || "/".equals(token) || "%".equals(token))) {
            String symbol = token;
            next();
            left = infix(symbol, left, power());
        }
        return left;
    }

    private Expression power() {
        Expression left = unary();
        while (accept("^")) {
            left = infix("^", left, unary());
        }
        return left;
    }

    private Expression unary() {
        if (token != null && !quoted && List.of("-", "+", "@", "~", "|/", "||/").contains(token)) {
            String symbol = token;
            next();
            Expression operand = unary();
            if (symbol.equals("-") && operand instanceof Expression.Constant constant
                    && (constant.value() instanceof Number || constant.value() instanceof Numeric)
                    && constant.type().type() != Type.UNKNOWN) {
                return negated(constant);
            }
            Function function = Operators.prefix(symbol, operand.type().type());
            return Expression.Call.of(function, implicit(operand, function.argumentTypes().getFirst()));
        }
        return cast();
    }

    private Expression negated(Expression.Constant constant) {
        return switch (constant.value()) {
            case Integer number when number != Integer.MIN_VALUE -> constant(-number, Type.INT4);
            case Long number when number == 1L + Integer.MAX_VALUE -> constant(Integer.MIN_VALUE, Type.INT4);
            case Numeric number when number.toString().equals("9223372036854775808") ->
                constant(Long.MIN_VALUE, Type.INT8);
            default -> {
                Function function = Operators.prefix("-", constant.type().type());
                yield Expression.Call.of(function, constant);
            }
        };
    }

    private Expression cast() {
        Expression operand = primary();
        while (accept("::")) {
            operand = castTo(operand, type());
        }
        return operand;
    }

    private ColumnType type() {
        String name = token;
        next();
        if (name.equals("double")) {
            expect("precision");
            name = "float8";
        }
        Type type = Type.named(TYPE_NAMES.getOrDefault(name, name));
        List<Integer> modifiers = new ArrayList<>();
        if (accept("(")) {
            do {
                boolean negative = accept("-");
                modifiers.add(negative ? -Integer.parseInt(token) : Integer.parseInt(token));
                next();
            } while (accept(","));
            expect(")");
        } else if (name.equals("char")) {
            modifiers.add(1);
        }
        return ColumnType.of(type, modifiers);
    }

    private Expression primary() {
        String here = token;
        if (quoted) {
            next();
            return constant(here, Type.UNKNOWN);
        }
        next();
        if (here.equals("(")) {
            Expression inner = or();
            expect(")");
            return inner;
        }
        if (Character.isDigit(here.charAt(0)) || here.charAt(0) == '.') {
            return number(here);
        }
        return switch (here) {
            case "null" -> constant(null, Type.UNKNOWN);
            case "true" -> constant(true, Type.BOOL);
            case "false" -> constant(false, Type.BOOL);
            case "case" -> choice();
            case "extract" -> extract();
            default -> function(here);
        };
    }

    private Expression extract() {
        expect("(");
        Expression unit = constant(token, Type.TEXT);
        next();
        expect("from");
        Expression source = or();
        expect(")");
        return call("extract", List.of(unit, source));
    }

    private Expression function(String name) {
        List<Expression> arguments = arguments();
        return switch (name) {
            case "coalesce" -> new Expression.Coalesce(common(arguments, "COALESCE"),
                    common(arguments, "COALESCE").getFirst().type());
            case "greatest", "least" -> {
                List<Expression> typed = common(arguments, name.toUpperCase(Locale.ROOT));
                yield new Expression.Extreme(name.equals("greatest"), typed, typed.getFirst().type());
            }
            case "nullif" -> {
                Expression equal = infix("=", arguments.get(0), arguments.get(1));
                Expression value = ((Expression.Call) equal).arguments().getFirst();
                yield new Expression.Case(List.of(equal), List.of(constant(null, value.type().type())), value,
                        value.type());
            }
            default -> call(name, arguments);
        };
    }

    private Expression choice() {
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        while (accept("when")) {
            conditions.add(condition(or()));
            expect("then");
            results.add(or());
        }
        Expression otherwise = accept("else") ? or() : constant(null, Type.UNKNOWN);
        expect("end");
        List<Expression> all = new ArrayList<>();
        all.add(otherwise);
        all.addAll(results);
        List<Expression> typed = common(all, "CASE");
        return new Expression.Case(conditions, typed.subList(1, typed.size()), typed.getFirst(),
                ColumnType.of(typed.getFirst().type().type()));
    }

    private List<Expression> common(List<Expression> expressions, String construct) {
        Type type = CommonType.select(expressions.stream().map(each -> each.type().type()).toList(), construct);
        return expressions.stream().map(each -> implicit(each, type)).toList();
    }

    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        expect("(");
        if (accept(")")) {
            return arguments;
        }
        do {
            arguments.add(or());
        } while (accept(","));
        expect(")");
        return arguments;
    }

    private Expression number(String digits) {
        if (digits.chars().allMatch(Character::isDigit) && digits.length() < 19) {
            long value = Long.parseLong(digits);
            return (int) value == value ? constant((int) value, Type.INT4) : constant(value, Type.INT8);
        }
        if (digits.equals("9223372036854775807")) {
            return constant(Long.MAX_VALUE, Type.INT8);
        }
        return constant(DatumText.read(Type.NUMERIC, digits, context), Type.NUMERIC);
    }

    private static Expression constant(Object value, Type type) {
        return new Expression.Constant(value, ColumnType.of(type));
    }

    private Expression infix(String symbol, Expression left, Expression right) {
        Function function = Operators.infix(symbol, left.type().type(), right.type().type());
        return apply(function, List.of(left, right));
    }

    private Expression call(String name, List<Expression> arguments) {
        return apply(Functions.resolve(name, arguments.stream().map(each -> each.type().type()).toList()), arguments);
    }

    private Expression apply(Function function, List<Expression> arguments) {
        List<Expression> cast = new ArrayList<>();
        for (int index = 0; index < arguments.size(); index++) {
            cast.add(implicit(arguments.get(index), function.argumentTypes().get(index)));
        }
        return new Expression.Call(function, cast, ColumnType.of(function.resultType()));
    }

    private Expression implicit(Expression expression, Type type) {
        Type from = expression.type().type();
        if (from == type) {
            return expression;
        }
        if (from != Type.UNKNOWN && Casts.find(from, type, CastContext.IMPLICIT) == null) {
            throw new StatementError(SqlState.CANNOT_COERCE,
                    "cannot cast type " + from.sqlName() + " to " + type.sqlName());
        }
        return castTo(expression, ColumnType.of(type));
    }

    private Expression castTo(Expression expression, ColumnType target) {
        Type from = expression.type().type();
        Expression whole = expression;
        if (from == Type.UNKNOWN && expression instanceof Expression.Constant constant) {
            whole = constant(constant.value() == null
                    ? null
                    : DatumText.read(target.type(), (String) constant.value(), context), target.type());
        } else if (from != target.type()) {
            Cast cast = Casts.explicit(from, target.type());
            whole = cast.changesNothing() ? expression : Expression.Call.of(cast.function(), expression);
        }
        if (!target.hasModifier()) {
            return retyped(whole, target);
        }
        List<Expression> arguments = new ArrayList<>();
        arguments.add(retyped(whole, ColumnType.of(target.type())));
        List<Object> more = Casts.lengthArguments(target, true);
        arguments.add(constant(more.getFirst(), Type.INT4));
        if (more.size() > 1) {
            arguments.add(constant(more.get(1), Type.BOOL));
        }
        return new Expression.Call(Casts.length(target.type()), arguments, target);
    }

    /** A relabelled datum: a coalesce of one changes nothing but the type. */
    private static Expression retyped(Expression expression, ColumnType type) {
        return expression.type().type() == type.type()
                ? expression
                : new Expression.Coalesce(List.of(expression), type);
    }
}
