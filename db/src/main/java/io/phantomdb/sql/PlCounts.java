package io.phantomdb.sql;

import io.phantomdb.base.StatementError;
import io.phantomdb.sql.plpgsql.PlSql;
import java.util.List;

/** How many rows a statement has given or changed, once it is carried out to its end. */
final class PlCounts {
    private PlCounts() {}

    static long of(NestedStatements nested, NestedStatements.Running running) {
        try {
            long count = 0;
            for (List<Object[]> batch = running.rows().nextBatch(); !batch.isEmpty(); batch = running.rows()
                    .nextBatch()) {
                nested.scope().tick();
                count += batch.size();
            }
            return running.tag() == null || !running.columns().isEmpty()
                    ? count
                    : affected(running.rows().commandTag());
        } finally {
            running.rows().close();
        }
    }

    /** The number at the end of a tag. */
    private static long affected(String tag) {
        int blank = tag == null ? -1 : tag.lastIndexOf(' ');
        String last = blank < 0 ? "" : tag.substring(blank + 1);
        return last.isEmpty() || !Character.isDigit(last.charAt(0)) ? 0 : Long.parseLong(last);
    }

    static long of(NestedStatements nested, NestedStatements.Running running, PlSql sql) {
        try {
            return of(nested, running);
        } catch (StatementError error) {
            throw NestedStatements.isRetried(error)
                    ? error
                    : error.nowhere().within("SQL statement \"" + sql.shown() + "\"");
        }
    }
}
