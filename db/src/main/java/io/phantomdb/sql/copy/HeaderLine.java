package io.phantomdb.sql.copy;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.List;

/** The first line of HEADER MATCH: it must name the columns. */
final class HeaderLine {
    private HeaderLine() {}

    /** 22P04 if a field is not the name of its column. */
    static void requireMatch(CopyRow fields, List<CopyColumn> columns, String nullText) {
        if (fields.fieldCount() != columns.size()) {
            throw malformed("wrong number of fields in header line: got " + fields.fieldCount() + ", expected "
                    + columns.size());
        }
        for (int at = 0; at < columns.size(); at++) {
            String expected = columns.get(at).name();
            String mismatch = "column name mismatch in header line field " + (at + 1) + ": got ";
            if (fields.isNull(at)) {
                throw malformed(mismatch + "null value (\"" + nullText + "\"), expected \"" + expected + "\"");
            }
            if (!fields.text(at).equals(expected)) {
                throw malformed(mismatch + "\"" + fields.text(at) + "\", expected \"" + expected + "\"");
            }
        }
    }

    private static StatementError malformed(String message) {
        return new StatementError(SqlState.BAD_COPY_FILE_FORMAT, message);
    }
}
