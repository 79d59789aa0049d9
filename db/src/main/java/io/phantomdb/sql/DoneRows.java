package io.phantomdb.sql;

import java.util.List;

/** What a statement leaves that has done its work at once: a tag, and no rows. */
record DoneRows(String commandTag) implements Engine.Rows {
    @Override
    public List<Object[]> nextBatch() {
        return List.of();
    }

    @Override
    public void close() {}
}
