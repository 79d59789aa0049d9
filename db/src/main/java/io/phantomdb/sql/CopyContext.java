package io.phantomdb.sql;

import io.phantomdb.sql.copy.CopyRow;

/** Where in the data of a COPY something went wrong, in PostgreSQL's words. */
record CopyContext(String table, boolean isBinary) {
    private static final int SHOWN_CHARACTERS_MAX = 100;

    String line(long line) {
        return "COPY " + table + ", line " + line;
    }

    String line(CopyRow row) {
        return line(row.line(), isBinary ? null : row.lineText());
    }

    /** The text may be null. */
    String line(long line, String text) {
        return text == null ? line(line) : line(line) + ": \"" + shortened(text) + "\"";
    }

    String column(CopyRow row, int field, String column) {
        String where = line(row.line()) + ", column " + column;
        if (row.isNull(field)) {
            return where + ": null input";
        }
        return isBinary ? where : where + ": \"" + shortened(row.text(field)) + "\"";
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_CHARACTERS_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS_MAX)) + "...";
    }
}
