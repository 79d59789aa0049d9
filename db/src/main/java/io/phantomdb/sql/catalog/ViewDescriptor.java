package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import java.util.List;

/**
 * What a view is (PostgreSQL 15, CREATE VIEW): a query, kept as the text it was written as, and what the names in that text
 * stood for when it was written. Tables are known by their ids and columns by theirs, so it stays the same query whatever is
 * renamed, and does not see columns that come later.
 *
 * @param sql the query as it was written
 * @param shown the same as pg_get_viewdef shows it, with the names that things have now
 */
public record ViewDescriptor(String sql, String shown, List<Source> sources, CheckOption checkOption) {
    /** WITH CHECK OPTION. */
    public enum CheckOption {
        NONE,
        LOCAL,
        CASCADED
    }

    /**
     * A name in the text; the schema is null if none was written.
     *
     * @param columns those that it had, under the names that they had
     */
    public record Source(String schema, String name, int tableId, List<SourceColumn> columns) {
        public Source {
            columns = List.copyOf(columns);
        }
    }

    /** A column is used if the view cannot do without it. */
    public record SourceColumn(int columnId, String name, boolean used) {}

    public ViewDescriptor {
        Check.present(sql, "query");
        Check.present(shown, "query as it is shown");
        Check.present(checkOption, "check option");
        sources = List.copyOf(sources);
    }

    public ViewDescriptor withShown(String text) {
        return new ViewDescriptor(sql, text, sources, checkOption);
    }

    /** The tables and views that it reads, each once. */
    public List<Integer> sourceIds() {
        return sources.stream().map(Source::tableId).distinct().toList();
    }

    /** True if the view reads that column of that table. */
    public boolean uses(int tableId, int columnId) {
        return sources.stream().filter(source -> source.tableId() == tableId)
                .flatMap(source -> source.columns().stream())
                .anyMatch(column -> column.used() && column.columnId() == columnId);
    }
}
