package io.phantomdb.sql.parse;

import java.util.List;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/** The tokens of one statement as ANTLR reads them; the last one is EOF. */
final class SqlTokens implements TokenStream {
    private final List<SqlToken> tokens;
    private final int last;
    private int at;

    SqlTokens(List<SqlToken> tokens) {
        this.tokens = tokens;
        this.last = tokens.size() - 1;
        for (int i = 0; i <= last; i++) {
            tokens.get(i).place(i);
        }
    }

    @Override
    public Token LT(int offset) {
        if (offset > 0) {
            return tokens.get(Math.min(at + offset - 1, last));
        }
        return offset == 0 || at + offset < 0 ? null : tokens.get(at + offset);
    }

    @Override
    public int LA(int offset) {
        Token token = LT(offset);
        return token == null ? Token.INVALID_TYPE : token.getType();
    }

    @Override
    public void consume() {
        if (at < last) {
            at++;
        }
    }

    @Override
    public int mark() {
        return 0;
    }

    @Override
    public void release(int marker) {
        // Everything is in memory: nothing has to be kept for a marker.
    }

    @Override
    public int index() {
        return at;
    }

    @Override
    public void seek(int index) {
        at = Math.min(index, last);
    }

    @Override
    public int size() {
        return tokens.size();
    }

    @Override
    public String getSourceName() {
        return UNKNOWN_SOURCE_NAME;
    }

    @Override
    public Token get(int index) {
        return tokens.get(index);
    }

    @Override
    public TokenSource getTokenSource() {
        return null;
    }

    @Override
    public String getText(Interval interval) {
        StringBuilder text = new StringBuilder();
        for (int i = interval.a; i <= interval.b && i < last; i++) {
            text.append(tokens.get(i).getText()).append(' ');
        }
        return text.toString().strip();
    }

    @Override
    public String getText() {
        return getText(Interval.of(0, last));
    }

    @Override
    public String getText(RuleContext context) {
        return getText(context.getSourceInterval());
    }

    @Override
    public String getText(Token start, Token stop) {
        return getText(Interval.of(start.getTokenIndex(), stop.getTokenIndex()));
    }
}
