package io.phantomdb.simulator.client;

import java.util.List;

/**
 * What a statement answered, as text.
 *
 * @param rows null stands for NULL
 * @param tag such as {@code UPDATE 1}
 */
public record Answer(List<String> columns, List<List<String>> rows, String tag) {
    static final Answer NOTHING = new Answer(List.of(), List.of(), "");

    /** Rows affected, from the tag; -1 if it has none. */
    public long affected() {
        int space = tag.lastIndexOf(' ');
        return space < 0 ? -1 : Long.parseLong(tag.substring(space + 1));
    }

    /** The only value of the only row. */
    public String single() {
        if (rows.size() != 1 || rows.getFirst().size() != 1) {
            throw new ProtocolBroken("expected one value, got " + rows);
        }
        return rows.getFirst().getFirst();
    }
}
