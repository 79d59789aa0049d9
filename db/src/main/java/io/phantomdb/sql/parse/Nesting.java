package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.grammar.PhantomSqlParser;
import java.util.Arrays;
import java.util.List;

/**
 * Goes over the tokens of a statement once before it is parsed. Counts how deep they are nested, so that a parser that
 * recurses never runs out of stack; and finds the parentheses that hold a query, so that it never has to look into one
 * to know what it is.
 */
final class Nesting {
    private static final int LEVELS_AT_FIRST = 16;
    private static final int QUERY_COST = 3;
    private static final int CALL_COST = 2;

    private final List<SqlToken> tokens;
    private int[] openings = new int[LEVELS_AT_FIRST];
    private int[] costs = new int[LEVELS_AT_FIRST];
    private int[] joins = new int[LEVELS_AT_FIRST];
    private boolean[] opensQuery = new boolean[LEVELS_AT_FIRST];
    private boolean[] amongRows = new boolean[LEVELS_AT_FIRST];
    private int open;
    private int depth;
    private int prefixes;
    private int waitingJoins;
    private boolean rowsOfValues;

    private Nesting(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    /** Throws 54001 if they are nested too deep. */
    static void check(List<SqlToken> tokens) {
        Nesting nesting = new Nesting(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            nesting.token(i);
        }
    }

    private void token(int i) {
        rowsOfValues = goesOnWithRows(tokens.get(i).getType());
        switch (tokens.get(i).getType()) {
            case PhantomSqlParser.LPAREN, PhantomSqlParser.LBRACKET, PhantomSqlParser.CASE -> enter(i);
            case PhantomSqlParser.RPAREN, PhantomSqlParser.RBRACKET, PhantomSqlParser.END -> leave(i);
            case PhantomSqlParser.NOT, PhantomSqlParser.PLUS, PhantomSqlParser.MINUS,
                    PhantomSqlParser.OPERATOR_SYMBOL -> {
                prefixes++;
                limit();
                return;
            }
            case PhantomSqlParser.JOIN -> join(i);
            case PhantomSqlParser.ON, PhantomSqlParser.USING -> waitingJoins = Math.max(0, waitingJoins - 1);
            default -> {
                // Nothing else nests.
            }
        }
        prefixes = 0;
    }

    /** From VALUES on there are only rows in parentheses and commas between them. */
    private boolean goesOnWithRows(int type) {
        return switch (type) {
            case PhantomSqlParser.VALUES -> true;
            case PhantomSqlParser.COMMA, PhantomSqlParser.LPAREN, PhantomSqlParser.RPAREN -> rowsOfValues;
            default -> false;
        };
    }

    /** Prefix operators and joins in front of the parenthesis are on the stack as long as it is open, so they count on. */
    private void enter(int i) {
        if (open == openings.length) {
            grow();
        }
        openings[open] = i;
        opensQuery[open] = tokens.get(i).getType() == PhantomSqlParser.LPAREN && isQueryWord(i + 1);
        costs[open] = cost(i) + prefixes + waitingJoins;
        joins[open] = waitingJoins;
        amongRows[open] = rowsOfValues;
        rowsOfValues = false;
        depth += costs[open];
        prefixes = 0;
        waitingJoins = 0;
        limit();
        if (opensQuery[open]) {
            tokens.get(i).become(PhantomSqlParser.LPAREN_QUERY);
        }
        open++;
    }

    /** How much of the parser's stack it takes, counted in plain parentheses. */
    private int cost(int i) {
        if (opensQuery[open]) {
            return QUERY_COST;
        }
        boolean isCall = i > 0 && Keywords.isName(tokens.get(i - 1).getType());
        return isCall || tokens.get(i).getType() == PhantomSqlParser.CASE ? CALL_COST : 1;
    }

    private void grow() {
        openings = Arrays.copyOf(openings, open * 2);
        costs = Arrays.copyOf(costs, open * 2);
        joins = Arrays.copyOf(joins, open * 2);
        amongRows = Arrays.copyOf(amongRows, open * 2);
        opensQuery = Arrays.copyOf(opensQuery, open * 2);
    }

    private boolean isQueryWord(int i) {
        return switch (tokens.get(i).getType()) {
            case PhantomSqlParser.SELECT, PhantomSqlParser.WITH, PhantomSqlParser.TABLE -> true;
            case PhantomSqlParser.VALUES -> tokens.get(i + 1).getType() == PhantomSqlParser.LPAREN;
            default -> false;
        };
    }

    private void leave(int i) {
        if (open == 0) {
            return;
        }
        open--;
        depth -= costs[open];
        waitingJoins = joins[open];
        rowsOfValues = amongRows[open];
        // A parenthesis right before one that holds a query holds one too if what follows the inner one says so.
        if (opensQuery[open] && open > 0 && openings[open - 1] == openings[open] - 1 && goesOnWithQuery(i + 1)) {
            int outer = openings[open - 1];
            if (tokens.get(outer).getType() == PhantomSqlParser.LPAREN && !takesExpressions(outer)) {
                tokens.get(outer).become(PhantomSqlParser.LPAREN_QUERY);
                opensQuery[open - 1] = true;
            }
        }
    }

    /** Whether a parenthesis is that of a call or of a row of VALUES, and not one that might hold a query just as well. */
    private boolean takesExpressions(int opening) {
        if (opening == 0) {
            return false;
        }
        return switch (tokens.get(opening - 1).getType()) {
            case PhantomSqlParser.EXISTS, PhantomSqlParser.JOIN, PhantomSqlParser.MATERIALIZED,
                    PhantomSqlParser.EXPLAIN, PhantomSqlParser.VERBOSE, PhantomSqlParser.COPY ->
                false;
            case PhantomSqlParser.ON, PhantomSqlParser.CHECK -> true;
            case PhantomSqlParser.COMMA -> amongRows[open - 1];
            default -> Keywords.isName(tokens.get(opening - 1).getType()) && !isInsertTarget(opening - 1);
        };
    }

    private boolean isInsertTarget(int lastOfName) {
        int i = lastOfName;
        while (i > 1 && tokens.get(i - 1).getType() == PhantomSqlParser.DOT) {
            i -= 2;
        }
        return i > 0 && tokens.get(i - 1).getType() == PhantomSqlParser.INTO;
    }

    private boolean goesOnWithQuery(int i) {
        return switch (tokens.get(i).getType()) {
            case PhantomSqlParser.RPAREN, PhantomSqlParser.UNION, PhantomSqlParser.INTERSECT, PhantomSqlParser.EXCEPT,
                    PhantomSqlParser.ORDER, PhantomSqlParser.LIMIT, PhantomSqlParser.OFFSET, PhantomSqlParser.FETCH,
                    PhantomSqlParser.FOR ->
                true;
            default -> false;
        };
    }

    /** {@code a JOIN b JOIN c ON … ON …} nests without a parenthesis. */
    private void join(int i) {
        int before = i == 0 ? 0 : tokens.get(i - 1).getType();
        if (before != PhantomSqlParser.CROSS && before != PhantomSqlParser.NATURAL) {
            waitingJoins++;
            limit();
        }
    }

    private void limit() {
        if (depth + prefixes + waitingJoins > Parser.NESTING_MAX) {
            throw tooDeep();
        }
    }

    static StatementError tooDeep() {
        return new StatementError(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded",
                "The statement is nested too deeply.", "Write it with fewer levels of nesting.", 0);
    }
}
