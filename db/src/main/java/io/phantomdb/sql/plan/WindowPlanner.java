package io.phantomdb.sql.plan;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Plans the window calls of a block.
 *
 * <pre>
 *   rows of the block          →   Window(Sort(Window(Sort(Extend(rows)))))
 *   w1: partition a order b        sort a, b, c: w2, then w1, whose order is the beginning of it
 *   w2: partition a order b, c     sort d:       w3
 *   w3: order d
 * </pre>
 *
 * <p>Windows of the same partitioning and order are worked out together; those that need less of an order that is already
 * there need no sort of their own. Which comes first is PostgreSQL's choice (select_active_windows in planner.c), for the
 * last sort shows where a query has no ORDER BY.
 */
final class WindowPlanner {
    /** Calls of one partitioning and order, by their index. */
    private record Step(List<Expr> partition, List<BoundQuery.Sorting> order, List<Integer> calls) {
        /** What rows have to be sorted by; a column counts where it comes first. */
        List<BoundQuery.Sorting> sort() {
            List<BoundQuery.Sorting> sort = new ArrayList<>(partitionSort());
            for (BoundQuery.Sorting key : order) {
                if (sort.stream().noneMatch(other -> other.value().equals(key.value()))) {
                    sort.add(key);
                }
            }
            return sort;
        }

        List<BoundQuery.Sorting> partitionSort() {
            return partition.stream().map(key -> new BoundQuery.Sorting(key, false, false)).toList();
        }
    }

    private final QueryPlanner queries;
    private final BoundQuery.Select select;
    private final BoundQuery query;
    private final List<Step> steps = new ArrayList<>();
    private final List<Expr> keys = new ArrayList<>();
    private final int firstKeySlot;

    WindowPlanner(QueryPlanner queries, BoundQuery.Select select, BoundQuery query) {
        this.queries = queries;
        this.select = select;
        this.query = query;
        this.firstKeySlot = select.windowsAt() + select.windows().size();
        for (int call = 0; call < select.windows().size(); call++) {
            step(select.windows().get(call).window()).calls.add(call);
        }
        steps.sort(byPostgres(references()));
    }

    private Step step(BoundQuery.WindowSpec window) {
        for (Step step : steps) {
            if (step.partition.equals(window.partition()) && step.order.equals(window.order())) {
                return step;
            }
        }
        Step step = new Step(window.partition(), window.order(), new ArrayList<>());
        steps.add(step);
        return step;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The expressions that are sorted or grouped by, in the order in which PostgreSQL numbers them. */
    private List<Expr> references() {
        List<Expr> references = new ArrayList<>();
        query.order().forEach(key -> references.add(select.outputs().get(key.column())));
        for (int key = 0; select.grouping() != null && key < select.grouping().keys().size(); key++) {
            references.add(new Expr.Slot(0, key, select.grouping().keys().get(key).type(), "key", 0));
        }
        for (Step step : steps) {
            step.order.forEach(key -> references.add(key.value()));
            references.addAll(step.partition);
        }
        return references;
    }

    private static Comparator<Step> byPostgres(List<Expr> references) {
        return (one, other) -> {
            List<BoundQuery.Sorting> left = one.sort();
            List<BoundQuery.Sorting> right = other.sort();
            for (int at = 0; at < Math.min(left.size(), right.size()); at++) {
                int difference = compare(left.get(at), right.get(at), references);
                if (difference != 0) {
                    return difference;
                }
            }
            return right.size() - left.size();
        };
    }

    private static int compare(BoundQuery.Sorting left, BoundQuery.Sorting right, List<Expr> references) {
        int byReference = references.indexOf(right.value()) - references.indexOf(left.value());
        if (byReference != 0) {
            return byReference;
        }
        int byDirection = Boolean.compare(right.descending(), left.descending());
        return byDirection != 0 ? byDirection : Boolean.compare(right.nullsFirst(), left.nullsFirst());
    }

    /** The order of a table's rows that would make the first sort superfluous. */
    AccessPaths.Wish wish() {
        List<AccessPaths.SortSlot> wish = new ArrayList<>();
        if (select.grouping() != null) {
            return AccessPaths.Wish.NONE;
        }
        for (BoundQuery.Sorting key : steps.getFirst().sort()) {
            if (!(key.value() instanceof Expr.Slot slot) || slot.levelsUp() > 0) {
                return AccessPaths.Wish.NONE;
            }
            wish.add(new AccessPaths.SortSlot(slot.slot(), key.descending(), key.nullsFirst()));
        }
        return new AccessPaths.Wish(wish, false);
    }

    /** The rows with the results of all window calls behind them; sorted says that the rows come as was wished. */
    Plan plan(Plan input, boolean sorted) {
        List<BoundQuery.Sorting> current = sorted ? steps.getFirst().sort() : List.of();
        List<List<Plan.SortKey>> sorts = steps.stream().map(step -> sortKeys(step.sort())).toList();
        List<List<Plan.WindowCall>> calls = steps.stream().map(this::calls).toList();
        List<List<Plan.SortKey>> partitions = steps.stream().map(step -> sortKeys(step.partitionSort())).toList();
        List<List<Plan.SortKey>> orders = steps.stream().map(step -> sortKeys(step.order)).toList();
        Plan plan = new Plan.Extend(input, select.windowsAt(), select.windows().size(), queries.programs(keys));
        for (int at = 0; at < steps.size(); at++) {
            List<BoundQuery.Sorting> wanted = steps.get(at).sort();
            if (!begins(current, wanted)) {
                plan = new Plan.Sort(plan, sorts.get(at), null);
                current = wanted;
            }
            plan = new Plan.Window(plan, partitions.get(at), orders.get(at), calls.get(at));
        }
        return plan;
    }

    private static boolean begins(List<BoundQuery.Sorting> order, List<BoundQuery.Sorting> wanted) {
        return order.size() >= wanted.size() && order.subList(0, wanted.size()).equals(wanted);
    }

    /** Whether the rows come out in the order of the query. */
    boolean givesOrder() {
        List<BoundQuery.Sorting> wanted = new ArrayList<>();
        for (BoundQuery.Order key : query.order()) {
            wanted.add(new BoundQuery.Sorting(select.outputs().get(key.column()), key.descending(), key.nullsFirst()));
        }
        return !query.order().isEmpty() && !select.distinct() && !query.withTies() && begins(lastSort(), wanted);
    }

    private List<BoundQuery.Sorting> lastSort() {
        List<BoundQuery.Sorting> current = List.of();
        for (Step step : steps) {
            current = begins(current, step.sort()) ? current : step.sort();
        }
        return current;
    }

    private List<Plan.WindowCall> calls(Step step) {
        List<Plan.WindowCall> calls = new ArrayList<>();
        for (int call : step.calls) {
            BoundQuery.WindowCall bound = select.windows().get(call);
            calls.add(new Plan.WindowCall(select.windowsAt() + call, bound.function(),
                    queries.programs(bound.arguments()), queries.program(bound.filter()),
                    frame(bound.window().frame())));
        }
        return calls;
    }

    private Plan.WindowFrame frame(BoundQuery.Frame frame) {
        return new Plan.WindowFrame(frame.unit(), bound(frame.start()), bound(frame.end()), frame.exclusion());
    }

    private Plan.FrameBound bound(BoundQuery.FrameBound bound) {
        return new Plan.FrameBound(bound.kind(), queries.program(bound.offset()), bound.range());
    }

    private List<Plan.SortKey> sortKeys(List<BoundQuery.Sorting> order) {
        List<Plan.SortKey> sortKeys = new ArrayList<>();
        for (BoundQuery.Sorting key : order) {
            Type type = key.value().type().type();
            sortKeys.add(new Plan.SortKey(slot(key.value()), type, key.descending(), key.nullsFirst()));
        }
        return sortKeys;
    }

    /** Where a sort key is in the extended rows. */
    private int slot(Expr key) {
        if (key instanceof Expr.Slot slot && slot.levelsUp() == 0) {
            return slot.slot();
        }
        if (!keys.contains(key)) {
            keys.add(key);
        }
        return firstKeySlot + keys.indexOf(key);
    }
}
