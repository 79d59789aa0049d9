package io.phantomdb.sql.plan;

import io.phantomdb.base.Lookup;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/** Plans for people to read: what EXPLAIN shows. */
public final class PlanText {
    private static final int INDENT = 6;

    private final List<String> lines = new ArrayList<>();
    private final Lookup<Integer, Boolean> shown = new Lookup<>();

    private PlanText() {}

    public static List<String> of(Plan plan) {
        PlanText text = new PlanText();
        text.write(plan, 0);
        return text.lines;
    }

    public static List<String> of(ChangePlan plan) {
        PlanText text = new PlanText();
        text.write(plan, 0);
        return text.lines;
    }

    private void write(ChangePlan plan, int depth) {
        switch (plan) {
            case ChangePlan.Insert insert -> {
                line(depth, "Insert on " + name(insert.table()) + conflict(insert.conflict()));
                write(insert.source(), depth + 1);
            }
            case ChangePlan.Update update -> {
                line(depth, "Update on " + name(update.table()) + kept(update.keepsRows()));
                write(update.rows(), depth + 1);
            }
            case ChangePlan.Delete delete -> {
                line(depth, "Delete on " + name(delete.table()) + kept(delete.keepsRows()));
                write(delete.rows(), depth + 1);
            }
            case ChangePlan.LockTables lock ->
                lock.tables().forEach(table -> line(depth, "Lock " + name(table)));
            case ChangePlan.Truncate truncate ->
                truncate.tables().forEach(table -> line(depth, "Truncate " + name(table)));
            case ChangePlan.WithChanges with -> {
                write(with.change(), depth);
                with.changes().forEach(change -> write(change, depth + 1));
            }
        }
    }

    private String conflict(ChangePlan.Conflict conflict) {
        return switch (conflict) {
            case null -> "";
            case ChangePlan.DoNothing nothing -> " (on conflict: nothing)";
            case ChangePlan.DoUpdate update -> " (on conflict by " + update.arbiter().index().name() + ": update)";
        };
    }

    private static String kept(boolean keepsRows) {
        return keepsRows ? " (all rows are read first)" : "";
    }

    private static String name(Table table) {
        return table.descriptor().name();
    }

    private void line(int depth, String text) {
        lines.add(depth == 0 ? text : " ".repeat(INDENT * (depth - 1)) + "  ->  " + text);
    }

    private void write(Plan plan, int depth) {
        switch (plan) {
            case Plan.OneRow one -> line(depth, "One row");
            case Plan.Values values -> line(depth, "Values (" + values.rows().size() + " rows)");
            case Plan.Placed placed -> write(placed.input(), depth);
            case Plan.Scan scan -> line(depth, scan(scan));
            case Plan.PointRow point -> line(depth, "Point read on " + name(point.source().table()) + " using "
                    + label(point.source().table().primary()) + keys(point.source().table(),
                            point.source().table().primary(), point.key().size())
                    + filtered(point.filter()));
            case Plan.Filter filter -> under(depth, "Filter", filter.input());
            case Plan.IndexJoin join -> {
                under(depth, kind(join.kind()) + "lookup join", join.left());
                line(depth + 1, scan(join.right()));
            }
            case Plan.HashJoin join -> {
                under(depth, kind(join.kind()) + "hash join on " + join.keyTypes().size() + " keys", join.left());
                write(join.right(), depth + 1);
            }
            case Plan.Apply join -> {
                under(depth, kind(join.kind()) + "apply", join.left());
                write(join.right(), depth + 1);
            }
            case Plan.LoopJoin join -> {
                under(depth, kind(join.kind()) + "loop join", join.left());
                write(join.right(), depth + 1);
            }
            case Plan.Group group -> under(depth, (group.keys().isEmpty()
                    ? "Aggregate"
                    : "Group by " + group.keys().size() + " keys")
                    + (group.sets().size() > 1 ? ", " + group.sets().size() + " sets" : ""), group.input());
            case Plan.Extend extend -> write(extend.input(), depth);
            case Plan.Window window -> under(depth, "Window, " + window.calls().size() + " calls", window.input());
            case Plan.Unique unique -> under(depth, "Unique", unique.input());
            case Plan.Sort sort -> under(depth, sort.first() == null ? "Sort" : "Top rows", sort.input());
            case Plan.Project project -> write(project.input(), depth);
            case Plan.LockRows locking -> write(locking.input(), depth);
            case Plan.Narrow narrow -> write(narrow.input(), depth);
            case Plan.Distinct distinct -> under(depth, "Distinct", distinct.input());
            case Plan.Slice slice -> under(depth, "Limit", slice.input());
            case Plan.TiedSlice slice -> under(depth, "Limit with ties", slice.input());
            case Plan.Append append -> {
                line(depth, "Append");
                append.inputs().forEach(input -> write(input, depth + 1));
            }
            case Plan.SetDifference difference -> {
                under(depth, difference.intersect() ? "Intersect" : "Except", difference.left());
                write(difference.right(), depth + 1);
            }
            case Plan.Functions functions -> line(depth, "Functions " + String.join(", ",
                    functions.calls().stream().map(PlanText::name).toList()));
            case Plan.Expand expand -> under(depth, "Expand by " + String.join(", ",
                    expand.sets().stream().map(PlanText::name).toList()), expand.input());
            case Plan.Shared shared -> {
                line(depth, "Table " + (shared.number() + 1) + " of WITH");
                if (shown.put(shared.number(), true) == null) {
                    write(shared.input(), depth + 1);
                }
            }
            case Plan.Changing changing -> write(changing.change(), depth);
            case Plan.WithChanges with -> {
                write(with.input(), depth);
                with.changes().forEach(change -> write(change, depth + 1));
            }
            case Plan.Recursive recursive -> {
                under(depth, "Recursion", recursive.start());
                write(recursive.step(), depth + 1);
            }
            case Plan.SystemRows rows -> line(depth, "Catalog rows of " + rows.table().name());
            case Plan.WorkingTable table -> line(depth, "Newest rows");
            case Plan.Seed seed -> line(depth, "Row of the other side");
        }
    }

    private void under(int depth, String text, Plan input) {
        line(depth, Character.toUpperCase(text.charAt(0)) + text.substring(1));
        write(input, depth + 1);
    }

    private static String name(Plan.SetProgram call) {
        return call.function() == null ? "of one row" : call.function().name();
    }

    private static String kind(Plan.JoinKind kind) {
        return switch (kind) {
            case INNER -> "";
            case LEFT -> "left ";
            case FULL -> "full ";
            case SEMI -> "semi ";
            case ANTI -> "anti ";
        };
    }

    private static String scan(Plan.Scan scan) {
        Table table = scan.source().table();
        String lock = scan.source().lock() != Lock.SHARED ? ", locking" : "";
        return access(table, scan.access()) + filtered(scan.filter()) + lock;
    }

    private static String access(Table table, Plan.Access access) {
        IndexLayout index = access.index();
        return switch (access) {
            case Plan.Points points -> "Point reads on " + name(table) + " using " + label(index)
                    + keys(table, index, index.index().parts().size())
                    + (points.keys().size() > 1 ? ", " + points.keys().size() + " keys" : "");
            case Plan.Range range -> {
                boolean limited = range.lower() != null || range.upper() != null;
                String what = range.equal().isEmpty() && !limited ? "Full scan on " : "Range scan on ";
                int shown = range.equal().size() + (limited ? 1 : 0);
                yield what + name(table) + " using " + label(index) + (shown == 0 ? "" : keys(table, index, shown))
                        + (range.descending() ? " backward" : "");
            }
        };
    }

    private static String label(IndexLayout index) {
        return index.index().name().isEmpty() ? "row ids" : index.index().name();
    }

    private static String keys(Table table, IndexLayout index, int count) {
        List<String> names = new ArrayList<>();
        for (IndexDescriptor.Part part : index.index().parts().subList(0, count)) {
            ColumnDescriptor column = table.descriptor().column(part.columnId());
            names.add(column.name());
        }
        return " (" + String.join(", ", names) + ")";
    }

    private static String filtered(Program filter) {
        return filter == null ? "" : ", filtered";
    }
}
