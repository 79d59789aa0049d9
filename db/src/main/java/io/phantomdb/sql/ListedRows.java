package io.phantomdb.sql;

import java.util.ArrayList;
import java.util.List;

/** Lines of text that are all there, one to a row. */
final class ListedRows implements Engine.Rows {
    private final String commandTag;
    private List<Object[]> rows = new ArrayList<>();

    ListedRows(String commandTag, List<String> lines) {
        this.commandTag = commandTag;
        lines.forEach(line -> rows.add(new Object[]{line}));
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
    public void close() {}
}
