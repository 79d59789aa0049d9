package io.phantomdb.sql;

import java.util.List;

/** Rows that are all there. */
final class GivenRows implements Engine.Rows {
    private final String commandTag;
    private List<Object[]> rows;

    GivenRows(String commandTag, List<Object[]> rows) {
        this.commandTag = commandTag;
        this.rows = rows;
    }

    /** Lines of text, one to a row. */
    static GivenRows ofLines(String commandTag, List<String> lines) {
        return new GivenRows(commandTag, lines.stream().map(line -> new Object[]{line}).toList());
    }

    @Override
    public List<Object[]> nextBatch() {
        List<Object[]> batch = rows;
        rows = List.of();
        return batch;
    }

    @Override
    public String commandTag() {
        return commandTag;
    }

    @Override
    public void close() {
        rows = List.of();
    }
}
