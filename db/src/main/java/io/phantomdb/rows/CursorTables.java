package io.phantomdb.rows;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.List;

/**
 * Which rows of tables the rows of a cursor are made of, for UPDATE and DELETE … WHERE CURRENT OF. Behind the columns that its reader
 * sees, a row has for each table the number of the table and what the row is held under.
 *
 * <pre>
 *   a │ b │ …        tableoid │ (key)        tableoid │ (key)   …
 *   what is fetched  └ of the first place ┘
 * </pre>
 *
 * @param locks the query says FOR UPDATE or the like: it is these tables that count
 * @param places empty where rows are not rows of tables: of groups, of joins that lock nothing
 */
public record CursorTables(boolean locks, List<Place> places) {
    /** The query of no cursor. */
    public static final CursorTables NONE = new CursorTables(false, List.of());

    /** Where in a row one table is told of: it, or one of those that it stands for. */
    public record Place(List<Integer> tableIds, int at) {
        public Place {
            tableIds = List.copyOf(tableIds);
        }
    }

    public CursorTables {
        places = List.copyOf(places);
    }

    /**
     * What the row of that table is held under; null if the row is none of the table.
     *
     * @param cursor its name, and that of the table, for errors: 24000 if the rows of the cursor are not rows of the table
     */
    public RecordDatum key(Object[] row, int tableId, String cursor, String table) {
        List<Place> found = places.stream().filter(place -> place.tableIds.contains(tableId)).toList();
        if (found.size() == 1) {
            int at = found.getFirst().at;
            boolean isIt = row[at] != null && ((Long) row[at]).intValue() == tableId;
            return isIt ? (RecordDatum) row[at + 1] : null;
        }
        String what = !locks
                ? " is not a simply updatable scan of table \""
                : found.isEmpty()
                        ? " does not have a FOR UPDATE/SHARE reference to table \""
                        : " has multiple FOR UPDATE/SHARE references to table \"";
        throw new StatementError(SqlState.INVALID_CURSOR_STATE, "cursor \"" + cursor + "\"" + what + table + "\"");
    }
}
