package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableStatistics;
import java.util.List;

/** Ways into a table. */
final class ScanEstimates {
    private final Statistics statistics;

    ScanEstimates(Statistics statistics) {
        this.statistics = statistics;
    }

    TableEstimate table(Plan.Source source) {
        return new TableEstimate(source.table(), statistics.of(source.table()));
    }

    /** Rows that the access path gives for one row around, before the filter. */
    double found(Plan.Source source, Plan.Access access) {
        TableEstimate table = table(source);
        Estimate.Columns columns = table.columns(source.offset());
        Selectivity selectivity = new Selectivity(columns, table.rows());
        return switch (access) {
            case Plan.Points points -> Math.min(points.keys().size(), table.rows());
            case Plan.Prefixes prefixes -> {
                double share = 0;
                for (List<Plan.Bound> prefix : prefixes.prefixes()) {
                    share += equal(source, prefixes.index(), prefix, columns, selectivity);
                }
                yield Math.max(1, rows(source, prefixes.index(), table, selectivity) * Math.min(1, share));
            }
            case Plan.Range range -> {
                List<IndexDescriptor.Part> parts = range.index().index().parts();
                double share = equal(source, range.index(), range.equal(), columns, selectivity);
                if (range.lower() != null || range.upper() != null) {
                    share *= selectivity.between(column(source, parts.get(range.equal().size()), columns),
                            value(range.lower()), value(range.upper()));
                }
                yield Math.max(1, rows(source, range.index(), table, selectivity) * share);
            }
        };
    }

    /** That are in the index. */
    private static double rows(Plan.Source source, IndexLayout index, TableEstimate table, Selectivity selectivity) {
        if (!index.index().isPartial()) {
            return table.rows();
        }
        int ordinal = source.table().ordinal(index.index().predicateColumnId());
        return table.rows() * selectivity.isTrue(table.columns(source.offset()).of(source.offset() + ordinal));
    }

    private static double equal(Plan.Source source, IndexLayout index, List<Plan.Bound> values,
            Estimate.Columns columns, Selectivity selectivity) {
        double share = 1;
        for (int at = 0; at < values.size(); at++) {
            Estimate.Column column = column(source, index.index().parts().get(at), columns);
            share *= selectivity.equal(column, value(values.get(at)));
        }
        return share;
    }

    private static Estimate.Column column(Plan.Source source, IndexDescriptor.Part part, Estimate.Columns columns) {
        return columns.of(source.offset() + source.table().ordinal(part.columnId()));
    }

    private static Expr value(Plan.Limit limit) {
        return limit == null ? null : value(limit.bound());
    }

    private static Expr value(Plan.Bound bound) {
        return Compiled.source(bound.value());
    }

    /** Null if nobody has looked at the table. */
    TableStatistics known(Table table) {
        return statistics.of(table);
    }

    /** True if somebody has looked at the table. */
    boolean isKnown(Table table) {
        return statistics.of(table) != null;
    }

    /** Whether anything is known of a table in the plan. */
    boolean isAnyKnown(Plan plan) {
        boolean isOwn = switch (plan) {
            case Plan.Scan scan -> isKnown(scan.source().table());
            case Plan.IndexJoin join -> isKnown(join.right().source().table());
            default -> false;
        };
        return isOwn || plan.inputs().stream().anyMatch(this::isAnyKnown);
    }

    /** To take all rows that the access path gives once. */
    double cost(Plan.Source source, Plan.Access access) {
        return Costs.OPENED_RANGE + work(access, found(source, access));
    }

    /**
     * To take them for each of so many rows around; keys are fetched a batch of them at once; each range counts as a message, which
     * is more than it takes where many of them share one. */
    double lookups(Plan.Source source, Plan.Access access, double times) {
        double messages = access instanceof Plan.Points ? Math.ceil(times / 1000) : times;
        return messages * Costs.OPENED_RANGE + work(access, times * found(source, access));
    }

    /** Without the message that it takes. */
    private static double work(Plan.Access access, double found) {
        boolean looksTwice = !access.index().index().holdsRows();
        return switch (access) {
            case Plan.Points points -> found * Costs.FETCHED_ROW * (looksTwice ? 2 : 1);
            case Plan.Prefixes prefixes -> prefixes.prefixes().size() * Costs.FETCHED_ROW
                    + found * (Costs.SCANNED_ROW + (looksTwice ? Costs.FETCHED_ROW : 0));
            case Plan.Range range -> found * (Costs.SCANNED_ROW + (looksTwice ? Costs.FETCHED_ROW : 0));
        };
    }

    Estimate scan(Plan.Scan scan) {
        return estimate(scan.source(), scan.access(), scan.filter());
    }

    Estimate estimate(Plan.Source source, Plan.Access access, Program filter) {
        TableEstimate table = table(source);
        Estimate.Columns columns = table.columns(source.offset());
        double found = found(source, access);
        List<Expr> conditions = Exprs.conjuncts(Compiled.source(filter));
        double rows = found * new Selectivity(columns, table.rows()).of(conditions);
        double total = Costs.OPENED_RANGE + work(access, found) + found * Costs.CONDITION * conditions.size();
        return new Estimate(Costs.OPENED_RANGE, total, rows, table.width(), columns);
    }

    /** The same, and looking at the conditions on what is found. */
    double lookups(Plan.Scan scan, double times) {
        int conditions = Exprs.conjuncts(Compiled.source(scan.filter())).size();
        return lookups(scan.source(), scan.access(), times)
                + times * found(scan.source(), scan.access()) * Costs.CONDITION * conditions;
    }
}
