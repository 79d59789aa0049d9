package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.ArrayElementsContext;
import io.phantomdb.grammar.PhantomSqlParser.CaseExpressionContext;
import io.phantomdb.grammar.PhantomSqlParser.CaseWhenContext;
import io.phantomdb.grammar.PhantomSqlParser.ColumnReferenceContext;
import io.phantomdb.grammar.PhantomSqlParser.ExprContext;
import io.phantomdb.grammar.PhantomSqlParser.ExprsContext;
import io.phantomdb.grammar.PhantomSqlParser.FunctionExpressionContext;
import io.phantomdb.grammar.PhantomSqlParser.IndirectionContext;
import io.phantomdb.grammar.PhantomSqlParser.LiteralContext;
import io.phantomdb.grammar.PhantomSqlParser.NamedOperatorContext;
import io.phantomdb.grammar.PhantomSqlParser.PrimaryContext;
import io.phantomdb.grammar.PhantomSqlParser.SubqueryContext;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.LiteralKind;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Operator;
import io.phantomdb.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Expressions. Chains of left-associative operators are walked in a loop, so that only nesting, which is limited, costs
 * stack.
 */
final class ExpressionBuilder {
    private final Depth depth = new Depth();
    private final LiftedLiterals lifted;
    private final TypeBuilder types = new TypeBuilder(this);
    private final CallBuilder calls = new CallBuilder(this);
    private final QueryBuilder queries = new QueryBuilder(this);
    private final OperatorFolder folder = new OperatorFolder(this);
    private int parametersMax;

    ExpressionBuilder(LiftedLiterals lifted) {
        this.lifted = lifted;
    }

    Depth depth() {
        return depth;
    }

    TypeBuilder types() {
        return types;
    }

    CallBuilder calls() {
        return calls;
    }

    QueryBuilder queries() {
        return queries;
    }

    /** The highest $n seen so far. */
    int parametersMax() {
        return parametersMax;
    }

    /** An expr or a bExpr. */
    Expression build(ParserRuleContext context) {
        ArrayList<ParserRuleContext> spine = null;
        ParserRuleContext innermost = context;
        while (innermost.getChild(0) instanceof ParserRuleContext left
                && left.getRuleIndex() == innermost.getRuleIndex()) {
            spine = spine == null ? new ArrayList<>(4) : spine;
            spine.add(innermost);
            innermost = left;
        }
        int levels = 1 + (spine == null ? 0 : OperatorFolder.levels(spine));
        depth.enter(levels);
        Expression result = start(innermost);
        if (spine != null) {
            result = folder.fold(spine, result);
        }
        depth.leave(levels);
        return result;
    }

    Expression buildOrNull(ParserRuleContext context) {
        return context == null ? null : build(context);
    }

    List<Expression> list(ExprsContext context) {
        return context == null ? List.of() : list(context.expr());
    }

    List<Expression> list(List<ExprContext> contexts) {
        ArrayList<Expression> result = new ArrayList<>(contexts.size());
        for (ExprContext context : contexts) {
            result.add(build(context));
        }
        return result;
    }

    private Expression start(ParserRuleContext context) {
        ParseTree first = context.getChild(0);
        if (first instanceof PrimaryContext primary) {
            return primary(primary);
        }
        if (first instanceof NamedOperatorContext operator) {
            Expression operand = build((ParserRuleContext) context.getChild(1));
            return new Expression.Unary(OperatorFolder.operator(operator), operand, Nodes.position(context));
        }
        if (Nodes.type(first) == PhantomSqlParser.DEFAULT) {
            return new Expression.Default(Nodes.position(context));
        }
        return prefixed((TerminalNode) first, (ParserRuleContext) context.getChild(1));
    }

    private Expression prefixed(TerminalNode prefix, ParserRuleContext operandContext) {
        int position = Nodes.position(prefix);
        int type = Nodes.type(prefix);
        if (type == PhantomSqlParser.MINUS && lifted.isAt(Nodes.token(prefix).start())) {
            return lifted.take(Nodes.token(prefix).start(), position);
        }
        Expression operand = build(operandContext);
        if (type == PhantomSqlParser.NOT) {
            return new Expression.Not(operand, position);
        }
        if (type == PhantomSqlParser.MINUS && operand instanceof Expression.Literal literal && isNumber(literal)) {
            String negated = Numbers.negated(literal.text());
            return new Expression.Literal(Numbers.kind(negated), negated, position);
        }
        return new Expression.Unary(Operator.of(prefix.getText()), operand, position);
    }

    private static boolean isNumber(Expression.Literal literal) {
        return switch (literal.kind()) {
            case INT4, INT8, NUMERIC -> true;
            case NULL, BOOLEAN, STRING, BITS, HEX_BITS -> false;
        };
    }

    Expression primary(PrimaryContext context) {
        return switch (context.getChild(0)) {
            case LiteralContext literal -> literal(literal);
            case ColumnReferenceContext column -> column(column);
            case FunctionExpressionContext function -> calls.function(function);
            case SubqueryContext query -> indirect(
                    new Expression.ScalarSubquery(queries.subquery(query), Nodes.position(query)),
                    context.indirection());
            case CaseExpressionContext choice -> choice(choice);
            case TerminalNode terminal -> primary(context, terminal);
            default -> throw SyntaxErrors.at(Nodes.first(context));
        };
    }

    private Expression primary(PrimaryContext context, TerminalNode first) {
        int position = Nodes.position(context);
        return switch (Nodes.type(first)) {
            case PhantomSqlParser.PARAMETER_NUMBER -> indirect(parameter(first), context.indirection());
            case PhantomSqlParser.LPAREN -> parenthesis(context, position);
            case PhantomSqlParser.ROW -> new Expression.Row(list(context.exprs()), true, position);
            case PhantomSqlParser.EXISTS ->
                new Expression.Exists(queries.subquery(context.subquery()), position);
            case PhantomSqlParser.ARRAY -> array(context, position);
            default -> new Expression.Grouping(list(context.exprs()), position);
        };
    }

    private Expression parenthesis(PrimaryContext context, int position) {
        if (context.expr().size() > 1) {
            return new Expression.Row(list(context.expr()), false, position);
        }
        return indirect(build(context.expr(0)), context.indirection());
    }

    private Expression parameter(TerminalNode node) {
        String digits = Nodes.word(node);
        int number = digits.length() < 10 ? Integer.parseInt(digits) : 0;
        if (number < 1 || number > Parser.PARAMETERS_MAX) {
            throw new StatementError(SqlState.UNDEFINED_PARAMETER, "there is no parameter $" + digits, null, null,
                    Nodes.position(node));
        }
        parametersMax = Math.max(parametersMax, number);
        return new Expression.Parameter(number, Nodes.position(node));
    }

    private Expression array(PrimaryContext context, int position) {
        if (context.subquery() != null) {
            return new Expression.ArraySubquery(queries.subquery(context.subquery()), position);
        }
        return elements(context.arrayElements(), position);
    }

    private Expression elements(ArrayElementsContext context, int position) {
        if (context.arrayElements().isEmpty()) {
            return new Expression.ArrayConstructor(list(context.expr()), position);
        }
        depth.enter(1);
        ArrayList<Expression> rows = new ArrayList<>();
        for (ArrayElementsContext inner : context.arrayElements()) {
            rows.add(elements(inner, Nodes.position(inner)));
        }
        depth.leave(1);
        return new Expression.ArrayConstructor(rows, position);
    }

    private Expression choice(CaseExpressionContext context) {
        List<ExprContext> around = context.expr();
        boolean hasElse = context.ELSE() != null;
        boolean hasOperand = around.size() > (hasElse ? 1 : 0);
        Expression operand = hasOperand ? build(around.getFirst()) : null;
        ArrayList<Expression.When> whens = new ArrayList<>();
        for (CaseWhenContext when : context.caseWhen()) {
            whens.add(new Expression.When(build(when.expr(0)), build(when.expr(1)), Nodes.position(when)));
        }
        Expression otherwise = hasElse ? build(around.getLast()) : null;
        return new Expression.Case(operand, whens, otherwise, Nodes.position(context));
    }

    // Literals

    private Expression literal(LiteralContext context) {
        int position = Nodes.position(context);
        SqlToken token = Nodes.first(context);
        if (context.getChildCount() == 1 && lifted.isAt(token.start())) {
            return lifted.take(token.start(), position);
        }
        return switch (token.getType()) {
            case PhantomSqlParser.INTEGER_LITERAL, PhantomSqlParser.DECIMAL_LITERAL ->
                new Expression.Literal(Numbers.kind(token.value()), token.value(), position);
            case PhantomSqlParser.STRING_LITERAL ->
                new Expression.Literal(LiteralKind.STRING, token.value(), position);
            case PhantomSqlParser.BIT_LITERAL -> new Expression.Literal(LiteralKind.BITS, token.value(), position);
            case PhantomSqlParser.HEX_LITERAL ->
                new Expression.Literal(LiteralKind.HEX_BITS, token.value(), position);
            case PhantomSqlParser.TRUE, PhantomSqlParser.FALSE ->
                new Expression.Literal(LiteralKind.BOOLEAN, token.value(), position);
            case PhantomSqlParser.NULL -> new Expression.Literal(LiteralKind.NULL, "", position);
            default -> typed(context, position);
        };
    }

    /** {@code type 'text'}. */
    private Expression typed(LiteralContext context, int position) {
        Expression text = string(context.STRING_LITERAL());
        if (context.constantType() != null) {
            return new Expression.Cast(text, types.ofLiteral(context.constantType()), position);
        }
        if (context.INTERVAL() != null) {
            return new Expression.Cast(text,
                    types.interval(context.INTEGER_LITERAL(), context.intervalFields(), position), position);
        }
        Name name = Nodes.name(context.qualifiedFunctionName());
        return new Expression.Cast(text, types.named(name, List.of(), position), position);
    }

    static Expression string(TerminalNode node) {
        return new Expression.Literal(LiteralKind.STRING, Nodes.word(node), Nodes.position(node));
    }

    // Columns, fields, subscripts

    private Expression column(ColumnReferenceContext context) {
        List<IndirectionContext> steps = context.indirection();
        int position = Nodes.position(context);
        String first = Nodes.word(context.colId());
        if (steps.isEmpty()) {
            return new Expression.ColumnReference(List.of(first), position);
        }
        ArrayList<String> parts = new ArrayList<>(1 + steps.size());
        parts.add(first);
        int used = 0;
        while (used < steps.size() && steps.get(used).colLabel() != null) {
            parts.add(Nodes.word(steps.get(used).colLabel()));
            used++;
        }
        if (used < steps.size() && steps.get(used).STAR() != null) {
            refuseAfterStar(steps, used);
            return new Expression.Wildcard(parts, position);
        }
        Expression reference = new Expression.ColumnReference(parts, position);
        return indirect(reference, steps.subList(used, steps.size()));
    }

    private static void refuseAfterStar(List<IndirectionContext> steps, int star) {
        if (star < steps.size() - 1) {
            throw SyntaxErrors.of("improper use of \"*\"", Nodes.position(steps.get(star)));
        }
    }

    Expression indirect(Expression base, List<IndirectionContext> steps) {
        if (steps.isEmpty()) {
            return base;
        }
        depth.enter(steps.size());
        Expression result = base;
        for (int i = 0; i < steps.size(); i++) {
            IndirectionContext step = steps.get(i);
            int position = Nodes.position(step);
            if (step.STAR() != null) {
                refuseAfterStar(steps, i);
                result = new Expression.FieldAccess(result, null, position);
            } else if (step.colLabel() != null) {
                result = new Expression.FieldAccess(result, Nodes.word(step.colLabel()), position);
            } else {
                boolean anew = i == 0 && result instanceof Expression.Subscript;
                result = subscript(result, step, anew, position);
            }
        }
        depth.leave(steps.size());
        return result;
    }

    private Expression subscript(Expression base, IndirectionContext step, boolean anew, int position) {
        Change.Subscript subscript = subscript(step, position);
        return new Expression.Subscript(base, subscript.lower(), subscript.upper(), subscript.slice(), anew, position);
    }

    /** The way into a column that a part of is assigned to. */
    List<Change.Step> path(List<IndirectionContext> steps, int targetPosition) {
        ArrayList<Change.Step> path = new ArrayList<>(steps.size());
        for (IndirectionContext step : steps) {
            int position = Nodes.position(step);
            if (step.STAR() != null) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                        "row expansion via \"*\" is not supported here").at(targetPosition);
            }
            path.add(step.colLabel() != null
                    ? new Change.Field(Nodes.word(step.colLabel()), position)
                    : subscript(step, position));
        }
        return path;
    }

    private Change.Subscript subscript(IndirectionContext step, int position) {
        if (step.COLON() == null) {
            return new Change.Subscript(build(step.expr(0)), null, false, position);
        }
        Expression lower = null;
        Expression upper = null;
        boolean afterColon = false;
        for (int i = 1; i < step.getChildCount() - 1; i++) {
            if (step.getChild(i) instanceof ExprContext bound) {
                lower = afterColon ? lower : build(bound);
                upper = afterColon ? build(bound) : upper;
            } else {
                afterColon = true;
            }
        }
        return new Change.Subscript(lower, upper, true, position);
    }

    Query subquery(SubqueryContext context) {
        return queries.subquery(context);
    }
}
