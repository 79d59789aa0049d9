package io.phantomdb.sql.bind;

import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.ViewDescriptor;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.List;

/**
 * A view through which rows of one table are changed (PostgreSQL 15, CREATE VIEW, "Updatable Views"): its columns and its
 * condition over a row of that table, whose places begin at 0.
 *
 * @param values of the view's columns
 * @param conditions what its rows meet; those of views below come first
 * @param checks what new rows have to meet, and whose condition it is
 */
record ViewTarget(Table view, Table base, List<Expr> values, List<Expr> conditions, List<BoundChange.Check> checks) {
    ViewTarget {
        values = List.copyOf(values);
        conditions = List.copyOf(conditions);
        checks = List.copyOf(checks);
    }

    /** Why no rows can be changed through a query, in PostgreSQL's words; null if they can, as far as the query tells. */
    static String obstacle(Query query, BoundQuery bound) {
        if (!(query.body() instanceof QueryBody.Select select) || !(bound.body() instanceof BoundQuery.Select block)) {
            return query.body() instanceof QueryBody.SetOperation
                    ? "Views containing UNION, INTERSECT, or EXCEPT are not automatically updatable."
                    : NOT_ONE_TABLE;
        }
        if (select.distinct()) {
            return "Views containing DISTINCT are not automatically updatable.";
        }
        if (!select.groupBy().isEmpty()) {
            return "Views containing GROUP BY are not automatically updatable.";
        }
        if (select.having() != null) {
            return "Views containing HAVING are not automatically updatable.";
        }
        if (query.with() != null) {
            return "Views containing WITH are not automatically updatable.";
        }
        if (query.limit() != null || query.offset() != null) {
            return "Views containing LIMIT or OFFSET are not automatically updatable.";
        }
        return obstacle(select, block);
    }

    private static final String NOT_ONE_TABLE = "Views that do not select from a single table or view are not automatically updatable.";

    private static String obstacle(QueryBody.Select select, BoundQuery.Select block) {
        if (block.grouping() != null) {
            return "Views that return aggregate functions are not automatically updatable.";
        }
        if (!block.windows().isEmpty()) {
            return "Views that return window functions are not automatically updatable.";
        }
        if (block.outputs().stream().anyMatch(output -> !Exprs.setCalls(output).isEmpty())) {
            return "Views that return set-returning functions are not automatically updatable.";
        }
        boolean isTable = select.from().size() == 1 && select.from().getFirst() instanceof FromItem.TableReference
                && (block.from() instanceof BoundQuery.FromTable || block.from() instanceof BoundQuery.FromQuery query
                        && !(query.query().body() instanceof BoundQuery.SystemScan));
        return isTable ? null : NOT_ONE_TABLE;
    }

    static final String NO_COLUMNS = "Views that have no updatable columns are not automatically updatable.";

    /** The columns of the view that are columns of the table. */
    List<Integer> updatable() {
        List<Integer> ids = new ArrayList<>();
        for (int at = 0; at < values.size(); at++) {
            if (isColumn(values.get(at))) {
                ids.add(view.descriptor().visibleColumns().get(at).id());
            }
        }
        return ids;
    }

    static boolean isColumn(Expr value) {
        return value instanceof Expr.Slot slot && slot.levelsUp() == 0;
    }

    /** What is known of a view, or why rows cannot be changed through it: one of the two is null. */
    record Found(ViewTarget target, String obstacle) {}

    static Found of(StatementBinder statement, Table view) {
        return of(statement, view, false, null);
    }

    /** The same, for who needs that privilege on what is below: owners of views have to have it. */
    static Found of(StatementBinder statement, Table view, Privilege privilege) {
        return of(statement, view, false, privilege);
    }

    /** With all conditions checked of new rows if a view above wants it. */
    private static Found of(StatementBinder statement, Table view, boolean checked, Privilege privilege) {
        Query query = ViewBinder.query(view.descriptor());
        StatementBinder inside = statement.inside(view);
        BoundQuery bound = new QueryBinder(inside, null, null).bind(query);
        String obstacle = obstacle(query, bound);
        if (obstacle != null) {
            return new Found(null, obstacle);
        }
        ViewDescriptor.CheckOption option = view.descriptor().view().checkOption();
        boolean own = checked || option != ViewDescriptor.CheckOption.NONE;
        boolean below = checked || option == ViewDescriptor.CheckOption.CASCADED;
        FromItem.TableReference from = (FromItem.TableReference) ((QueryBody.Select) query.body()).from().getFirst();
        Table source = inside.table(from.table());
        if (privilege != null) {
            demand(inside, source, privilege);
        }
        if (source.descriptor().isSequence()) {
            return new Found(null, NOT_ONE_TABLE);
        }
        Found inner = source.descriptor().isView()
                ? of(inside, source, below, privilege)
                : new Found(new ViewTarget(null, source, List.of(), List.of(), List.of()), null);
        return inner.target == null
                ? inner
                : new Found(inner.target.above(view, (BoundQuery.Select) bound.body(), own), null);
    }

    /** Of the columns that the view shows. */
    private static void demand(StatementBinder inside, Table source, Privilege privilege) {
        inside.demands().change(source, privilege);
        for (Scope.Column column : inside.columnsUsed()) {
            if (column.tableId() == source.descriptor().id()) {
                switch (privilege) {
                    case INSERT -> inside.demands().insert(source, column.attribute());
                    case UPDATE -> inside.demands().update(source, column.attribute());
                    default -> {
                        // Rows go as a whole.
                    }
                }
            }
        }
    }

    /** The view that a query makes of this one, or of the table itself. */
    private ViewTarget above(Table outer, BoundQuery.Select block, boolean checked) {
        List<Expr> outputs = block.outputs().subList(0, outer.descriptor().visibleColumns().size());
        List<Expr> over = outputs.stream().map(this::overBase).toList();
        List<Expr> all = new ArrayList<>(conditions);
        List<BoundChange.Check> allChecks = new ArrayList<>(checks);
        if (block.where() != null) {
            Expr condition = overBase(block.where());
            all.add(condition);
            if (checked) {
                allChecks.add(new BoundChange.Check(outer.descriptor().name(), condition));
            }
        }
        return new ViewTarget(outer, base, over, all, allChecks);
    }

    /** What is said of the columns of this view, said of the row of the table. */
    private Expr overBase(Expr expr) {
        if (view == null) {
            return expr;
        }
        return new SlotRewrite((slot, depth) -> slot.levelsUp() == depth
                ? SlotRewrite.raised(values.get(slot.slot()), depth)
                : slot).expr(expr, 0);
    }
}
