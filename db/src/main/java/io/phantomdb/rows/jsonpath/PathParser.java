package io.phantomdb.rows.jsonpath;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.jsonpath.PathNode.Chain;
import io.phantomdb.rows.jsonpath.PathScanner.Kind;
import io.phantomdb.rows.jsonpath.PathScanner.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads paths, from the weakest operator to the strongest. */
final class PathParser {
    private static final int NESTING_MAX = 200;

    private final List<Token> tokens;
    private int at;
    private int filters;
    private int subscripts;
    private int nesting;

    private PathParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static JsonPath read(String text) {
        PathParser parser = new PathParser(PathScanner.scan(text));
        if (parser.tokens.size() == 1) {
            throw new StatementError(SqlState.INVALID_TEXT_REPRESENTATION,
                    "invalid input syntax for type jsonpath: \"" + text + "\"");
        }
        boolean strict = parser.take("strict");
        boolean lax = !strict && parser.take("lax");
        Chain root = parser.or();
        if (parser.peek().kind() != Kind.END) {
            throw parser.unexpected();
        }
        return new JsonPath(lax || !strict, root);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private StatementError unexpected() {
        return PathScanner.syntax(peek().written());
    }

    private boolean take(String symbol) {
        boolean found = peek().is(symbol);
        at += found ? 1 : 0;
        return found;
    }

    private void expect(String symbol) {
        if (!take(symbol)) {
            throw unexpected();
        }
    }

    private Chain or() {
        if (++nesting > NESTING_MAX) {
            throw new StatementError(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded");
        }
        Chain left = and();
        while (peek().is("||")) {
            requirePredicate(left);
            at++;
            left = Chain.of(new PathNode.Binary("||", left, predicate(and())));
        }
        nesting--;
        return left;
    }

    private Chain and() {
        Chain left = comparison();
        while (peek().is("&&")) {
            requirePredicate(left);
            at++;
            left = Chain.of(new PathNode.Binary("&&", left, predicate(comparison())));
        }
        return left;
    }

    private void requirePredicate(Chain chain) {
        predicate(chain);
    }

    private Chain predicate(Chain chain) {
        if (chain.rest() != null || !PathNode.isPredicate(chain.first())) {
            throw unexpected();
        }
        return chain;
    }

    private Chain value(Chain chain) {
        if (chain.rest() == null && PathNode.isPredicate(chain.first())) {
            throw unexpected();
        }
        return chain;
    }

    private Chain comparison() {
        if (take("!")) {
            if (!peek().is("(") && !peek().is("exists")) {
                throw unexpected();
            }
            return Chain.of(new PathNode.Not(predicate(peek().is("(") ? parenthesized() : exists())));
        }
        Chain left = sum();
        for (String operator : new String[]{"==", "!=", "<", "<=", ">", ">="}) {
            if (peek().is(operator)) {
                value(left);
                at++;
                return Chain.of(new PathNode.Binary(operator, left, value(sum())));
            }
        }
        if (peek().is("starts")) {
            return startsWith(value(left));
        }
        if (peek().is("like_regex")) {
            return like(value(left));
        }
        return left;
    }

    private Chain parenthesized() {
        expect("(");
        Chain inner = or();
        expect(")");
        return inner;
    }

    private Chain exists() {
        expect("exists");
        expect("(");
        Chain path = value(or());
        expect(")");
        return Chain.of(new PathNode.Exists(path));
    }

    private Chain startsWith(Chain left) {
        expect("starts");
        expect("with");
        Token initial = tokens.get(at);
        PathNode node = switch (initial.kind()) {
            case STRING -> new PathNode.Literal(Json.of(initial.text()));
            case VARIABLE -> new PathNode.Variable(initial.text());
            default -> throw unexpected();
        };
        at++;
        return Chain.of(new PathNode.Binary("starts with", left, Chain.of(node)));
    }

    private Chain like(Chain left) {
        expect("like_regex");
        String pattern = string();
        String flags = take("flag") ? string() : "";
        PathNode.LikeRegex like = new PathNode.LikeRegex(left, pattern, PathRegex.flags(flags));
        PathRegex.of(like);
        return Chain.of(like);
    }

    private String string() {
        if (peek().kind() != Kind.STRING) {
            throw unexpected();
        }
        return tokens.get(at++).text();
    }

    private Chain sum() {
        Chain left = product();
        while (peek().is("+") || peek().is("-")) {
            value(left);
            String operator = tokens.get(at++).text();
            left = Chain.of(new PathNode.Binary(operator, left, value(product())));
        }
        return left;
    }

    private Chain product() {
        Chain left = signed();
        while (peek().is("*") || peek().is("/") || peek().is("%")) {
            value(left);
            String operator = tokens.get(at++).text();
            left = Chain.of(new PathNode.Binary(operator, left, value(signed())));
        }
        return left;
    }

    private Chain signed() {
        if (peek().is("+") || peek().is("-")) {
            if (++nesting > NESTING_MAX) {
                throw new StatementError(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded");
            }
            String operator = tokens.get(at++).text();
            Chain operand = value(signed());
            nesting--;
            return Chain.of(signed(operator, operand));
        }
        return accessors(primary());
    }

    /** A number with a sign is a number. */
    private static PathNode signed(String operator, Chain operand) {
        boolean isNumber = operand.rest() == null && operand.first() instanceof PathNode.Literal literal
                && literal.value() instanceof Json.Number;
        if (!isNumber) {
            return new PathNode.Signed(operator, operand);
        }
        Numeric number = ((Json.Number) ((PathNode.Literal) operand.first()).value()).value();
        return new PathNode.Literal(new Json.Number(operator.equals("-") ? number.negate() : number));
    }

    private Chain primary() {
        Token token = peek();
        if (token.is("(")) {
            Chain inner = parenthesized();
            if (peek().is("is") && inner.rest() == null && PathNode.isPredicate(inner.first())) {
                at++;
                expect("unknown");
                return Chain.of(new PathNode.IsUnknown(inner));
            }
            return inner;
        }
        if (token.is("exists")) {
            return exists();
        }
        at++;
        return Chain.of(switch (token.kind()) {
            case STRING -> new PathNode.Literal(Json.of(token.text()));
            case NUMBER -> new PathNode.Literal(number(token.text()));
            case VARIABLE -> new PathNode.Variable(token.text());
            case SYMBOL, WORD, END -> symbol(token);
        });
    }

    private static Json number(String text) {
        return new Json.Number(Numeric.of(new BigDecimal(text.endsWith(".") ? text + "0" : text)
                .setScale(Math.max(0, scale(text)))));
    }

    /** As many digits after the point as were written, an exponent taken off. */
    private static int scale(String text) {
        int scale = new BigDecimal(text.endsWith(".") ? text + "0" : text).scale();
        return text.endsWith(".") ? scale - 1 : scale;
    }

    private PathNode symbol(Token token) {
        if (token.is("$")) {
            return new PathNode.Root();
        }
        if (token.is("@")) {
            if (filters == 0) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "@ is not allowed in root expressions");
            }
            return new PathNode.Current();
        }
        if (token.is("last")) {
            if (subscripts == 0) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "LAST is allowed only in array subscripts");
            }
            return new PathNode.Last();
        }
        if (token.is("true") || token.is("false")) {
            return new PathNode.Literal(Json.of(token.is("true")));
        }
        if (token.is("null")) {
            return new PathNode.Literal(Json.NULL);
        }
        at--;
        throw unexpected();
    }

    private Chain accessors(Chain start) {
        Chain chain = start;
        while (true) {
            PathNode next = accessor();
            if (next == null) {
                return chain;
            }
            chain = chain.then(next);
        }
    }

    /** Null if there is none. */
    private PathNode accessor() {
        if (take(".")) {
            return member();
        }
        if (take("[")) {
            return elements();
        }
        if (take("?")) {
            expect("(");
            filters++;
            Chain condition = predicate(or());
            filters--;
            expect(")");
            return new PathNode.Filter(condition);
        }
        return null;
    }

    private PathNode member() {
        if (take("*")) {
            return new PathNode.AnyKey();
        }
        if (take("**")) {
            return depth();
        }
        Token token = peek();
        if (token.kind() != Kind.WORD && token.kind() != Kind.STRING) {
            throw unexpected();
        }
        at++;
        if (token.kind() == Kind.WORD && peek().is("(")) {
            return method(token);
        }
        return new PathNode.Key(token.kind() == Kind.WORD ? token.written() : token.text());
    }

    private PathNode method(Token token) {
        boolean known = token.keyword() && switch (token.text()) {
            case "abs", "size", "type", "floor", "double", "ceiling", "keyvalue", "datetime" -> true;
            default -> false;
        };
        if (!known) {
            throw unexpected();
        }
        expect("(");
        String template = token.text().equals("datetime") && peek().kind() == Kind.STRING ? string() : null;
        expect(")");
        return new PathNode.Method(token.text(), template);
    }

    private PathNode depth() {
        if (!take("{")) {
            return new PathNode.AnyDepth(0, PathNode.LAST_LEVEL);
        }
        int first = level();
        int last = take("to") ? level() : first;
        expect("}");
        return new PathNode.AnyDepth(first, last);
    }

    private int level() {
        if (take("last")) {
            return PathNode.LAST_LEVEL;
        }
        try {
            if (peek().kind() == Kind.NUMBER) {
                int level = Integer.parseInt(peek().text());
                at++;
                return level;
            }
        } catch (NumberFormatException fraction) {
            throw unexpected();
        }
        throw unexpected();
    }

    private PathNode elements() {
        if (take("*")) {
            expect("]");
            return new PathNode.AnyElement();
        }
        List<PathNode.Subscript> all = new ArrayList<>();
        subscripts++;
        do {
            Chain from = value(or());
            all.add(new PathNode.Subscript(from, take("to") ? value(or()) : null));
        } while (take(","));
        subscripts--;
        expect("]");
        return new PathNode.Elements(all);
    }
}
