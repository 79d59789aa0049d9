package io.phantomdb.sql.explain;

import io.phantomdb.base.Lookup;
import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.execute.ShardAsking;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Compiled;
import io.phantomdb.sql.plan.Frame;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.plan.ShardWork;
import io.phantomdb.sql.plan.SubqueryPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes nodes of the steps of a plan, in PostgreSQL's words. Steps that PostgreSQL does not have, such as a projection, are
 * shown as part of the node below them.
 *
 * <pre>
 *   Project                          HashAggregate
 *     Filter (count(*) > 1)     ─►     Group Key: a
 *       Group by a                     Filter: (count(*) > 1)
 *         Scan t                       ->  Seq Scan on t
 * </pre>
 */
final class PlanDescription {
    /** A subquery, and whether it is asked for each row: with the row in sight, or for one of its rows. */
    private record Noted(int number, boolean perRow) {}

    private final ExprText text;
    private final List<SubqueryPlan> subqueries;
    private final ShardAsking asking;
    private final boolean verbose;
    private final boolean qualifies;
    private final Lookup<Integer, Boolean> shown = new Lookup<>();
    private final Lookup<Integer, Boolean> shownTables = new Lookup<>();
    /** Subqueries and tables of WITH that were met since the node that is to show them was begun. */
    private final List<Noted> noted = new ArrayList<>();
    private final List<ExplainNode.Branch> tables = new ArrayList<>();
    /** Groups over the scan that is described next. */
    private Plan.PartialGroup grouping;
    private List<SlotNames> outer = List.of();
    private String recursion = "";
    /** What the member of a family that is described next is called; null for its own name. */
    private String memberAlias;
    private final Frame frame;

    PlanDescription(ExprText text, List<SubqueryPlan> subqueries, ShardAsking asking, boolean verbose,
            boolean qualifies, Frame frame) {
        this.frame = frame;
        this.text = text;
        this.subqueries = subqueries;
        this.asking = asking;
        this.verbose = verbose;
        this.qualifies = qualifies;
    }

    ExplainNode of(Plan plan) {
        return withTables(describe(plan).node());
    }

    ExplainNode of(ChangePlan plan) {
        return withTables(change(plan));
    }

    private ExplainNode withTables(ExplainNode root) {
        root.branches.addAll(0, tables);
        return root;
    }

    private ExplainNode change(ChangePlan plan) {
        return switch (plan) {
            case ChangePlan.Insert insert -> {
                ExplainNode node = changing(plan, "Insert", insert.table(), insert.table().descriptor().name());
                showConflict(node, insert.conflict());
                yield node.under("Outer", describe(insert.source()).node());
            }
            case ChangePlan.Update update ->
                changing(plan, "Update", update.table(), Relations.alias(update.rows(), update.offset()))
                        .under("Outer", describe(update.rows()).node());
            case ChangePlan.Delete delete ->
                changing(plan, "Delete", delete.table(), Relations.alias(delete.rows(), delete.offset()))
                        .under("Outer", describe(delete.rows()).node());
            case ChangePlan.Merge merge ->
                changing(plan, "Merge", merge.table(), Relations.alias(merge.rows(), merge.offset()))
                        .under("Outer", describe(merge.rows()).node());
            case ChangePlan.LockTables lock -> new ExplainNode(plan, "Lock Tables", "Lock Tables");
            case ChangePlan.Truncate truncate -> new ExplainNode(plan, "Truncate Tables", "Truncate Tables");
            case ChangePlan.WithChanges with -> {
                with.changes().forEach(this::table);
                yield change(with.change());
            }
        };
    }

    private ExplainNode changing(Object step, String operation, Table table, String alias) {
        return new ExplainNode(step, operation + " on " + Relations.named(table, alias, verbose), "ModifyTable")
                .with("Operation", operation).with("Relation Name", table.descriptor().name()).with("Alias", alias);
    }

    private static void showConflict(ExplainNode node, ChangePlan.Conflict conflict) {
        switch (conflict) {
            case null -> {
            }
            case ChangePlan.DoNothing nothing -> node.show("Conflict Resolution", "NOTHING")
                    .show("Conflict Arbiter Indexes", nothing.arbiters().isEmpty()
                            ? null
                            : nothing.arbiters().stream().map(index -> index.index().name()).toList());
            case ChangePlan.DoUpdate update -> node.show("Conflict Resolution", "UPDATE")
                    .show("Conflict Arbiter Indexes", List.of(update.arbiter().index().name()));
        }
    }

    /** The step with the subqueries of its own expressions under it. */
    Described describe(Plan plan) {
        int before = noted.size();
        Described described = step(plan);
        List<Noted> own = new ArrayList<>(noted.subList(before, noted.size()));
        noted.subList(before, noted.size()).clear();
        own.forEach(each -> described.node().branches.add(branch(each, described.names())));
        return described;
    }

    private ExplainNode.Branch branch(Noted subquery, SlotNames names) {
        int number = subquery.number();
        ExplainNode node = inside(names, () -> describe(subqueries.get(number).plan()).node());
        return subquery.perRow()
                ? new ExplainNode.Branch("SubPlan", "SubPlan " + (number + 1), node)
                : new ExplainNode.Branch("InitPlan", "InitPlan " + (number + 1) + " (returns $" + number + ")", node);
    }

    private Described step(Plan plan) {
        return switch (plan) {
            case Plan.OneRow one -> new Described(new ExplainNode(plan, "Result", "Result"), SlotNames.NONE);
            case Plan.Values values -> values(values);
            case Plan.Placed placed -> {
                Described input = describe(placed.input());
                int offset = placed.offset();
                int width = placed.inputWidth();
                yield input.as(plan, slot -> slot >= offset && slot < offset + width
                        ? input.names().of(slot - offset)
                        : null);
            }
            case Plan.Scan scan -> new ScanDescription(this, verbose, qualifies).scan(scan, SlotNames.NONE);
            case Plan.PointRow point -> new ScanDescription(this, verbose, qualifies).point(point);
            case Plan.Filter filter -> filtered(filter);
            case Plan.IndexJoin join -> joins().lookup(join);
            case Plan.HashJoin join -> joins().hash(join);
            case Plan.MergeJoin join -> joins().merge(join);
            case Plan.LoopJoin join -> joins().loop(join);
            case Plan.Apply join -> joins().apply(join);
            case Plan.Group group -> new GroupDescription(this).group(group);
            case Plan.PartialGroup group -> {
                grouping = group;
                Described whole = new GroupDescription(this).group(group.whole());
                whole.node().step = group;
                yield whole;
            }
            case Plan.ShardGroups groups -> describe(groups.scan());
            case Plan.Extend extend -> {
                Described input = describe(extend.input());
                yield input.as(plan, extended(input.names(), extend.width() + extend.blanks(), extend.columns()));
            }
            case Plan.Window window -> new GroupDescription(this).window(window);
            case Plan.Unique unique -> over(plan, "Unique", unique.input());
            case Plan.Sort sort -> sorted(sort);
            case Plan.Project project -> projected(project);
            case Plan.LockRows locking -> over(plan, "LockRows", locking.input());
            case Plan.Narrow narrow -> {
                Described input = describe(narrow.input());
                yield input.as(plan, input.names());
            }
            case Plan.Distinct distinct -> new GroupDescription(this).distinct(distinct);
            case Plan.Slice slice -> over(plan, "Limit", slice.input());
            case Plan.TiedSlice slice -> over(plan, "Limit", slice.input());
            case Plan.Append append -> appended(append, append.inputs());
            case Plan.Members members -> members(members);
            case Plan.SetDifference difference -> difference(difference);
            case Plan.Functions functions -> functions(functions);
            case Plan.Expand expand -> over(plan, "ProjectSet", expand.input());
            case Plan.Shared shared -> shared(shared);
            case Plan.Changing changing -> new Described(change(changing.change()), SlotNames.NONE);
            case Plan.WithChanges with -> {
                with.changes().forEach(this::table);
                yield describe(with.input());
            }
            case Plan.Recursive recursive -> recursive(recursive);
            case Plan.SystemRows rows -> systemRows(rows);
            case Plan.WorkingTable table -> new Described(
                    new ExplainNode(plan, "WorkTable Scan on " + recursion, "WorkTable Scan"), SlotNames.NONE);
            case Plan.Seed seed -> new Described(new ExplainNode(plan, "Result", "Result"), SlotNames.NONE);
        };
    }

    /** What the shard of a scan is asked to do beside reading; null for nothing. */
    List<String> atShard(Plan.Scan scan) {
        boolean isGrouped = grouping != null && grouping.whole().input() == scan;
        ShardWork work = isGrouped ? grouping.pages().work() : scan.work();
        if (isGrouped && !asking.asks(scan.access().index(), work)) {
            work = scan.work();
        }
        return work == null || !asking.asks(scan.access().index(), work) ? null : words(work);
    }

    private static List<String> words(ShardWork work) {
        List<String> words = new ArrayList<>();
        if (work.filter() != null) {
            words.add(work.isWhole() ? "filter" : "part of the filter");
        }
        switch (work.output()) {
            case ScanFragment.Rows rows -> {
            }
            case ScanFragment.Groups groups -> words.add("partial groups");
            case ScanFragment.First first -> words.add("first rows");
        }
        return words;
    }

    private JoinDescription joins() {
        return new JoinDescription(this, new ScanDescription(this, verbose, qualifies));
    }

    /** A node over one input, whose rows it gives on. */
    private Described over(Plan plan, String name, Plan below) {
        Described input = describe(below);
        return new Described(new ExplainNode(plan, name, name).under("Outer", input.node()), input.names());
    }

    private Described values(Plan.Values values) {
        ExplainNode node = values.rows().size() < 2
                ? new ExplainNode(values, "Result", "Result")
                : new ExplainNode(values, "Values Scan on \"*VALUES*\"", "Values Scan").with("Alias", "*VALUES*");
        if (values.rows().isEmpty()) {
            node.show("One-Time Filter", "false");
        }
        values.rows().forEach(row -> row.forEach(this::note));
        return new Described(node, slot -> (qualifies ? "\"*VALUES*\"." : "") + "column" + (slot + 1));
    }

    private Described filtered(Plan.Filter filter) {
        Described input = describe(filter.input());
        input.node().show("Filter", text(filter.condition(), input.inner()));
        input.node().filters.add(filter);
        return input.as(filter, input.names());
    }

    private Described sorted(Plan.Sort sort) {
        Described input = describe(sort.input());
        ExplainNode node = new ExplainNode(sort, "Sort", "Sort")
                .show("Sort Key", sort.keys().stream().map(key -> sortKey(key, input.names())).toList());
        return new Described(node.under("Outer", input.node()), input.names());
    }

    static String sortKey(Plan.SortKey key, SlotNames names) {
        String nulls = key.descending() == key.nullsFirst() ? "" : key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST";
        return names.of(key.slot()) + (key.descending() ? " DESC" : "") + nulls;
    }

    private Described projected(Plan.Project project) {
        Described input = describe(project.input());
        if (verbose) {
            input.node().body.addFirst(new ExplainNode.Property("Output",
                    project.columns().stream().map(column -> text(column, input.names())).toList()));
        } else {
            project.columns().forEach(this::note);
        }
        return input.as(project, extended(input.names(), 0, project.columns()));
    }

    /** Names of rows whose first places are as they were, and the others these expressions. */
    private SlotNames extended(SlotNames names, int width, List<Program> columns) {
        List<SlotNames> around = around(names);
        return slot -> slot < width || slot >= width + columns.size()
                ? names.of(slot)
                : simple(columns.get(slot - width), around);
    }

    /** In parentheses unless it is a column. */
    private String simple(Program program, List<SlotNames> names) {
        Expr source = Compiled.source(program);
        if (source == null) {
            return "?";
        }
        String written = text.of(source, names);
        return source instanceof Expr.Slot ? written : "(" + written + ")";
    }

    /** Those that the values at hand exclude are not shown, and one that is left stands for all. */
    private Described members(Plan.Members members) {
        List<Plan> read = members.shown(frame);
        if (read.isEmpty()) {
            ExplainNode node = new ExplainNode(members, "Result", "Result").show("One-Time Filter", "false");
            return new Described(node, SlotNames.NONE);
        }
        if (read.size() == 1) {
            return aliased(members.root(), 0, () -> describe(read.getFirst()));
        }
        ExplainNode node = new ExplainNode(members, "Append", "Append");
        SlotNames names = SlotNames.NONE;
        for (int at = 0; at < read.size(); at++) {
            Plan input = read.get(at);
            Described described = aliased(members.root(), at + 1, () -> describe(input));
            node.under("Member", described.node());
            names = at == 0 ? described.names() : names;
        }
        return new Described(node, names);
    }

    private Described aliased(String root, int number, Supplier<Described> description) {
        String before = memberAlias;
        memberAlias = number == 0 ? root : root + "_" + number;
        Described described = description.get();
        memberAlias = before;
        return described;
    }

    /** What a table is called. */
    String alias(Plan.Source source) {
        return memberAlias == null ? source.alias() : memberAlias;
    }

    private Described appended(Plan append, List<Plan> inputs) {
        ExplainNode node = new ExplainNode(append, "Append", "Append");
        SlotNames names = SlotNames.NONE;
        for (Plan input : inputs) {
            Described described = describe(input);
            node.under("Member", described.node());
            names = names == SlotNames.NONE ? described.names() : names;
        }
        return new Described(node, names);
    }

    private Described difference(Plan.SetDifference difference) {
        String command = (difference.intersect() ? "Intersect" : "Except") + (difference.all() ? " All" : "");
        Described left = describe(difference.left());
        ExplainNode node = new ExplainNode(difference, "HashSetOp " + command, "SetOp").with("Strategy", "Hashed")
                .with("Command", command).under("Outer", left.node())
                .under("Inner", describe(difference.right()).node());
        return new Described(node, left.names());
    }

    private Described functions(Plan.Functions functions) {
        Plan.SetProgram first = functions.calls().getFirst();
        String name = first.function() == null ? "" : first.function().name();
        functions.calls().forEach(call -> call.arguments().forEach(this::note));
        ExplainNode node = new ExplainNode(functions, ("Function Scan on " + name).strip(), "Function Scan")
                .with("Alias", name);
        return new Described(node, slot -> (qualifies ? name + "." : "") + name);
    }

    private Described shared(Plan.Shared shared) {
        table(shared);
        ExplainNode node = new ExplainNode(shared, "CTE Scan on " + shared.name(), "CTE Scan")
                .with("CTE Name", shared.name()).with("Alias", shared.name());
        return new Described(node, slot -> null);
    }

    /** Shows where the rows of a table of WITH come from, once. */
    private void table(Plan.Shared shared) {
        if (shownTables.put(shared.number(), true) == null) {
            String around = recursion;
            recursion = shared.name();
            ExplainNode node = describe(shared.input()).node();
            recursion = around;
            tables.add(new ExplainNode.Branch("InitPlan", "CTE " + shared.name(), node));
        }
    }

    private Described recursive(Plan.Recursive recursive) {
        Described start = describe(recursive.start());
        ExplainNode node = new ExplainNode(recursive, "Recursive Union", "Recursive Union")
                .under("Outer", start.node()).under("Inner", describe(recursive.step()).node());
        return new Described(node, start.names());
    }

    private Described systemRows(Plan.SystemRows rows) {
        String name = rows.table().name();
        ExplainNode node = new ExplainNode(rows, "Seq Scan on " + name, "Seq Scan").with("Relation Name", name)
                .with("Alias", name);
        return new Described(node,
                slot -> (qualifies ? name + "." : "") + rows.table().columns().get(slot).name());
    }

    /** What a program was made of; its subqueries will be shown under the node. Null for null. */
    String text(Program program, SlotNames names) {
        if (program == null) {
            return null;
        }
        note(program);
        Expr source = Compiled.source(program);
        return source == null ? "?" : text.of(source, around(names));
    }

    /** These values as an array; null if they are not all known. */
    String array(List<Program> values) {
        return text.array(values.stream().map(Compiled::source).toList());
    }

    private List<SlotNames> around(SlotNames names) {
        List<SlotNames> all = new ArrayList<>(List.of(names));
        all.addAll(outer);
        return all;
    }

    /** Everything of it, for what runs with the row around it in sight. */
    <T> T inside(SlotNames names, Supplier<T> description) {
        List<SlotNames> around = outer;
        outer = around(names);
        T described = description.get();
        outer = around;
        return described;
    }

    void note(Program program) {
        Expr source = Compiled.source(program);
        if (source == null) {
            return;
        }
        Exprs.each(source, node -> {
            Expr.Subquery subquery = Exprs.subquery(node);
            if (subquery != null && shown.put(subquery.number(), true) == null) {
                boolean tests = node instanceof Expr.InSubquery || node instanceof Expr.QuantifiedSubquery;
                noted.add(new Noted(subquery.number(), tests || subquery.correlated()));
            }
        });
    }
}
