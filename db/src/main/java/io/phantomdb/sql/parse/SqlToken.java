package io.phantomdb.sql.parse;

import io.phantomdb.base.StatementError;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;

/** A token of a query string. */
final class SqlToken implements Token {
    private final String sql;
    private final int start;
    private final int end;
    private final int position;
    private final String value;
    private final StatementError error;
    private int type;
    private int index;

    /**
     * @param start where it begins in the query string, in UTF-16 units from 0; end is behind its last one
     * @param position the same in characters from 1
     * @param value what it stands for: the folded name, a string's characters, otherwise the text itself
     * @param error of a LEXICAL_ERROR, else null
     */
    SqlToken(int type, String sql, int start, int end, int position, String value, StatementError error) {
        this.type = type;
        this.sql = sql;
        this.start = start;
        this.end = end;
        this.position = position;
        this.value = value;
        this.error = error;
    }

    int position() {
        return position;
    }

    String value() {
        return value;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** The query string from here to the end of a later token. */
    String textTo(SqlToken last) {
        return sql.substring(start, last.end);
    }

    StatementError error() {
        return error;
    }

    /** For parentheses, whose kind is known only once more has been read. */
    void become(int newType) {
        type = newType;
    }

    void place(int newIndex) {
        index = newIndex;
    }

    @Override
    public String getText() {
        return sql.substring(start, end);
    }

    @Override
    public int getType() {
        return type;
    }

    @Override
    public int getLine() {
        return 1;
    }

    @Override
    public int getCharPositionInLine() {
        return start;
    }

    @Override
    public int getChannel() {
        return DEFAULT_CHANNEL;
    }

    @Override
    public int getTokenIndex() {
        return index;
    }

    @Override
    public int getStartIndex() {
        return start;
    }

    @Override
    public int getStopIndex() {
        return end - 1;
    }

    @Override
    public TokenSource getTokenSource() {
        return null;
    }

    @Override
    public CharStream getInputStream() {
        return null;
    }

    @Override
    public String toString() {
        return getText();
    }
}
