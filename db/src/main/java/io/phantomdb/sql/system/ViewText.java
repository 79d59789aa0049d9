package io.phantomdb.sql.system;

import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.ViewDescriptor;
import io.phantomdb.sql.parse.Keywords;
import io.phantomdb.sql.parse.NamedOutputs;
import io.phantomdb.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The query of a view as it is shown: as it was written, with reserved words in capitals, and with the names of the view's columns. Where a name in it does not mean any more what it
 * meant, be it that the table or a column was renamed, or that the search path of whoever asks does not lead there, the name is
 * explained before it.
 *
 * <pre>
 *   select a from t        ──►  WITH t AS (SELECT b AS a FROM s.u) (SELECT a FROM t)
 * </pre>
 *
 * <p>Names that were written with their schema cannot be explained so, and stay.
 */
final class ViewText {
    private final CatalogSnapshot catalog;

    ViewText(CatalogSnapshot catalog) {
        this.catalog = catalog;
    }

    /** Of a view with these columns. */
    String of(ViewDescriptor view, List<String> columns) {
        String query = Keywords.inCapitals(NamedOutputs.of(view.sql(), columns,
                columns.stream().map(ObjectNames::quoted).toList(), name -> columns(view, name)));
        List<String> explained = new ArrayList<>();
        for (ViewDescriptor.Source source : view.sources()) {
            if (source.schema() == null && catalog.relation(source.tableId()) instanceof Relation.OfUser now
                    && !means(source, now)) {
                explained.add(explained(source, now));
            }
        }
        if (explained.isEmpty()) {
            return query;
        }
        boolean isNested = query.strip().toUpperCase(Locale.ROOT).startsWith("WITH");
        return "WITH " + String.join(", ", explained)
                + (isNested ? " SELECT * FROM (" + query + ") AS shown" : " (" + query + ")");
    }

    /** Those that the table had when the view was made; null if it is none of the view's. */
    private static List<String> columns(ViewDescriptor view, Name name) {
        return view.sources().stream()
                .filter(source -> source.name().equals(name.last()) && Objects.equals(source.schema(), name.schema()))
                .map(source -> source.columns().stream().map(ViewDescriptor.SourceColumn::name).toList()).findFirst()
                .orElse(null);
    }

    /** Whether the name still stands for the table, and the names of the columns for these. */
    private boolean means(ViewDescriptor.Source source, Relation.OfUser now) {
        return source.name().equals(now.name()) && catalog.isVisible(now) && source.columns().stream().allMatch(
                column -> {
                    ColumnDescriptor there = there(now, column);
                    return there == null || there.name().equals(column.name());
                });
    }

    /** Null if it was dropped, which the view could do without. */
    private static ColumnDescriptor there(Relation.OfUser now, ViewDescriptor.SourceColumn column) {
        return now.table().visibleColumns().stream().filter(each -> each.id() == column.columnId()).findFirst()
                .orElse(null);
    }

    private static String explained(ViewDescriptor.Source source, Relation.OfUser now) {
        List<String> columns = new ArrayList<>();
        for (ViewDescriptor.SourceColumn column : source.columns()) {
            ColumnDescriptor there = there(now, column);
            if (there != null) {
                String name = ObjectNames.quoted(there.name());
                columns.add(there.name().equals(column.name())
                        ? name
                        : name + " AS " + ObjectNames.quoted(column.name()));
            }
        }
        return ObjectNames.quoted(source.name()) + " AS (SELECT " + String.join(", ", columns) + " FROM "
                + ObjectNames.quoted(now.schema()) + "." + ObjectNames.quoted(now.name()) + ")";
    }
}
