package io.phantomdb.sql.execute;

import io.phantomdb.base.ByteReader;
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
 * Groups of pages of rows: made by the shard, or here of pages that came as they are stored. A page says of a group what its own
 * rows say, whatever pages before it said.
 */
final class ShardGroupsOperator extends Operator {
    private final Execution execution;
    private final Plan.ShardGroups plan;
    private final TableReader reader;
    private final ScanFragment fragment;
    private final ArrayDeque<Span> spans;
    private Transaction.Scan open;

    private ShardGroupsOperator(Execution execution, Plan.ShardGroups plan, TableReader reader,
            ScanFragment fragment) {
        this.execution = execution;
        this.plan = plan;
        this.reader = reader;
        this.fragment = fragment;
        this.spans = new ArrayDeque<>(reader.spans(plan.scan().access()));
    }

    /** Null if rows are to be grouped here. */
    static ShardGroupsOperator of(Execution execution, Plan.ShardGroups plan) {
        if (execution.transaction().hasWrites() || !execution.usesFragments(plan.scan().access().index())) {
            return null;
        }
        ScanFragment fragment = plan.work().settled(execution.frame());
        return fragment == null
                ? null
                : new ShardGroupsOperator(execution, plan, new TableReader(execution, plan.scan()), fragment);
    }

    @Override
    List<Object[]> next() {
        while (open != null || !spans.isEmpty()) {
            execution.tick();
            open = open == null ? reader.open(spans.removeFirst(), fragment.encode()) : open;
            RowPage page = open.nextRows();
            if (page.isEmpty()) {
                open = null;
                continue;
            }
            List<Object[]> rows = rows(open.isFragmentApplied() ? page : grouped(page));
            if (!rows.isEmpty()) {
                return rows;
            }
        }
        return List.of();
    }

    private RowPage grouped(RowPage stored) {
        FragmentRun run = fragment.start();
        for (int row = 0; row < stored.rows(); row++) {
            run.take(stored.key(row), stored.value(row));
        }
        return run.page();
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
