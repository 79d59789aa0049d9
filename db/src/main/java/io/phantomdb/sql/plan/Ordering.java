package io.phantomdb.sql.plan;

import io.phantomdb.sql.catalog.IndexDescriptor;
import java.util.ArrayList;
import java.util.List;

/** In which order of columns a step gives its rows, as far as that can be relied on. */
final class Ordering {
    private Ordering() {}

    /** Empty for none. Columns that are the same in all rows are left out. */
    static List<AccessPaths.SortSlot> of(Plan plan) {
        return switch (plan) {
            case Plan.Scan scan when scan.work() == null || scan.work().first() == null -> scan(scan);
            case Plan.Filter filter -> of(filter.input());
            case Plan.IndexJoin join -> of(join.left());
            case Plan.LoopJoin join when join.kind() != Plan.JoinKind.FULL -> of(join.left());
            case Plan.MergeJoin join when join.kind() != Plan.JoinKind.FULL -> of(join.left());
            case Plan.Sort sort -> sort.keys().stream().map(key -> new AccessPaths.SortSlot(key.slot(),
                    key.descending(), key.nullsFirst())).toList();
            default -> List.of();
        };
    }

    private static List<AccessPaths.SortSlot> scan(Plan.Scan scan) {
        return switch (scan.access()) {
            case Plan.Points points -> List.of();
            case Plan.Prefixes prefixes -> parts(scan.source(), prefixes.index().index().parts(), false);
            case Plan.Range range -> {
                List<IndexDescriptor.Part> parts = range.index().index().parts();
                yield parts(scan.source(), parts.subList(range.equal().size(), parts.size()), range.descending());
            }
        };
    }

    private static List<AccessPaths.SortSlot> parts(Plan.Source source, List<IndexDescriptor.Part> parts,
            boolean backward) {
        List<AccessPaths.SortSlot> slots = new ArrayList<>();
        for (IndexDescriptor.Part part : parts) {
            slots.add(new AccessPaths.SortSlot(source.offset() + source.table().ordinal(part.columnId()),
                    part.descending() != backward, part.nullsFirst() != backward));
        }
        return slots;
    }

    /** Whether what comes of a join is in that order: in an inner one both sides have the same in their keys, and no NULLs. */
    static boolean gives(Plan.MergeJoin join, List<AccessPaths.SortSlot> wanted) {
        List<AccessPaths.SortSlot> order = of(join);
        if (wanted.isEmpty() || wanted.size() > order.size()) {
            return false;
        }
        for (int at = 0; at < wanted.size(); at++) {
            AccessPaths.SortSlot want = wanted.get(at);
            boolean isKey = join.kind() == Plan.JoinKind.INNER && at < join.keys().size()
                    && order.get(at).descending() == want.descending()
                    && (want.slot() == order.get(at).slot()
                            || want.slot() == EqualKeys.slot(join.keys().get(at).right()));
            if (!isKey && !order.get(at).equals(want)) {
                return false;
            }
        }
        return true;
    }

    /** Whether rows in that order are in the other one, too. */
    static boolean covers(List<AccessPaths.SortSlot> order, List<AccessPaths.SortSlot> wanted) {
        return wanted.size() <= order.size() && order.subList(0, wanted.size()).equals(wanted);
    }
}
