package io.phantomdb.sql.tree;

/** The query of a cursor: its rows tell which rows of tables they were made of, for WHERE CURRENT OF. */
public record CursorQuery(Query query) implements Statement {
    @Override
    public int position() {
        return query.position();
    }
}
