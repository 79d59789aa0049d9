package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.spill.Partitions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Equal keys find each other through a hash table over the right side. NULL finds nothing. If the right side does not fit into
 * memory, both sides are put away by the hashes of their keys and joined part by part (DeWitt et al., "Implementation
 * Techniques for Main Memory Database Systems", 1984); not where the order of the left side counts.
 */
final class HashJoinOperator extends Operator {
    private final Execution execution;
    private final Operator left;
    private final Operator right;
    private final Plan.HashJoin plan;
    private final boolean full;
    private final Program[] leftKeys;
    private final Program[] rightKeys;
    private JoinTable table;
    /** Which rows on the right have found a partner, of FULL JOIN: at the end those come that have none. */
    private final BitSet partners = new BitSet();
    private int alone;
    private final int level;
    private final WorkMemory memory;
    /** Null while the right side fits into memory. */
    private Partitions leftAway;
    private Partitions rightAway;
    private int part;
    private HashJoinOperator inner;

    HashJoinOperator(Execution execution, Operator left, Operator right, Plan.HashJoin plan) {
        this(execution, left, right, plan, 0);
    }

    private HashJoinOperator(Execution execution, Operator left, Operator right, Plan.HashJoin plan, int level) {
        this.level = level;
        this.memory = new WorkMemory(execution);
        this.execution = execution;
        this.left = left;
        this.right = right;
        this.plan = plan;
        this.full = plan.kind() == Plan.JoinKind.FULL;
        this.leftKeys = plan.leftKeys().toArray(new Program[0]);
        this.rightKeys = plan.rightKeys().toArray(new Program[0]);
    }

    @Override
    List<Object[]> next() {
        if (table == null) {
            build();
        }
        if (rightAway != null) {
            return ofParts();
        }
        while (true) {
            List<Object[]> batch = left.next();
            if (batch.isEmpty()) {
                return alone();
            }
            execution.tick();
            List<Object[]> joined = new ArrayList<>(batch.size());
            join(batch, joined);
            if (!joined.isEmpty()) {
                return joined;
            }
        }
    }

    private void join(List<Object[]> batch, List<Object[]> joined) {
        JoinRows rows = new JoinRows(execution, plan.kind(), plan.rightPlaces(), plan.condition(), joined);
        Object[] key = new Object[leftKeys.length];
        for (Object[] row : batch) {
            int partner = isKey(leftKeys, row, key) ? table.first(key) : -1;
            rows.begin(row);
            while (partner >= 0 && rows.wantsMore()) {
                if (rows.meets(table.row(partner)) && full) {
                    partners.set(partner);
                }
                partner = table.next(partner);
            }
            rows.end();
        }
    }

    private void build() {
        table = new JoinTable(plan.keyTypes());
        Object[] key = new Object[rightKeys.length];
        for (List<Object[]> batch = right.next(); !batch.isEmpty(); batch = right.next()) {
            execution.tick();
            for (Object[] row : batch) {
                if (isKey(rightKeys, row, key)) {
                    key = keep(row, key) ? new Object[rightKeys.length] : key;
                } else if (full) {
                    keepAlone(row);
                }
            }
        }
        if (rightAway != null) {
            putLeftAway();
        }
    }

    /** True if the key's array is taken. */
    private boolean keep(Object[] row, Object[] key) {
        if (rightAway == null && !hasRoom(RowBytes.of(row) + table.keyBytes(key))) {
            putRightAway();
        }
        if (rightAway != null) {
            rightAway.add(table.hash(key), row);
            return false;
        }
        return table.add(row, key);
    }

    private void keepAlone(Object[] row) {
        if (rightAway == null && !hasRoom(RowBytes.of(row))) {
            putRightAway();
        }
        if (rightAway != null) {
            rightAway.add(0, row);
        } else {
            table.addAlone(row);
        }
    }

    private boolean hasRoom(long bytes) {
        if (plan.ordered() || level == Partitions.LEVELS || table.rows() == 0) {
            memory.reserve(bytes);
            return true;
        }
        return memory.tryReserve(bytes);
    }

    private void putRightAway() {
        rightAway = new Partitions(execution.spill(), level);
        Object[] key = new Object[rightKeys.length];
        for (int at = 0; at < table.rows(); at++) {
            boolean isKey = isKey(rightKeys, table.row(at), key);
            rightAway.add(isKey ? table.hash(key) : 0, table.row(at));
        }
        table = new JoinTable(plan.keyTypes());
        memory.releaseAll();
    }

    /** A row without a key finds nothing in any part. */
    private void putLeftAway() {
        leftAway = new Partitions(execution.spill(), level);
        Object[] key = new Object[leftKeys.length];
        for (List<Object[]> batch = left.next(); !batch.isEmpty(); batch = left.next()) {
            execution.tick();
            for (Object[] row : batch) {
                leftAway.add(isKey(leftKeys, row, key) ? table.hash(key) : 0, row);
            }
        }
    }

    private List<Object[]> ofParts() {
        while (inner != null || part < Partitions.COUNT) {
            if (inner == null) {
                inner = new HashJoinOperator(execution, new SpilledOperator(leftAway.part(part)),
                        new SpilledOperator(rightAway.part(part)), plan, level + 1);
                part++;
            }
            List<Object[]> batch = inner.next();
            if (!batch.isEmpty()) {
                return batch;
            }
            inner.memory.releaseAll();
            inner = null;
        }
        return List.of();
    }

    /** Works the key of a row out; false if a part of it is NULL. */
    private boolean isKey(Program[] programs, Object[] row, Object[] key) {
        for (int at = 0; at < programs.length; at++) {
            key[at] = programs[at].evaluate(row, execution.frame());
            if (key[at] == null) {
                return false;
            }
        }
        return true;
    }

    /** The next rows on the right without a partner. */
    private List<Object[]> alone() {
        List<Object[]> rows = new ArrayList<>();
        for (; full && alone < table.rows() && rows.size() < BATCH_ROWS; alone++) {
            if (!partners.get(alone)) {
                rows.add(table.row(alone));
            }
        }
        return rows;
    }
}
