package io.phantomdb.sql.parse;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/** Stops at the first token the statement cannot go on with, instead of guessing what was meant. */
final class StopAtError extends DefaultErrorStrategy {
    /** The parser has come no further than that token. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient SqlToken token;

        Stopped(SqlToken token) {
            super(null, null, false, false);
            this.token = token;
        }

        SqlToken token() {
            return token;
        }
    }

    @Override
    public void reportError(Parser recognizer, RecognitionException e) {
        throw new Stopped((SqlToken) e.getOffendingToken());
    }

    @Override
    public Token recoverInline(Parser recognizer) {
        throw new Stopped((SqlToken) recognizer.getCurrentToken());
    }

    @Override
    public void sync(Parser recognizer) {
        // Looking ahead for tokens to skip is for those who want to go on.
    }
}
