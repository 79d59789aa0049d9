package io.phantomdb.sql.plan;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.program.Expression;
import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.rows.program.ShardFunctions;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups over the rows of one table may be made where the rows are, page by page, if the shard can work out the filter, the keys
 * and the arguments, and if few enough groups come of many rows. What a page says of a group is combined with what others say of it.
 *
 * <pre>
 *   Group by k: sum(x)     →   Group by k: combined sum
 *     Scan t (a = 1)             of each page, k and the state of sum(x)
 *                                  at the shard: Group by k: sum(x) of rows with a = 1
 * </pre>
 *
 * <p>Both ways are kept: which is taken is found out when the statement is run, as it depends on where the shard is led and on
 * whether the transaction has writes of its own.
 */
final class PartialGroups {
    /** Where more groups than this share of the rows are expected, pages of groups are no shorter than pages of rows. */
    private static final double GROUPS_SHARE_MAX = 0.5;
    /** The same here, where pages cost nothing to send. */
    private static final double GROUPS_SHARE_MAX_HERE = 0.1;
    /** Making the fragment ready costs as much as some hundred rows do. */
    private static final double COST_MIN_HERE = 10;

    private final Statistics statistics;

    PartialGroups(Statistics statistics) {
        this.statistics = statistics;
    }

    Plan of(Plan.Group group) {
        if (!(group.input() instanceof Plan.Scan scan) || !ShardWork.isLong(scan) || !isPlain(group)) {
            return group;
        }
        ShardExpressions written = new ShardExpressions(scan.source());
        Expression filter = scan.filter() == null ? null : FilterAtShard.whole(scan, written);
        if (filter == null && scan.filter() != null) {
            return group;
        }
        List<Expression> projection = new ArrayList<>();
        List<ScanFragment.Call> calls = new ArrayList<>();
        if (!addAll(group.keys(), written, projection) || !addCalls(group.calls(), written, projection, calls)
                || !areFew(group, scan)) {
            return group;
        }
        ShardWork work = ShardWork.of(scan, written, filter, true, projection,
                new ScanFragment.Groups(group.keys().size(), calls), null);
        return work == null ? group : new Plan.PartialGroup(group, combined(group, scan, work));
    }

    private static boolean isPlain(Plan.Group group) {
        return group.calls().stream().allMatch(call -> call.order().isEmpty() && call.distinctTypes() == null
                && ShardFunctions.allows(call.function()));
    }

    private static boolean addAll(List<Program> programs, ShardExpressions written, List<Expression> projection) {
        for (Program program : programs) {
            Expression expression = written.of(Compiled.source(program));
            if (expression == null) {
                return false;
            }
            projection.add(expression);
        }
        return true;
    }

    /** The shard works out the whole row: what the filter leaves out must not fail. */
    private static boolean addArguments(Plan.Call call, int count, ShardExpressions written,
            List<Expression> projection) {
        for (Program program : call.values().subList(0, count)) {
            Expr argument = Compiled.source(program);
            boolean mayFail = call.filter() != null && argument != null && !Exprs.children(argument).isEmpty();
            Expression expression = written.of(mayFail ? onlyIf(Compiled.source(call.filter()), argument) : argument);
            if (expression == null) {
                return false;
            }
            projection.add(expression);
        }
        return true;
    }

    private static Expr onlyIf(Expr filter, Expr argument) {
        return filter == null
                ? null
                : new Expr.Case(List.of(filter), List.of(argument), new Expr.Constant(null, argument.type(), 0),
                        argument.type());
    }

    private static boolean addCalls(List<Plan.Call> all, ShardExpressions written, List<Expression> projection,
            List<ScanFragment.Call> calls) {
        for (Plan.Call call : all) {
            List<Integer> arguments = new ArrayList<>();
            for (int at = 0; at < call.function().argumentTypes().size(); at++) {
                arguments.add(projection.size() + at);
            }
            boolean isWritten = addArguments(call, arguments.size(), written, projection)
                    && (call.filter() == null || addAll(List.of(call.filter()), written, projection));
            if (!isWritten) {
                return false;
            }
            calls.add(new ScanFragment.Call(call.function(), arguments,
                    call.filter() == null ? -1 : projection.size() - 1));
        }
        return true;
    }

    /** Where nothing is known they are taken to be few. */
    private boolean areFew(Plan.Group group, Plan.Scan scan) {
        if (group.keys().isEmpty() || !new ScanEstimates(statistics).isKnown(scan.source().table())) {
            return true;
        }
        Estimates estimates = new Estimates(statistics);
        return estimates.of(group).rows() <= GROUPS_SHARE_MAX * estimates.of(scan).rows();
    }

    /** Whether it is worth it where the rows are not elsewhere, batch by batch: many rows, few groups. */
    private boolean isWorthItHere(Plan.Group group, Plan.Scan scan) {
        if (!new ScanEstimates(statistics).isKnown(scan.source().table())) {
            return scan.access() instanceof Plan.Range range && range.equal().isEmpty();
        }
        Estimates estimates = new Estimates(statistics);
        Estimate rows = estimates.of(scan);
        return rows.total() >= COST_MIN_HERE && (group.keys().isEmpty()
                || estimates.of(group).rows() <= GROUPS_SHARE_MAX_HERE * rows.rows());
    }

    private Plan.Group combined(Plan.Group group, Plan.Scan scan, ShardWork work) {
        int keys = group.keys().size();
        List<Program> programs = new ArrayList<>();
        for (int at = 0; at < keys; at++) {
            programs.add(slot(at, group.keyTypes().get(at)));
        }
        List<Plan.Call> calls = new ArrayList<>();
        for (int at = 0; at < group.calls().size(); at++) {
            calls.add(new Plan.Call(combining(group.calls().get(at).function()),
                    List.of(slot(keys + at, Type.BYTEA)), null, List.of(), null));
        }
        Plan pages = new Plan.ShardGroups(scan, work, group.keyTypes(), calls.size(), isWorthItHere(group, scan));
        return new Plan.Group(pages, programs, group.keyTypes(), group.sets(), calls, group.groupings());
    }

    private static Program slot(int place, Type type) {
        return ExprCompiler.compile(new Expr.Slot(0, place, ColumnType.of(type), null, 0));
    }

    /** The aggregate over states of it, which are its only argument. */
    private static Aggregate combining(Aggregate aggregate) {
        return new Aggregate(aggregate.name(), List.of(Type.BYTEA), aggregate.resultType(),
                () -> new Combining(aggregate.newAccumulator()));
    }

    private record Combining(Accumulator whole) implements Accumulator {
        @Override
        public void add(Object first, Object second) {
            whole.merge(new ByteReader((Bytes) first));
        }

        @Override
        public Object result() {
            return whole.result();
        }

        @Override
        public void encode(ByteWriter to) {
            whole.encode(to);
        }

        @Override
        public void merge(ByteReader from) {
            whole.merge(from);
        }

        @Override
        public long bytes() {
            return whole.bytes();
        }
    }
}
