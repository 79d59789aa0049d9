package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.AnyOperatorContext;
import io.phantomdb.grammar.PhantomSqlParser.CollateClauseContext;
import io.phantomdb.grammar.PhantomSqlParser.ColIdContext;
import io.phantomdb.grammar.PhantomSqlParser.ComparisonContext;
import io.phantomdb.grammar.PhantomSqlParser.ExprContext;
import io.phantomdb.grammar.PhantomSqlParser.NamedOperatorContext;
import io.phantomdb.grammar.PhantomSqlParser.OperatorSymbolContext;
import io.phantomdb.grammar.PhantomSqlParser.QuantifiedContext;
import io.phantomdb.grammar.PhantomSqlParser.TypeNameContext;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.LiteralKind;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Infix and postfix operators, applied to what stands to the left of them. */
final class OperatorFolder {
    /** Operators that do not associate with their like. */
    private enum Level {
        LIKE,
        COMPARISON,
        IS,
        ASSOCIATIVE
    }

    private final ExpressionBuilder expressions;

    OperatorFolder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    /** How many levels of the tree a chain becomes; runs of AND, or of OR, are one. */
    static int levels(List<ParserRuleContext> spine) {
        int levels = 0;
        int before = 0;
        for (ParserRuleContext context : spine) {
            int type = Nodes.type(context.getChild(1));
            boolean sameRun = type == before && isLogical(type);
            levels += sameRun ? 0 : 1;
            before = type;
        }
        return levels;
    }

    private static boolean isLogical(int type) {
        return type == PhantomSqlParser.AND || type == PhantomSqlParser.OR;
    }

    /** The spine holds the outermost operator first. */
    Expression fold(List<ParserRuleContext> spine, Expression start) {
        Expression result = start;
        int i = spine.size() - 1;
        while (i >= 0) {
            ParserRuleContext context = spine.get(i);
            int type = Nodes.type(context.getChild(1));
            if (isLogical(type)) {
                int end = runEnd(spine, i, type);
                result = logical(spine, i, end, type, result);
                i = end - 1;
                continue;
            }
            if (i + 1 < spine.size()) {
                refuseAssociation(context, spine.get(i + 1));
            }
            result = fold(context, result);
            i--;
        }
        return result;
    }

    /** The lowest index of the run of one kind of operator that begins at from and goes downwards. */
    private static int runEnd(List<ParserRuleContext> spine, int from, int type) {
        int end = from;
        while (end > 0 && Nodes.type(spine.get(end - 1).getChild(1)) == type) {
            end--;
        }
        return end;
    }

    private Expression logical(List<ParserRuleContext> spine, int from, int end, int type, Expression first) {
        ArrayList<Expression> operands = new ArrayList<>(from - end + 2);
        operands.add(first);
        for (int i = from; i >= end; i--) {
            operands.add(right(spine.get(i)));
        }
        int position = Nodes.position((TerminalNode) spine.get(from).getChild(1));
        return type == PhantomSqlParser.AND
                ? new Expression.And(operands, position)
                : new Expression.Or(operands, position);
    }

    private static void refuseAssociation(ParserRuleContext context, ParserRuleContext left) {
        Level level = level(context);
        boolean endsOpen = left.getChild(left.getChildCount() - 1) instanceof ParserRuleContext last
                && last.getRuleIndex() == left.getRuleIndex();
        if (level != Level.ASSOCIATIVE && level == level(left) && endsOpen) {
            throw SyntaxErrors.at(firstToken(context.getChild(1)));
        }
    }

    private static Level level(ParserRuleContext context) {
        ParseTree operator = context.getChild(1);
        if (operator instanceof ComparisonContext) {
            return Level.COMPARISON;
        }
        return switch (Nodes.type(operator)) {
            case PhantomSqlParser.NOT, PhantomSqlParser.LIKE, PhantomSqlParser.ILIKE, PhantomSqlParser.SIMILAR,
                    PhantomSqlParser.BETWEEN, PhantomSqlParser.IN ->
                Level.LIKE;
            case PhantomSqlParser.IS, PhantomSqlParser.ISNULL, PhantomSqlParser.NOTNULL -> Level.IS;
            default -> Level.ASSOCIATIVE;
        };
    }

    private static SqlToken firstToken(ParseTree node) {
        return node instanceof TerminalNode terminal
                ? Nodes.token(terminal)
                : Nodes.first((ParserRuleContext) node);
    }

    private Expression right(ParserRuleContext context) {
        return expressions.build((ParserRuleContext) context.getChild(2));
    }

    private Expression fold(ParserRuleContext context, Expression left) {
        return switch (context.getChild(1)) {
            case TerminalNode operator -> fold((ParserRuleContext) operator.getParent(), operator, left);
            case CollateClauseContext collate ->
                new Expression.Collate(left, Nodes.name(collate.qualifiedName()), Nodes.position(collate));
            case NamedOperatorContext operator ->
                binary(context, left, operator(operator), Nodes.position(operator));
            case ParserRuleContext comparison -> binary(context, left,
                    Operator.of(symbol(Nodes.first(comparison))), Nodes.position(comparison));
            default -> throw SyntaxErrors.at(Nodes.first(context));
        };
    }

    private Expression binary(ParserRuleContext context, Expression left, Operator operator, int position) {
        if (context.getChild(2) instanceof QuantifiedContext quantified) {
            return quantified(left, operator, quantified, position);
        }
        return new Expression.Binary(operator, left, right(context), position);
    }

    private Expression fold(ParserRuleContext context, TerminalNode operator, Expression left) {
        int position = Nodes.position(operator);
        return switch (Nodes.type(operator)) {
            case PhantomSqlParser.TYPECAST -> new Expression.Cast(left,
                    expressions.types().type((TypeNameContext) context.getChild(2)), position);
            case PhantomSqlParser.AT -> CallBuilder.system("timezone",
                    List.of(expressions.build((ParserRuleContext) context.getChild(4)), left), position);
            case PhantomSqlParser.OVERLAPS -> overlaps(left, right(context), position);
            case PhantomSqlParser.ESCAPE -> throw SyntaxErrors.at(Nodes.token(operator));
            case PhantomSqlParser.IS -> is(context, left, position);
            case PhantomSqlParser.ISNULL -> new Expression.IsNull(left, false, position);
            case PhantomSqlParser.NOTNULL -> new Expression.IsNull(left, true, position);
            case PhantomSqlParser.NOT, PhantomSqlParser.LIKE, PhantomSqlParser.ILIKE, PhantomSqlParser.SIMILAR,
                    PhantomSqlParser.BETWEEN, PhantomSqlParser.IN ->
                matching((ExprContext) context, left, position);
            default -> binary(context, left, Operator.of(operator.getText()), position);
        };
    }

    private static Expression overlaps(Expression left, Expression right, int position) {
        List<Expression> one = period(left, "left");
        List<Expression> other = period(right, "right");
        return CallBuilder.system("overlaps",
                List.of(one.getFirst(), one.getLast(), other.getFirst(), other.getLast()), position);
    }

    private static List<Expression> period(Expression side, String which) {
        if (side instanceof Expression.Row row && row.fields().size() == 2) {
            return row.fields();
        }
        throw SyntaxErrors.of("wrong number of parameters on " + which + " side of OVERLAPS expression",
                side.position());
    }

    private Expression is(ParserRuleContext context, Expression left, int position) {
        boolean negated = Nodes.type(context.getChild(2)) == PhantomSqlParser.NOT;
        TerminalNode what = (TerminalNode) context.getChild(negated ? 3 : 2);
        return switch (Nodes.type(what)) {
            case PhantomSqlParser.NULL -> new Expression.IsNull(left, negated, position);
            case PhantomSqlParser.TRUE -> new Expression.IsTruth(left, Expression.Truth.TRUE, negated, position);
            case PhantomSqlParser.FALSE -> new Expression.IsTruth(left, Expression.Truth.FALSE, negated, position);
            case PhantomSqlParser.UNKNOWN ->
                new Expression.IsTruth(left, Expression.Truth.UNKNOWN, negated, position);
            case PhantomSqlParser.DISTINCT -> {
                ParseTree right = context.getChild(context.getChildCount() - 1);
                yield new Expression.IsDistinct(left, expressions.build((ParserRuleContext) right), negated, position);
            }
            case PhantomSqlParser.DOCUMENT -> throw new Refused("IS DOCUMENT", position);
            default -> normalized(left, what, negated, position);
        };
    }

    /** IS [NOT] [form] NORMALIZED: NFC if no form is written. */
    private static Expression normalized(Expression left, TerminalNode form, boolean negated, int position) {
        boolean isWritten = Nodes.type(form) != PhantomSqlParser.NORMALIZED;
        String name = isWritten ? form.getText().toUpperCase(Locale.ROOT) : "NFC";
        Expression test = Expression.FunctionCall.of(new Name(List.of("pg_catalog", "is_normalized"), position),
                List.of(left, new Expression.Literal(LiteralKind.STRING, name, position)), position);
        return negated ? new Expression.Not(test, position) : test;
    }

    private Expression matching(ExprContext context, Expression left, int position) {
        boolean negated = context.NOT() != null;
        if (context.BETWEEN() != null) {
            return new Expression.Between(left, expressions.build(context.bExpr()),
                    expressions.build(context.expr(1)), context.SYMMETRIC() != null, negated, position);
        }
        if (context.IN() != null) {
            return in(context, left, negated, position);
        }
        Expression.LikeKind kind = context.LIKE() != null
                ? Expression.LikeKind.LIKE
                : context.ILIKE() != null ? Expression.LikeKind.ILIKE : Expression.LikeKind.SIMILAR;
        if (context.quantified() != null) {
            String symbol = (negated ? "!~~" : "~~") + (kind == Expression.LikeKind.ILIKE ? "*" : "");
            return quantified(left, Operator.of(symbol), context.quantified(), position);
        }
        ExprContext right = context.expr(1);
        boolean escapes = right.ESCAPE() != null;
        Expression pattern = expressions.build(escapes ? right.expr(0) : right);
        Expression escape = escapes ? expressions.build(right.expr(1)) : null;
        return new Expression.Like(kind, left, pattern, escape, negated, position);
    }

    private Expression in(ExprContext context, Expression left, boolean negated, int position) {
        if (context.subquery() != null) {
            return new Expression.InSubquery(left, expressions.subquery(context.subquery()), negated, position);
        }
        return new Expression.InList(left, expressions.list(context.exprs()), negated, position);
    }

    private Expression quantified(Expression left, Operator operator, QuantifiedContext context, int position) {
        boolean all = context.ALL() != null;
        if (context.subquery() != null) {
            return new Expression.QuantifiedSubquery(left, operator, all, expressions.subquery(context.subquery()),
                    position);
        }
        return new Expression.QuantifiedArray(left, operator, all, expressions.build(context.expr()), position);
    }

    // Operators by name

    static Operator operator(NamedOperatorContext context) {
        if (context.OPERATOR_SYMBOL() != null) {
            return Operator.of(context.OPERATOR_SYMBOL().getText());
        }
        return operator(context.colId(), context.operatorSymbol());
    }

    static Operator operator(AnyOperatorContext context) {
        return operator(context.colId(), context.operatorSymbol());
    }

    private static Operator operator(List<ColIdContext> qualifiers, OperatorSymbolContext symbol) {
        ArrayList<String> parts = new ArrayList<>();
        qualifiers.forEach(part -> parts.add(Nodes.word(part)));
        String schema = parts.isEmpty() ? null : new Name(parts, 0).toString();
        return new Operator(schema, symbol(Nodes.first(symbol)));
    }

    private static String symbol(SqlToken token) {
        return token.getType() == PhantomSqlParser.NE ? "<>" : token.getText();
    }
}
