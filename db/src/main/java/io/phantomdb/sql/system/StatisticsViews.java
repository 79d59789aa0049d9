package io.phantomdb.sql.system;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.sql.catalog.AnalyzedTable;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.ColumnStatistics;
import java.util.List;
import java.util.Map;

/** What ANALYZE has found (PostgreSQL 15, chapters 54.27 and 28.2.20). */
final class StatisticsViews {
    private StatisticsViews() {}

    /** pg_stats: values of whatever type are arrays of text here, which look the same. */
    static void columns(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfUser relation : catalog.tables()) {
            Map<Integer, ColumnStatistics> statistics = catalog.statistics(relation.table());
            for (ColumnDescriptor column : relation.columns()) {
                ColumnStatistics known = statistics.get(column.id());
                if (known != null) {
                    to.row().put("schemaname", relation.schema()).put("tablename", relation.name())
                            .put("attname", column.name()).put("inherited", false)
                            .put("null_frac", known.nullFraction()).put("avg_width", known.averageBytes())
                            .put("n_distinct", known.distinct());
                    values(known, to);
                }
            }
        }
    }

    private static void values(ColumnStatistics known, RowWriter to) {
        if (!known.commonValues().isEmpty()) {
            Object[] fractions = known.commonFractions().stream().map(Double::floatValue).toArray();
            to.put("most_common_vals", texts(known.type(), known.commonValues()))
                    .put("most_common_freqs", ArrayDatum.of(Type.FLOAT4, List.of(fractions)));
        }
        if (!known.histogram().isEmpty()) {
            to.put("histogram_bounds", texts(known.type(), known.histogram()));
        }
    }

    private static ArrayDatum texts(Type type, List<Object> values) {
        return ArrayDatum.of(Type.TEXT,
                values.stream().map(value -> DatumText.write(type, value, TextSettings.DEFAULT)).toList());
    }

    static void allTables(CatalogSnapshot catalog, RowWriter to) {
        for (Relation relation : catalog.relations()) {
            if (relation.kind() == 'r') {
                table(catalog, relation, to);
            }
        }
    }

    static void userTables(CatalogSnapshot catalog, RowWriter to) {
        catalog.tables().forEach(relation -> table(catalog, relation, to));
    }

    /** Nothing else is counted: the other counters are NULL. */
    private static void table(CatalogSnapshot catalog, Relation relation, RowWriter to) {
        to.row().put("relid", relation.oid()).put("schemaname", relation.schema()).put("relname", relation.name());
        AnalyzedTable analyzed = relation instanceof Relation.OfUser user ? catalog.analyzed(user.table()) : null;
        if (analyzed != null) {
            to.put("n_live_tup", (long) analyzed.rows()).put("last_analyze", when(analyzed.manualMicros()))
                    .put("last_autoanalyze", when(analyzed.automaticMicros()));
        }
    }

    private static Long when(long micros) {
        return micros == 0 ? null : micros;
    }
}
