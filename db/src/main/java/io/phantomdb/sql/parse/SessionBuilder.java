package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.ChannelContext;
import io.phantomdb.grammar.PhantomSqlParser.CloseCursorContext;
import io.phantomdb.grammar.PhantomSqlParser.CursorOptionContext;
import io.phantomdb.grammar.PhantomSqlParser.DeallocateContext;
import io.phantomdb.grammar.PhantomSqlParser.DeclareCursorContext;
import io.phantomdb.grammar.PhantomSqlParser.DiscardContext;
import io.phantomdb.grammar.PhantomSqlParser.ExecuteContext;
import io.phantomdb.grammar.PhantomSqlParser.FetchCursorContext;
import io.phantomdb.grammar.PhantomSqlParser.FetchDirectionContext;
import io.phantomdb.grammar.PhantomSqlParser.IsolationLevelContext;
import io.phantomdb.grammar.PhantomSqlParser.PrepareContext;
import io.phantomdb.grammar.PhantomSqlParser.ResetStatementContext;
import io.phantomdb.grammar.PhantomSqlParser.SettingNameContext;
import io.phantomdb.grammar.PhantomSqlParser.ShowStatementContext;
import io.phantomdb.grammar.PhantomSqlParser.SignedNumberContext;
import io.phantomdb.grammar.PhantomSqlParser.TransactionContext;
import io.phantomdb.grammar.PhantomSqlParser.TransactionModeContext;
import io.phantomdb.grammar.PhantomSqlParser.TransactionModesContext;
import io.phantomdb.sql.tree.SessionStatement;
import io.phantomdb.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** Statements about the session and its transaction; SET is in {@link SettingBuilder}. */
final class SessionBuilder {
    private static final int LONG_DIGITS_MAX = 18;

    private final ExpressionBuilder expressions;

    SessionBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    // Transactions

    static SessionStatement transaction(TransactionContext context) {
        int position = Nodes.position(context);
        String name = Nodes.wordOrNull(context.colId());
        boolean chain = context.chain() != null && context.chain().NO() == null;
        return switch (Nodes.first(context).getType()) {
            case PhantomSqlParser.BEGIN, PhantomSqlParser.START -> new SessionStatement.Begin(
                    modes(context.transactionModes()), context.START() != null, position);
            case PhantomSqlParser.COMMIT, PhantomSqlParser.END -> new SessionStatement.Commit(chain, position);
            case PhantomSqlParser.SAVEPOINT -> new SessionStatement.Savepoint(name, position);
            case PhantomSqlParser.RELEASE -> new SessionStatement.ReleaseSavepoint(name, position);
            default -> name == null
                    ? new SessionStatement.Rollback(chain, position)
                    : new SessionStatement.RollbackTo(name, position);
        };
    }

    /** Of modes said twice the last one counts. */
    static SessionStatement.TransactionModes modes(TransactionModesContext context) {
        SessionStatement.Isolation isolation = null;
        Boolean readOnly = null;
        Boolean deferrable = null;
        List<TransactionModeContext> modes = context == null ? List.of() : context.transactionMode();
        for (TransactionModeContext mode : modes) {
            if (mode.ISOLATION() != null) {
                isolation = isolation(mode.isolationLevel());
            } else if (mode.READ() != null) {
                readOnly = mode.ONLY() != null;
            } else {
                deferrable = mode.NOT() == null;
            }
        }
        return new SessionStatement.TransactionModes(isolation, readOnly, deferrable);
    }

    private static SessionStatement.Isolation isolation(IsolationLevelContext context) {
        if (context.SERIALIZABLE() != null) {
            return SessionStatement.Isolation.SERIALIZABLE;
        }
        if (context.REPEATABLE() != null) {
            return SessionStatement.Isolation.REPEATABLE_READ;
        }
        return context.COMMITTED() != null
                ? SessionStatement.Isolation.READ_COMMITTED
                : SessionStatement.Isolation.READ_UNCOMMITTED;
    }

    // Settings

    static SessionStatement show(ShowStatementContext context) {
        int position = Nodes.position(context);
        return context.ALL() != null
                ? new SessionStatement.ShowAll(position)
                : new SessionStatement.Show(setting(context.settingName(), context), position);
    }

    static SessionStatement reset(ResetStatementContext context) {
        int position = Nodes.position(context);
        return context.ALL() != null
                ? new SessionStatement.ResetAll(position)
                : new SessionStatement.Reset(setting(context.settingName(), context), position);
    }

    /** The setting that SHOW or RESET names, by its own name or by a phrase of the SQL standard. */
    private static String setting(SettingNameContext name, ParserRuleContext context) {
        if (name != null) {
            return settingName(name);
        }
        if (Nodes.has(context, PhantomSqlParser.TIME)) {
            return "timezone";
        }
        return Nodes.has(context, PhantomSqlParser.ISOLATION) ? "transaction_isolation" : "session_authorization";
    }

    static String settingName(SettingNameContext context) {
        StringBuilder name = new StringBuilder(Nodes.word(context.colId(0)));
        for (int i = 1; i < context.colId().size(); i++) {
            name.append('.').append(Nodes.word(context.colId(i)));
        }
        return name.toString();
    }

    static SessionStatement discard(DiscardContext context) {
        SessionStatement.DiscardKind kind = context.ALL() != null
                ? SessionStatement.DiscardKind.ALL
                : context.PLANS() != null
                        ? SessionStatement.DiscardKind.PLANS
                        : context.SEQUENCES() != null
                                ? SessionStatement.DiscardKind.SEQUENCES
                                : SessionStatement.DiscardKind.TEMPORARY;
        return new SessionStatement.Discard(kind, Nodes.position(context));
    }

    // Prepared statements

    static SessionStatement deallocate(DeallocateContext context) {
        return new SessionStatement.Deallocate(Nodes.wordOrNull(context.colId()), Nodes.position(context));
    }

    SessionStatement prepare(PrepareContext context) {
        ArrayList<TypeName> types = new ArrayList<>();
        context.typeName().forEach(type -> types.add(expressions.types().type(type)));
        return new SessionStatement.Prepare(Nodes.word(context.colId()), types,
                expressions.queries().preparable(context.preparable()), Nodes.position(context));
    }

    SessionStatement execute(ExecuteContext context) {
        return new SessionStatement.Execute(Nodes.word(context.colId()), expressions.list(context.exprs()),
                Nodes.position(context));
    }

    // Cursors

    SessionStatement declare(DeclareCursorContext context) {
        boolean binary = false;
        Boolean scroll = null;
        for (CursorOptionContext option : context.cursorOption()) {
            binary |= option.BINARY() != null;
            scroll = option.SCROLL() == null ? scroll : Boolean.valueOf(option.NO() == null);
        }
        boolean hold = context.HOLD() != null && context.WITH() != null;
        return new SessionStatement.DeclareCursor(Nodes.word(context.colId()), binary, scroll, hold,
                expressions.queries().query(context.query()), Nodes.position(context));
    }

    static SessionStatement fetch(FetchCursorContext context) {
        FetchDirectionContext direction = context.fetchArguments().fetchDirection();
        return new SessionStatement.FetchCursor(Nodes.word(context.fetchArguments().colId()), direction(direction),
                count(direction), context.MOVE() != null, Nodes.position(context));
    }

    private static SessionStatement.Direction direction(FetchDirectionContext context) {
        if (context == null) {
            return SessionStatement.Direction.FORWARD;
        }
        return switch (Nodes.first(context).getType()) {
            case PhantomSqlParser.PRIOR, PhantomSqlParser.BACKWARD -> SessionStatement.Direction.BACKWARD;
            case PhantomSqlParser.FIRST, PhantomSqlParser.LAST, PhantomSqlParser.ABSOLUTE ->
                SessionStatement.Direction.ABSOLUTE;
            case PhantomSqlParser.RELATIVE -> SessionStatement.Direction.RELATIVE;
            default -> SessionStatement.Direction.FORWARD;
        };
    }

    private static long count(FetchDirectionContext context) {
        if (context == null) {
            return 1;
        }
        if (context.signedNumber() != null) {
            return number(context.signedNumber());
        }
        if (context.ALL() != null) {
            return Long.MAX_VALUE;
        }
        return context.LAST() != null ? -1 : 1;
    }

    private static long number(SignedNumberContext context) {
        if (context.INTEGER_LITERAL() == null || context.INTEGER_LITERAL().getText().length() > LONG_DIGITS_MAX) {
            throw SyntaxErrors.at(Nodes.first(context));
        }
        long number = Long.parseLong(context.INTEGER_LITERAL().getText());
        return context.MINUS() == null ? number : -number;
    }

    static SessionStatement close(CloseCursorContext context) {
        return new SessionStatement.CloseCursor(Nodes.wordOrNull(context.colId()), Nodes.position(context));
    }

    // Channels

    static SessionStatement channel(ChannelContext context) {
        int position = Nodes.position(context);
        String name = Nodes.wordOrNull(context.colId());
        if (context.LISTEN() != null) {
            return new SessionStatement.Listen(name, position);
        }
        if (context.UNLISTEN() != null) {
            return new SessionStatement.Unlisten(name, position);
        }
        String payload = context.STRING_LITERAL() == null ? null : Nodes.word(context.STRING_LITERAL());
        return new SessionStatement.Notify(name, payload, position);
    }
}
