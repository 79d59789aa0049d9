package io.phantomdb.sql.execute;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.rows.RowPage;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;
import io.phantomdb.rows.program.FragmentRun;
import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.txn.Transaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups of pages of rows: made by the shard, page by page, or here of pages that came as they are stored, many together. What
 * comes says of a group what some of its rows say, whatever came before it said.
 */
final class ShardGroupsOperator extends Operator {
    private final Execution execution;
    private final Plan.ShardGroups plan;
    private final TableReader reader;
    private final ScanFragment fragment;
    /** What the shard is asked to do; null for nothing. */
    private final Bytes asked;
    private final ArrayDeque<Span> spans;
    private Transaction.Scan open;
    /** Groups that are made here; null while there are none. */
    private FragmentRun run;
    private long passed;
    private long seen;
    private long counted;
    private boolean isMadeHere;

    private ShardGroupsOperator(Execution execution, Plan.ShardGroups plan, TableReader reader,
            ScanFragment fragment, Bytes asked) {
        this.execution = execution;
        this.plan = plan;
        this.reader = reader;
        this.fragment = fragment;
        this.asked = asked;
        this.spans = new ArrayDeque<>(reader.spans(plan.scan().access()));
    }

    /** Null if rows are to be grouped one by one. */
    static ShardGroupsOperator of(Execution execution, Plan.ShardGroups plan) {
        boolean asks = execution.asksShard(plan.scan().access().index(), plan.work());
        ScanFragment fragment = asks || plan.isWorthItHere() ? plan.work().settled(execution.frame()) : null;
        return fragment == null
                ? null
                : new ShardGroupsOperator(execution, plan, new TableReader(execution, plan.scan()), fragment,
                        asks ? fragment.encode() : null);
    }

    @Override
    List<Object[]> next() {
        while (open != null || !spans.isEmpty()) {
            execution.tick();
            open = open == null ? reader.open(spans.removeFirst(), asked) : open;
            RowPage page = open.nextRows();
            if (page.isEmpty()) {
                open = null;
                continue;
            }
            isMadeHere = !open.isFragmentApplied();
            RowPage groups = isMadeHere ? grouped(page) : page;
            if (!groups.isEmpty()) {
                return rows(groups);
            }
        }
        return run == null ? List.of() : rows(finished());
    }

    /** Of groups that were made here their rows; what a shard has seen it does not say. */
    @Override
    long found(List<Object[]> given) {
        long before = counted;
        counted = passedHere();
        return isMadeHere ? counted - before : given.size();
    }

    private long passedHere() {
        return passed + (run == null ? 0 : run.passed());
    }

    /** Rows that the filter dropped here. */
    @Override
    long removed() {
        return seen - passedHere();
    }

    /** Nothing until there are as many groups as should be kept. */
    private RowPage grouped(RowPage stored) {
        run = run == null ? fragment.start() : run;
        try {
            run.take(stored);
        } catch (Malformed malformed) {
            throw reader.unreadable(malformed);
        }
        seen += stored.rows();
        return run.isFull() ? finished() : RowPage.EMPTY;
    }

    private RowPage finished() {
        RowPage groups = run.page();
        passed += run.passed();
        run = null;
        return groups;
    }

    private List<Object[]> rows(RowPage groups) {
        List<Object[]> rows = new ArrayList<>(groups.rows());
        for (int group = 0; group < groups.rows(); group++) {
            Object[] row = new Object[plan.keyTypes().size() + plan.calls()];
            ByteReader keys = new ByteReader(groups.key(group));
            int place = 0;
            for (Type type : plan.keyTypes()) {
                row[place++] = DatumBytes.decode(keys, type);
            }
            ByteReader states = new ByteReader(groups.value(group));
            for (int call = 0; call < plan.calls(); call++) {
                row[place++] = Bytes.wrap(states.sized().toArray());
            }
            rows.add(row);
        }
        return rows;
    }
}
