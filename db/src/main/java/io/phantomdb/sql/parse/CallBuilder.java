package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.ArgumentContext;
import io.phantomdb.grammar.PhantomSqlParser.CallArgumentsContext;
import io.phantomdb.grammar.PhantomSqlParser.ExprContext;
import io.phantomdb.grammar.PhantomSqlParser.FrameBoundContext;
import io.phantomdb.grammar.PhantomSqlParser.FrameContext;
import io.phantomdb.grammar.PhantomSqlParser.FrameExclusionContext;
import io.phantomdb.grammar.PhantomSqlParser.FunctionCallContext;
import io.phantomdb.grammar.PhantomSqlParser.FunctionExpressionContext;
import io.phantomdb.grammar.PhantomSqlParser.FunctionSourceContext;
import io.phantomdb.grammar.PhantomSqlParser.OverClauseContext;
import io.phantomdb.grammar.PhantomSqlParser.SpecialFunctionContext;
import io.phantomdb.grammar.PhantomSqlParser.SubstringPartContext;
import io.phantomdb.grammar.PhantomSqlParser.WindowSpecificationContext;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Expression.CurrentKind;
import io.phantomdb.sql.tree.Expression.FunctionCall;
import io.phantomdb.sql.tree.LiteralKind;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.SortItem;
import io.phantomdb.sql.tree.TypeName;
import io.phantomdb.sql.tree.Window;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Calls of functions, and what looks like one (PostgreSQL 15, chapter 4.2.6 to 4.2.10). */
final class CallBuilder {
    private final ExpressionBuilder expressions;

    CallBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    /** A call of one of PostgreSQL's own functions, whatever the search path says. */
    static FunctionCall system(String name, List<Expression> arguments, int position) {
        return FunctionCall.of(new Name(List.of("pg_catalog", name), position), arguments, position);
    }

    Expression source(FunctionSourceContext context) {
        return context.functionCall() != null
                ? call(context.functionCall(), null)
                : special(context.specialFunction());
    }

    Expression function(FunctionExpressionContext context) {
        if (context.specialFunction() != null) {
            return special(context.specialFunction());
        }
        if (context.STRING_LITERAL() != null) {
            return typedLiteral(context);
        }
        return call(context.functionCall(), context);
    }

    /** {@code name(modifiers) 'text'}, which looks like a call until the string comes. */
    private Expression typedLiteral(FunctionExpressionContext context) {
        int position = Nodes.position(context);
        FunctionCall call = call(context.functionCall(), null);
        if (call.arguments().isEmpty() || call.star() || call.distinct() || call.variadic()
                || !call.orderBy().isEmpty()) {
            throw SyntaxErrors.at(Nodes.token(context.STRING_LITERAL()));
        }
        List<String> modifiers = call.arguments().stream().map(TypeBuilder::modifier).toList();
        TypeName type = expressions.types().named(call.name(), modifiers, position);
        return new Expression.Cast(ExpressionBuilder.string(context.STRING_LITERAL()), type, position);
    }

    /** What stands around the call may be null. */
    /** The call alone, as CALL has it. */
    FunctionCall call(FunctionCallContext context) {
        return call(context, null);
    }

    private FunctionCall call(FunctionCallContext context, FunctionExpressionContext around) {
        Name name = Nodes.name(context.qualifiedFunctionName());
        CallArgumentsContext written = context.callArguments();
        List<SortItem> orderBy = expressions.queries().orderBy(written.orderBy());
        boolean withinGroup = around != null && around.WITHIN() != null;
        if (withinGroup) {
            refuseWithinGroup(written, orderBy, around);
            orderBy = expressions.queries().orderBy(around.orderBy());
        }
        List<Expression> arguments = arguments(written.argument());
        Expression filter = around == null || around.filterClause() == null
                ? null
                : expressions.build(around.filterClause().expr());
        Window over = around == null || around.overClause() == null ? null : over(around.overClause());
        return new FunctionCall(name, arguments, written.STAR() != null, written.DISTINCT() != null,
                written.VARIADIC() != null, orderBy, withinGroup, filter, over, Nodes.position(context));
    }

    private static void refuseWithinGroup(CallArgumentsContext written, List<SortItem> orderBy,
            FunctionExpressionContext around) {
        int position = Nodes.position(around.WITHIN());
        if (!orderBy.isEmpty()) {
            throw SyntaxErrors.of("cannot use multiple ORDER BY clauses with WITHIN GROUP", position);
        }
        if (written.DISTINCT() != null) {
            throw SyntaxErrors.of("cannot use DISTINCT with WITHIN GROUP", position);
        }
        if (written.VARIADIC() != null) {
            throw SyntaxErrors.of("cannot use VARIADIC with WITHIN GROUP", position);
        }
    }

    private List<Expression> arguments(List<ArgumentContext> written) {
        ArrayList<Expression> arguments = new ArrayList<>(written.size());
        for (ArgumentContext argument : written) {
            Expression value = expressions.build(argument.expr());
            arguments.add(argument.functionName() == null
                    ? value
                    : new Expression.NamedArgument(Nodes.word(argument.functionName()), value,
                            Nodes.position(argument)));
        }
        return arguments;
    }

    // Windows

    private Window over(OverClauseContext context) {
        if (context.colId() != null) {
            return new Window(Nodes.word(context.colId()), true, List.of(), List.of(), null,
                    Nodes.position(context.colId()));
        }
        return window(context.windowSpecification());
    }

    Window window(WindowSpecificationContext context) {
        Window.Frame frame = context.frame() == null ? null : frame(context.frame());
        return new Window(Nodes.wordOrNull(context.colId()), false, expressions.list(context.exprs()),
                expressions.queries().orderBy(context.orderBy()), frame, Nodes.position(context));
    }

    private Window.Frame frame(FrameContext context) {
        Window.Unit unit = context.ROWS() != null
                ? Window.Unit.ROWS
                : context.RANGE() != null ? Window.Unit.RANGE : Window.Unit.GROUPS;
        Window.Bound start = bound(context.frameBound(0));
        Window.Bound end = context.frameBound().size() > 1
                ? bound(context.frameBound(1))
                : new Window.Bound(Window.BoundKind.CURRENT_ROW, null, start.position());
        return new Window.Frame(unit, start, end, exclusion(context.frameExclusion()));
    }

    private Window.Bound bound(FrameBoundContext context) {
        boolean preceding = context.PRECEDING() != null;
        int position = Nodes.position(context);
        if (context.CURRENT() != null) {
            return new Window.Bound(Window.BoundKind.CURRENT_ROW, null, position);
        }
        if (context.UNBOUNDED() != null) {
            return new Window.Bound(preceding
                    ? Window.BoundKind.UNBOUNDED_PRECEDING
                    : Window.BoundKind.UNBOUNDED_FOLLOWING, null, position);
        }
        return new Window.Bound(preceding ? Window.BoundKind.PRECEDING : Window.BoundKind.FOLLOWING,
                expressions.build(context.expr()), position);
    }

    private static Window.Exclusion exclusion(FrameExclusionContext context) {
        if (context == null || context.OTHERS() != null) {
            return Window.Exclusion.NO_OTHERS;
        }
        return context.CURRENT() != null
                ? Window.Exclusion.CURRENT_ROW
                : context.GROUP() != null ? Window.Exclusion.GROUP : Window.Exclusion.TIES;
    }

    // What has a syntax of its own

    private Expression special(SpecialFunctionContext context) {
        int position = Nodes.position(context);
        return switch (Nodes.first(context).getType()) {
            case PhantomSqlParser.COLLATION -> system("pg_collation_for", all(context), position);
            case PhantomSqlParser.CAST -> new Expression.Cast(expressions.build(context.expr(0)),
                    expressions.types().type(context.typeName()), position);
            case PhantomSqlParser.TREAT -> throw new Refused("TREAT", position);
            case PhantomSqlParser.EXTRACT -> extract(context, position);
            case PhantomSqlParser.NORMALIZE -> normalize(context, position);
            case PhantomSqlParser.OVERLAY -> overlay(context, position);
            case PhantomSqlParser.POSITION -> system("position",
                    List.of(expressions.build(context.bExpr(1)), expressions.build(context.bExpr(0))), position);
            case PhantomSqlParser.SUBSTRING -> substring(context, position);
            case PhantomSqlParser.TRIM -> trim(context, position);
            case PhantomSqlParser.NULLIF -> new Expression.NullIf(expressions.build(context.expr(0)),
                    expressions.build(context.expr(1)), position);
            case PhantomSqlParser.COALESCE -> new Expression.Coalesce(expressions.list(context.exprs()), position);
            case PhantomSqlParser.GREATEST ->
                new Expression.Extreme(true, expressions.list(context.exprs()), position);
            case PhantomSqlParser.LEAST -> new Expression.Extreme(false, expressions.list(context.exprs()), position);
            default -> current(context, position);
        };
    }

    private static Expression current(SpecialFunctionContext context, int position) {
        CurrentKind kind = CurrentKind.valueOf(Nodes.phrase(context).split(" ", 2)[0]);
        TerminalNode precision = context.INTEGER_LITERAL();
        return new Expression.CurrentValue(kind, precision == null ? null : Nodes.integer(precision), position);
    }

    private List<Expression> all(SpecialFunctionContext context) {
        return expressions.list(context.expr());
    }

    private Expression extract(SpecialFunctionContext context, int position) {
        Expression field = new Expression.Literal(LiteralKind.STRING, Nodes.word(context.extractField()),
                Nodes.position(context.extractField()));
        return system("extract", List.of(field, expressions.build(context.expr(0))), position);
    }

    private Expression normalize(SpecialFunctionContext context, int position) {
        ArrayList<Expression> arguments = new ArrayList<>(all(context));
        if (context.COMMA() != null && !context.COMMA().isEmpty()) {
            TerminalNode form = (TerminalNode) context.getChild(context.getChildCount() - 2);
            arguments.add(new Expression.Literal(LiteralKind.STRING, Nodes.phraseOf(form), Nodes.position(form)));
        }
        return system("normalize", arguments, position);
    }

    private Expression overlay(SpecialFunctionContext context, int position) {
        if (context.PLACING() != null) {
            return system("overlay", all(context), position);
        }
        return FunctionCall.of(new Name(List.of("overlay"), position), arguments(context.argument()), position);
    }

    private Expression substring(SpecialFunctionContext context, int position) {
        SubstringPartContext part = context.substringPart();
        if (part == null) {
            return FunctionCall.of(new Name(List.of("substring"), position), arguments(context.argument()), position);
        }
        ArrayList<Expression> arguments = new ArrayList<>();
        arguments.add(expressions.build(context.expr(0)));
        List<ExprContext> written = part.expr();
        boolean lengthFirst = Nodes.first(part).getType() == PhantomSqlParser.FOR;
        if (lengthFirst && written.size() == 1) {
            Expression length = expressions.build(written.getFirst());
            arguments.add(new Expression.Literal(LiteralKind.INT4, "1", 0));
            TypeName int4 = expressions.types().named(new Name(List.of("pg_catalog", "int4"), 0), List.of(), 0);
            arguments.add(new Expression.Cast(length, int4, 0));
        } else {
            List<Expression> rest = expressions.list(lengthFirst ? written.reversed() : written);
            arguments.addAll(rest);
        }
        return system("substring", arguments, position);
    }

    private Expression trim(SpecialFunctionContext context, int position) {
        String name = context.LEADING() != null ? "ltrim" : context.TRAILING() != null ? "rtrim" : "btrim";
        ArrayList<Expression> arguments = new ArrayList<>(expressions.list(context.exprs()));
        if (!context.expr().isEmpty()) {
            arguments.add(expressions.build(context.expr(0)));
        }
        return system(name, arguments, position);
    }
}
