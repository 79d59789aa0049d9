package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a view is (PostgreSQL 15, CREATE VIEW): a query, kept as the text it was written as, and what the names in that text
 * stood for when it was written. Tables are known by their ids and columns by theirs, so it stays the same query whatever is
 * renamed, and does not see columns that come later.
 *
 * @param sql the query as it was written
 * @param rows whether it has rows of its own, in which case it is materialized
 * @param updatable the columns through which columns of one table can be changed; null if no rows can be changed through it
 */
public record ViewDescriptor(String sql, List<Source> sources, CheckOption checkOption, Rows rows,
        List<Integer> updatable) implements TableDescriptor.Nature {
    /** Rows of a view. */
    public enum Rows {
        /** It stands for its query. */
        NONE,
        /** It is materialized, and has not been filled since it was made, or emptied. */
        UNPOPULATED,
        POPULATED
    }

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
        Check.present(checkOption, "check option");
        Check.that(rows == Rows.NONE || updatable == null, "what is materialized changes by its query alone");
        sources = List.copyOf(sources);
        updatable = updatable == null ? null : List.copyOf(updatable);
    }

    /** As its query tells, which has to be known first. */
    public ViewDescriptor withUpdatable(List<Integer> columnIds) {
        return new ViewDescriptor(sql, sources, checkOption, rows, columnIds);
    }

    public ViewDescriptor withSql(String newSql) {
        return new ViewDescriptor(newSql, sources, checkOption, rows, updatable);
    }

    public ViewDescriptor withRows(Rows newRows) {
        return new ViewDescriptor(sql, sources, checkOption, newRows, updatable);
    }

    public boolean isMaterialized() {
        return rows != Rows.NONE;
    }

    public boolean isPopulated() {
        return rows == Rows.POPULATED;
    }

    /** Rows can be removed through it. */
    public boolean isUpdatable() {
        return updatable != null;
    }

    /** Rows can be added and changed through it as well. */
    public boolean isInsertable() {
        return updatable != null && !updatable.isEmpty();
    }

    /** The tables and views that it reads, each once. */
    public List<Integer> sourceIds() {
        return sources.stream().map(Source::tableId).distinct().toList();
    }

    /** The columns that it cannot do without, by table. */
    public SortedMap<Integer, SortedSet<Integer>> sourceColumns() {
        SortedMap<Integer, SortedSet<Integer>> all = new TreeMap<>();
        for (Source source : sources) {
            SortedSet<Integer> columns = all.getOrDefault(source.tableId(), new TreeSet<>());
            source.columns().stream().filter(SourceColumn::used).forEach(column -> columns.add(column.columnId()));
            all.put(source.tableId(), columns);
        }
        return all;
    }

    /** True if the view reads that column of that table. */
    public boolean uses(int tableId, int columnId) {
        return sources.stream().filter(source -> source.tableId() == tableId)
                .flatMap(source -> source.columns().stream())
                .anyMatch(column -> column.used() && column.columnId() == columnId);
    }
}
