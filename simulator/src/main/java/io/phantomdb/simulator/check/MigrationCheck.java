package io.phantomdb.simulator.check;

import java.util.List;

/**
 * Compares a table with the version that its migrations say it has, both read in one transaction: the table has the column of
 * that version and none of another, and every row has the version in it.
 */
public final class MigrationCheck {
    private MigrationCheck() {}

    /** A table of which the name of a column is all that changes. */
    public static Verdict check(long version, List<String> columns) {
        return columns.equals(List.of("id", "l" + version))
                ? Verdict.GOOD
                : Verdict.bad("at version " + version + " the renamed column is among " + columns);
    }

    /** The rows as text; the last column is the one that migrations replace. */
    public static Verdict check(long version, List<String> columns, List<List<String>> rows) {
        List<String> expected = List.of("id", "a", "v" + version);
        if (!columns.equals(expected)) {
            return Verdict.bad("at version " + version + " the table has the columns " + columns);
        }
        for (List<String> row : rows) {
            if (!("" + version).equals(row.getLast())) {
                return Verdict.bad("at version " + version + " there is a row " + row);
            }
        }
        return Verdict.GOOD;
    }
}
