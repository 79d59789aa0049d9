package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.SingleContext;
import io.phantomdb.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/**
 * Text to trees. Any thread; only ANTLR's caches of its decisions are shared, on which no result depends.
 *
 * <p>Errors are StatementErrors as PostgreSQL words them: 42601 with a position in characters, 54001 where a statement is
 * nested deeper than whoever walks its tree could bear. If one statement of several is wrong, none is returned.
 */
public final class Parser {
    /** How deep the tokens of a statement may be nested, in plain parentheses; a call counts as two, a subquery as three. */
    public static final int NESTING_MAX = 500;

    /** How deep a tree may become, chains of operators included. */
    public static final int DEPTH_MAX = 600;

    /** The protocol counts parameters in 16 bits. */
    public static final int PARAMETERS_MAX = 65_535;

    private Parser() {}

    /** The statements of a query string; none if it is blank. */
    public static List<ParsedStatement> parse(String sql) {
        List<SqlToken> tokens = Scanner.scan(sql);
        ArrayList<ParsedStatement> statements = new ArrayList<>(1);
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int type = tokens.get(i).getType();
            if (type == PhantomSqlParser.ATOMIC && i > from && isBegun(tokens, from, i)) {
                i = bodyEnd(tokens, i);
            } else if (type == PhantomSqlParser.SEMICOLON || type == Token.EOF) {
                if (i > from) {
                    statements.add(parse(sql, statement(tokens, from, i), LiftedLiterals.NONE));
                }
                from = i + 1;
            }
        }
        return statements;
    }

    /**
     * The one statement of a query string whose shape is known: the literals of the shape become
     * {@link io.phantomdb.sql.tree.Expression.Lifted}. Null if the grammar has one of them where no literal is lifted;
     * then only {@link #parse(String)} will do.
     */
    public static ParsedStatement parse(String sql, Shape shape) {
        List<SqlToken> tokens = Scanner.scan(sql);
        int end = 0;
        while (tokens.get(end).getType() != PhantomSqlParser.SEMICOLON && tokens.get(end).getType() != Token.EOF) {
            end++;
        }
        LiftedLiterals lifted = new LiftedLiterals(shape.literals());
        ParsedStatement statement = parse(sql, statement(tokens, 0, end), lifted);
        return lifted.allTaken() ? statement : null;
    }

    /** True if a routine that is being made has come to its body of SQL: semicolons there are its own. */
    private static boolean isBegun(List<SqlToken> tokens, int from, int atomic) {
        return tokens.get(from).getType() == PhantomSqlParser.CREATE
                && tokens.get(atomic - 1).getType() == PhantomSqlParser.BEGIN;
    }

    /** The END of the body, which is not that of a CASE; the token before the last if there is none. */
    private static int bodyEnd(List<SqlToken> tokens, int atomic) {
        int cases = 0;
        for (int at = atomic; at < tokens.size(); at++) {
            switch (tokens.get(at).getType()) {
                case PhantomSqlParser.CASE -> cases++;
                case PhantomSqlParser.END -> {
                    if (cases == 0) {
                        return at;
                    }
                    cases--;
                }
                default -> {
                }
            }
        }
        return tokens.size() - 2;
    }

    /** Some of the tokens, ended by an EOF in place of the semicolon. */
    private static List<SqlToken> statement(List<SqlToken> tokens, int from, int end) {
        if (tokens.get(end).getType() == Token.EOF && from == 0) {
            return tokens;
        }
        ArrayList<SqlToken> statement = new ArrayList<>(tokens.subList(from, end + 1));
        statement.getLast().become(Token.EOF);
        return statement;
    }

    private static ParsedStatement parse(String sql, List<SqlToken> tokens, LiftedLiterals lifted) {
        Nesting.check(tokens);
        SingleContext parsed = grammar(tokens);
        refuseLexicalError(tokens);
        StatementBuilder builder = new StatementBuilder(lifted);
        Statement tree = builder.build(parsed.statement());
        int start = tokens.getFirst().start();
        int end = tokens.get(tokens.size() - 2).end();
        return new ParsedStatement(tree, sql.substring(start, end), start, end, builder.parametersMax());
    }

    /** Where the grammar takes any token at all it has taken this one too. */
    private static void refuseLexicalError(List<SqlToken> tokens) {
        SqlToken last = tokens.size() < 2 ? tokens.getLast() : tokens.get(tokens.size() - 2);
        if (last.getType() == PhantomSqlParser.LEXICAL_ERROR) {
            throw last.error();
        }
    }

    /** First without the context of the rules around, which is faster and nearly always right, then with it. */
    private static SingleContext grammar(List<SqlToken> tokens) {
        try {
            return grammar(tokens, PredictionMode.SLL);
        } catch (StopAtError.Stopped _) {
            return exactly(tokens);
        }
    }

    private static SingleContext exactly(List<SqlToken> tokens) {
        try {
            return grammar(tokens, PredictionMode.LL);
        } catch (StopAtError.Stopped stopped) {
            throw SyntaxErrors.at(furthest(tokens, stopped.token()));
        }
    }

    /**
     * PostgreSQL knows one kind of parenthesis only. So where the parser stops at one, it may have been taken for the
     * other kind, and what PostgreSQL complains about comes later.
     */
    private static SqlToken furthest(List<SqlToken> tokens, SqlToken stoppedAt) {
        SqlToken furthest = stoppedAt;
        while (true) {
            switch (furthest.getType()) {
                case PhantomSqlParser.LPAREN_QUERY -> furthest.become(PhantomSqlParser.LPAREN);
                case PhantomSqlParser.LPAREN -> furthest.become(PhantomSqlParser.LPAREN_QUERY);
                default -> {
                    return furthest;
                }
            }
            try {
                grammar(tokens, PredictionMode.LL);
                return furthest;
            } catch (StopAtError.Stopped stopped) {
                if (stopped.token().getTokenIndex() <= furthest.getTokenIndex()) {
                    return furthest;
                }
                furthest = stopped.token();
            }
        }
    }

    private static SingleContext grammar(List<SqlToken> tokens, PredictionMode mode) {
        PhantomSqlParser parser = new PhantomSqlParser(new SqlTokens(tokens));
        parser.removeErrorListeners();
        parser.setErrorHandler(new StopAtError());
        if (mode == PredictionMode.LL) {
            parser.setInterpreter(new ExactPrediction(parser, parser.getInterpreter()));
        }
        parser.getInterpreter().setPredictionMode(mode);
        return parser.single();
    }

    /** Parses what clients send most, so that the first of them does not wait for ANTLR to learn the grammar. */
    public static void warm() {
        for (String statement : WarmUp.STATEMENTS) {
            parse(statement);
        }
    }
}
