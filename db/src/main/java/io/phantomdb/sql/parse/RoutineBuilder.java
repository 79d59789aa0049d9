package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.AlterRoutineContext;
import io.phantomdb.grammar.PhantomSqlParser.CallRoutineContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateRoutineContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateTriggerContext;
import io.phantomdb.grammar.PhantomSqlParser.DoBlockContext;
import io.phantomdb.grammar.PhantomSqlParser.DropRoutineContext;
import io.phantomdb.grammar.PhantomSqlParser.DropTriggerContext;
import io.phantomdb.grammar.PhantomSqlParser.ParameterModeContext;
import io.phantomdb.grammar.PhantomSqlParser.RoutineBodyContext;
import io.phantomdb.grammar.PhantomSqlParser.RoutineOptionContext;
import io.phantomdb.grammar.PhantomSqlParser.RoutineParameterContext;
import io.phantomdb.grammar.PhantomSqlParser.RoutineParametersContext;
import io.phantomdb.grammar.PhantomSqlParser.RoutineSignatureContext;
import io.phantomdb.grammar.PhantomSqlParser.RoutineStatementContext;
import io.phantomdb.grammar.PhantomSqlParser.RoutineTypeContext;
import io.phantomdb.grammar.PhantomSqlParser.TableColumnContext;
import io.phantomdb.grammar.PhantomSqlParser.TriggerEventContext;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.RoutineStatement;
import io.phantomdb.sql.tree.SessionStatement;
import io.phantomdb.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;

/** Statements about functions, procedures and triggers. */
final class RoutineBuilder {
    private final ExpressionBuilder expressions;

    RoutineBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    Statement create(CreateRoutineContext context) {
        List<RoutineStatement.Option> options = new ArrayList<>();
        List<RoutineStatement.SetOption> settings = new ArrayList<>();
        context.routineOption().forEach(option -> option(option, options, settings));
        var returns = context.routineReturns();
        List<RoutineStatement.Parameter> table = null;
        if (returns != null && returns.tableColumns() != null) {
            table = returns.tableColumns().tableColumn().stream().map(this::column).toList();
        }
        return new RoutineStatement.Create(
                context.PROCEDURE() != null ? RoutineStatement.Kind.PROCEDURE : RoutineStatement.Kind.FUNCTION,
                context.REPLACE() != null, Nodes.name(context.qualifiedFunctionName()),
                parameters(context.routineParameters()),
                returns == null || returns.routineType() == null ? null : type(returns.routineType()), table, options,
                settings, context.routineBody() == null ? null : body(context.routineBody()),
                Nodes.position(context));
    }

    private RoutineStatement.Parameter column(TableColumnContext column) {
        int position = Nodes.position(column);
        return new RoutineStatement.Parameter(Nodes.word(column.colId()), RoutineStatement.Mode.OUT,
                new RoutineStatement.RoutineType(expressions.types().type(column.typeName()), null, false, position),
                null, null, position);
    }

    /** A RETURN is a query of one column. */
    private String body(RoutineBodyContext context) {
        if (context.RETURN() != null) {
            expressions.build(context.expr());
            return "SELECT " + Nodes.text(context.expr());
        }
        List<String> statements = new ArrayList<>();
        for (RoutineStatementContext statement : context.routineStatement()) {
            if (statement.expr() != null) {
                expressions.build(statement.expr());
                statements.add("SELECT " + Nodes.text(statement.expr()));
            } else {
                expressions.queries().preparable(statement.preparable());
                statements.add(Nodes.text(statement.preparable()));
            }
        }
        return String.join(";\n", statements);
    }

    private List<RoutineStatement.Parameter> parameters(RoutineParametersContext context) {
        List<RoutineStatement.Parameter> parameters = new ArrayList<>();
        for (RoutineParameterContext each : context.routineParameter()) {
            parameters.add(new RoutineStatement.Parameter(Nodes.wordOrNull(each.functionName()),
                    mode(each.parameterMode()), type(each.routineType()), expressions.buildOrNull(each.expr()),
                    each.expr() == null ? null : Nodes.text(each.expr()), Nodes.position(each)));
        }
        return parameters;
    }

    private static RoutineStatement.Mode mode(ParameterModeContext context) {
        if (context == null) {
            return RoutineStatement.Mode.IN;
        }
        if (context.VARIADIC() != null) {
            return RoutineStatement.Mode.VARIADIC;
        }
        if (context.INOUT() != null || context.IN() != null && context.OUT() != null) {
            return RoutineStatement.Mode.INOUT;
        }
        return context.OUT() != null ? RoutineStatement.Mode.OUT : RoutineStatement.Mode.IN;
    }

    private RoutineStatement.RoutineType type(RoutineTypeContext context) {
        int position = Nodes.position(context);
        if (context.typeName() != null) {
            boolean setOf = context.typeName().SETOF() != null;
            return new RoutineStatement.RoutineType(expressions.types().type(context.typeName()), null, setOf,
                    position);
        }
        List<String> parts = new ArrayList<>();
        parts.add(Nodes.word(context.functionName()));
        context.colLabel().forEach(label -> parts.add(Nodes.word(label)));
        return new RoutineStatement.RoutineType(null, new Name(parts, position), context.SETOF() != null, position);
    }

    private static void option(RoutineOptionContext context, List<RoutineStatement.Option> options,
            List<RoutineStatement.SetOption> settings) {
        int position = Nodes.position(context);
        if (context.SET() != null || context.resetStatement() != null) {
            settings.add(setting(context, position));
            return;
        }
        RoutineStatement.Option option = switch (Nodes.first(context).getType()) {
            case PhantomSqlParser.AS -> {
                if (context.STRING_LITERAL().size() > 1) {
                    throw new Refused("a function of a library", position);
                }
                yield new RoutineStatement.Option("as", Nodes.word(context.STRING_LITERAL(0)), position);
            }
            case PhantomSqlParser.LANGUAGE -> new RoutineStatement.Option("language", languageOf(context), position);
            case PhantomSqlParser.IMMUTABLE, PhantomSqlParser.STABLE, PhantomSqlParser.VOLATILE ->
                new RoutineStatement.Option("volatility", Nodes.phrase(context), position);
            case PhantomSqlParser.NOT, PhantomSqlParser.LEAKPROOF ->
                new RoutineStatement.Option("leakproof", Boolean.toString(context.NOT() == null), position);
            case PhantomSqlParser.CALLED -> new RoutineStatement.Option("strict", "false", position);
            case PhantomSqlParser.RETURNS, PhantomSqlParser.STRICT ->
                new RoutineStatement.Option("strict", "true", position);
            case PhantomSqlParser.EXTERNAL, PhantomSqlParser.SECURITY -> new RoutineStatement.Option("security",
                    Boolean.toString(context.DEFINER() != null), position);
            case PhantomSqlParser.PARALLEL ->
                new RoutineStatement.Option("parallel", Nodes.word(context.colId()), position);
            case PhantomSqlParser.COST ->
                new RoutineStatement.Option("cost", Nodes.text(context.signedNumber()), position);
            case PhantomSqlParser.ROWS ->
                new RoutineStatement.Option("rows", Nodes.text(context.signedNumber()), position);
            case PhantomSqlParser.SUPPORT -> new RoutineStatement.Option("support", null, position);
            case PhantomSqlParser.WINDOW -> new RoutineStatement.Option("window", null, position);
            default -> new RoutineStatement.Option("transform", null, position);
        };
        options.add(option);
    }

    private static String languageOf(RoutineOptionContext context) {
        return context.nonReservedWord() != null
                ? Nodes.word(context.nonReservedWord())
                : Nodes.word(context.STRING_LITERAL(0)).toLowerCase(Locale.ROOT);
    }

    private static RoutineStatement.SetOption setting(RoutineOptionContext context, int position) {
        if (context.resetStatement() != null) {
            Statement reset = SessionBuilder.reset(context.resetStatement());
            String name = reset instanceof SessionStatement.Reset one ? one.name() : null;
            return new RoutineStatement.SetOption(name, null, false, true, position);
        }
        if (context.CURRENT() != null) {
            return new RoutineStatement.SetOption(SessionBuilder.settingName(context.settingName()), null, true, false,
                    position);
        }
        if (SettingBuilder.set(context.setRest(), false, position) instanceof SessionStatement.Set set) {
            return new RoutineStatement.SetOption(set.name(), set.value(), false, false, position);
        }
        throw new Refused("SET of this in a function", position);
    }

    private RoutineStatement.Signature signature(RoutineSignatureContext context) {
        return new RoutineStatement.Signature(Nodes.name(context.qualifiedFunctionName()),
                context.routineParameters() == null ? null : parameters(context.routineParameters()),
                Nodes.position(context));
    }

    List<RoutineStatement.Signature> signatures(PhantomSqlParser.RoutineSignaturesContext context) {
        return context.routineSignature().stream().map(this::signature).toList();
    }

    RoutineStatement.Signature commented(RoutineSignatureContext context) {
        return signature(context);
    }

    static RoutineStatement.Kind kind(ParserRuleContext context) {
        if (Nodes.has(context, PhantomSqlParser.FUNCTION)) {
            return RoutineStatement.Kind.FUNCTION;
        }
        return Nodes.has(context, PhantomSqlParser.PROCEDURE)
                ? RoutineStatement.Kind.PROCEDURE
                : RoutineStatement.Kind.ROUTINE;
    }

    Statement drop(DropRoutineContext context) {
        return new RoutineStatement.Drop(kind(context), signatures(context.routineSignatures()),
                context.ifExists() != null, Nodes.cascades(context.dropBehavior()), Nodes.position(context));
    }

    Statement alter(AlterRoutineContext context) {
        List<RoutineStatement.Option> options = new ArrayList<>();
        List<RoutineStatement.SetOption> settings = new ArrayList<>();
        context.routineOption().forEach(option -> option(option, options, settings));
        if (context.DEPENDS() != null) {
            throw new Refused("DEPENDS ON EXTENSION", Nodes.position(context));
        }
        String name = Nodes.wordOrNull(context.colId());
        return new RoutineStatement.Alter(kind(context), signature(context.routineSignature()),
                context.RENAME() != null ? name : null,
                context.role() == null ? null : RoleBuilder.role(context.role()),
                context.SCHEMA() != null ? name : null, options, settings, Nodes.position(context));
    }

    Statement call(CallRoutineContext context) {
        return new RoutineStatement.Call(expressions.calls().call(context.functionCall()), Nodes.position(context));
    }

    static Statement block(DoBlockContext context) {
        String body = null;
        String language = null;
        for (int at = 1; at < context.getChildCount(); at++) {
            boolean isLanguage = Nodes.type(context.getChild(at)) == PhantomSqlParser.LANGUAGE;
            if (isLanguage) {
                at++;
                language = context.getChild(at) instanceof ParserRuleContext rule
                        ? Nodes.word(rule)
                        : Nodes.word((org.antlr.v4.runtime.tree.TerminalNode) context.getChild(at));
            } else {
                body = Nodes.word((org.antlr.v4.runtime.tree.TerminalNode) context.getChild(at));
            }
        }
        if (body == null) {
            throw SyntaxErrors.of("no inline code specified", 0);
        }
        return new RoutineStatement.Do(body, language, Nodes.position(context));
    }

    Statement createTrigger(CreateTriggerContext context) {
        List<RoutineStatement.Event> events = new ArrayList<>();
        List<Identifier> columns = new ArrayList<>();
        for (TriggerEventContext event : context.triggerEvent()) {
            events.add(RoutineStatement.Event.valueOf(Nodes.phraseOf((org.antlr.v4.runtime.tree.TerminalNode) event
                    .getChild(0))));
            if (event.names() != null) {
                columns.addAll(Nodes.identifiers(event.names()));
            }
        }
        RoutineStatement.Timing timing = context.BEFORE() != null
                ? RoutineStatement.Timing.BEFORE
                : context.AFTER() != null ? RoutineStatement.Timing.AFTER : RoutineStatement.Timing.INSTEAD_OF;
        List<String> arguments = context.triggerArgument().stream().map(each -> Nodes.word(each)).toList();
        boolean deferrable = context.constraintAttribute().stream()
                .anyMatch(each -> each.DEFERRABLE() != null && each.NOT() == null || each.DEFERRED() != null);
        return new RoutineStatement.CreateTrigger(Nodes.word(context.colId()), context.REPLACE() != null,
                context.CONSTRAINT() != null, timing, events, columns, Nodes.name(context.qualifiedName(0)),
                context.ROW() != null, expressions.buildOrNull(context.expr()),
                context.expr() == null ? null : Nodes.text(context.expr()),
                Nodes.name(context.qualifiedFunctionName()), arguments,
                context.transitionTable().stream()
                        .map(each -> new RoutineStatement.TransitionName(each.NEW() != null, each.TABLE() != null,
                                Nodes.word(each.colId()), Nodes.position(each)))
                        .toList(),
                deferrable, Nodes.position(context));
    }

    static Statement dropTrigger(DropTriggerContext context) {
        return new RoutineStatement.DropTrigger(Nodes.word(context.colId()), Nodes.name(context.qualifiedName()),
                context.ifExists() != null, Nodes.cascades(context.dropBehavior()), Nodes.position(context));
    }

}
