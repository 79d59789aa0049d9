package io.phantomdb.sql.explain;

import io.phantomdb.rows.function.Quoting;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Scans and looks into indexes. */
final class ScanDescription {
    private final PlanDescription plans;
    private final boolean verbose;
    private final boolean qualifies;

    ScanDescription(PlanDescription plans, boolean verbose, boolean qualifies) {
        this.plans = plans;
        this.verbose = verbose;
        this.qualifies = qualifies;
    }

    /** The names are those of the row around, for a look into the table for each row of a join. */
    Described scan(Plan.Scan scan, SlotNames given) {
        Plan.Source source = scan.source();
        SlotNames own = names(source);
        SlotNames all = SlotNames.either(own, given);
        ExplainNode node = switch (scan.access()) {
            case Plan.Points points ->
                indexScan(scan, source, points.index(), false).show("Index Cond",
                        keys(source, points.index(), points.keys(), all));
            case Plan.Prefixes prefixes -> indexScan(scan, source, prefixes.index(), false).show("Index Cond",
                    keys(source, prefixes.index(), prefixes.prefixes(), all));
            case Plan.Range range when isWhole(range) -> new ExplainNode(scan,
                    "Seq Scan on " + Relations.named(source.table(), plans.alias(source), verbose), "Seq Scan");
            case Plan.Range range -> indexScan(scan, source, range.index(), range.descending()).show("Index Cond",
                    condition(source, range, all));
        };
        named(node, source);
        node.show("Filter", plans.text(scan.filter(), all));
        if (scan.filter() != null) {
            node.filters.add(scan);
        }
        if (given == SlotNames.NONE) {
            node.show("At Shard", plans.atShard(scan));
        }
        return new Described(node, own);
    }

    Described point(Plan.PointRow point) {
        Plan.Source source = point.source();
        SlotNames own = names(source);
        ExplainNode node = indexScan(point, source, source.table().primary(), false).show("Index Cond",
                key(source, source.table().primary(), point.key(), own));
        named(node, source);
        node.show("Filter", plans.text(point.filter(), own));
        if (point.filter() != null) {
            node.filters.add(point);
        }
        if (verbose) {
            node.body.addFirst(new ExplainNode.Property("Output",
                    point.columns().stream().map(column -> plans.text(column, own)).toList()));
        } else {
            point.columns().forEach(plans::note);
        }
        return new Described(node, slot -> slot < point.columns().size()
                ? plans.text(point.columns().get(slot), own)
                : null);
    }

    private static boolean isWhole(Plan.Range range) {
        return range.equal().isEmpty() && range.lower() == null && range.upper() == null && !range.descending()
                && range.index().index().holdsRows();
    }

    private ExplainNode indexScan(Object step, Plan.Source source, IndexLayout index, boolean backward) {
        String name = index.index().name();
        return new ExplainNode(step, "Index Scan" + (backward ? " Backward" : "")
                + (name.isEmpty() ? "" : " using " + Quoting.identifier(name)) + " on "
                + Relations.named(source.table(), plans.alias(source), verbose), "Index Scan")
                .with("Scan Direction", backward ? "Backward" : "Forward").with("Index Name", name);
    }

    private void named(ExplainNode node, Plan.Source source) {
        node.with("Relation Name", source.table().descriptor().name());
        if (verbose) {
            node.with("Schema", source.table().descriptor().schema());
        }
        node.with("Alias", plans.alias(source));
    }

    private SlotNames names(Plan.Source source) {
        String prefix = qualifies ? Quoting.identifier(plans.alias(source)) + "." : "";
        Table table = source.table();
        return slot -> {
            int ordinal = slot - source.offset();
            return ordinal < 0 || ordinal >= table.width() ? null : prefix + column(table.columns().get(ordinal));
        };
    }

    /** What an index has computed is called by its expression. */
    private static String column(ColumnDescriptor column) {
        return column.state() == ColumnDescriptor.State.HIDDEN ? column.name() : Quoting.identifier(column.name());
    }

    private String keys(Plan.Source source, IndexLayout index, List<List<Plan.Bound>> keys, SlotNames names) {
        if (keys.size() == 1) {
            return key(source, index, keys.getFirst(), names);
        }
        if (keys.getFirst().size() == 1) {
            String any = plans.array(keys.stream().map(key -> key.getFirst().value()).toList());
            if (any != null) {
                return "(" + names.of(source.offset()
                        + source.table().ordinal(index.index().parts().getFirst().columnId())) + " = ANY (" + any
                        + "))";
            }
        }
        List<String> all = keys.stream().map(key -> key(source, index, key, names)).toList();
        return "(" + String.join(" OR ", all) + ")";
    }

    private String key(Plan.Source source, IndexLayout index, List<Plan.Bound> bounds, SlotNames names) {
        return conjunction(equalities(source, index, bounds, names));
    }

    private List<String> equalities(Plan.Source source, IndexLayout index, List<Plan.Bound> bounds, SlotNames names) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < bounds.size(); at++) {
            parts.add(compared(source, index.index().parts().get(at), "=", bounds.get(at), names));
        }
        return parts;
    }

    private String compared(Plan.Source source, IndexDescriptor.Part part, String symbol, Plan.Bound bound,
            SlotNames names) {
        String column = names.of(source.offset() + source.table().ordinal(part.columnId()));
        return "(" + column + " " + symbol + " " + plans.text(bound.value(), names) + ")";
    }

    /** Null if the whole index is read. */
    private String condition(Plan.Source source, Plan.Range range, SlotNames names) {
        List<String> parts = equalities(source, range.index(), range.equal(), names);
        List<IndexDescriptor.Part> columns = range.index().index().parts();
        if (range.lower() != null) {
            parts.add(compared(source, columns.get(range.equal().size()), range.lower().inclusive() ? ">=" : ">",
                    range.lower().bound(), names));
        }
        if (range.upper() != null) {
            parts.add(compared(source, columns.get(range.equal().size()), range.upper().inclusive() ? "<=" : "<",
                    range.upper().bound(), names));
        }
        return parts.isEmpty() ? null : conjunction(parts);
    }

    static String conjunction(List<String> parts) {
        return parts.size() == 1 ? parts.getFirst() : "(" + String.join(" AND ", parts) + ")";
    }
}
