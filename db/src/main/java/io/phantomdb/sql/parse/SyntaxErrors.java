package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.grammar.PhantomSqlParser;
import org.antlr.v4.runtime.Token;

/** PostgreSQL's words for a syntax error. */
final class SyntaxErrors {
    private SyntaxErrors() {}

    /** The statement cannot go on with that token. */
    static StatementError at(SqlToken token) {
        if (token.getType() == PhantomSqlParser.LEXICAL_ERROR) {
            return token.error();
        }
        String text = token.getText();
        boolean ended = token.getType() == Token.EOF && text.isEmpty();
        String where = ended ? "at end of input" : "at or near \"" + text + "\"";
        return new StatementError(SqlState.SYNTAX_ERROR, "syntax error " + where, null, null, token.position());
    }

    /** A 42601 with a message of its own. */
    static StatementError of(String message, int position) {
        return new StatementError(SqlState.SYNTAX_ERROR, message, null, null, position);
    }
}
