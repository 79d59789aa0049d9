package io.phantomdb.sql.execute;

import io.phantomdb.base.Check;
import io.phantomdb.rows.Datums;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * Two sorted sides, read side by side: of the right one only the rows of one key are kept. NULL finds nothing, wherever it
 * stands in the order.
 *
 * <pre>
 *   left   1   2   2   4           a group of the right side is kept while rows on the left have its key
 *   right  1   2   2   3   4
 *              └─┬─┘
 *              group
 * </pre>
 */
final class MergeJoinOperator extends Operator {
    private final Execution execution;
    private final Plan.MergeJoin plan;
    private final Plan.MergeKey[] keys;
    private final Side left;
    private final Side right;
    private final MergeGroup group;
    private final JoinRows rows;
    private final boolean full;
    /** One of the group is as good as all. */
    private final boolean onlyWhether;
    /** A row on the left is meeting the group. */
    private boolean isMeeting;
    /** Rows of the group are looked through for those without a partner. */
    private boolean isEnding;
    private List<Object[]> joined;
    private long met;

    /** One input, with a look at the row that comes next. */
    private final class Side {
        private final Operator input;
        private final boolean isLeft;
        private List<Object[]> batch = List.of();
        private int at;
        private boolean over;
        /** The key of the next row; null if a part of it is NULL. */
        private Object[] key;

        Side(Operator input, boolean isLeft) {
            this.input = input;
            this.isLeft = isLeft;
        }

        /** Null at the end. */
        Object[] peek() {
            if (at == batch.size() && !over) {
                execution.tick();
                batch = input.next();
                at = 0;
                over = batch.isEmpty();
                look();
            }
            return over ? null : batch.get(at);
        }

        void skip() {
            at++;
            look();
        }

        private void look() {
            key = at < batch.size() ? keyOf(batch.get(at)) : null;
        }

        private Object[] keyOf(Object[] row) {
            Object[] values = new Object[keys.length];
            for (int part = 0; part < values.length; part++) {
                values[part] = (isLeft ? keys[part].left() : keys[part].right()).evaluate(row, execution.frame());
                if (values[part] == null) {
                    return null;
                }
            }
            return values;
        }
    }

    MergeJoinOperator(Execution execution, Operator left, Operator right, Plan.MergeJoin plan) {
        this.execution = execution;
        this.plan = plan;
        this.keys = plan.keys().toArray(new Plan.MergeKey[0]);
        this.left = new Side(left, true);
        this.right = new Side(right, false);
        this.group = new MergeGroup(execution);
        this.rows = new JoinRows(execution, plan.kind(), plan.rightPlaces(), plan.condition(), List.of());
        this.full = plan.kind() == Plan.JoinKind.FULL;
        this.onlyWhether = plan.condition() == null
                && (plan.kind() == Plan.JoinKind.SEMI || plan.kind() == Plan.JoinKind.ANTI);
    }

    @Override
    List<Object[]> next() {
        joined = new ArrayList<>();
        rows.into(joined);
        boolean goesOn = true;
        while (goesOn && joined.size() < BATCH_ROWS) {
            if (isMeeting) {
                meet();
            } else if (isEnding) {
                giveAlone();
            } else {
                goesOn = step();
            }
        }
        return joined;
    }

    /** False at the end. */
    private boolean step() {
        Object[] row = left.peek();
        if (row == null) {
            return rest();
        }
        if (left.key == null) {
            alone(row);
            return true;
        }
        int order = group.key() == null ? 1 : compare(left.key, group.key());
        Check.that(order >= 0, "the left side of a merge join is sorted");
        if (order == 0) {
            rows.begin(row);
            group.restart();
            isMeeting = true;
        } else if (group.key() != null) {
            endGroup();
        } else if (isBehind()) {
            passRight();
        } else if (right.peek() != null && compare(left.key, right.key) == 0) {
            collect();
        } else {
            alone(row);
        }
        return true;
    }

    /** Whether the next row on the right comes before the one on the left, or finds nothing at all. */
    private boolean isBehind() {
        return right.peek() != null && (right.key == null || compare(right.key, left.key) < 0);
    }

    private void passRight() {
        if (full) {
            joined.add(right.peek());
        }
        right.skip();
    }

    /** The row on the left has no partner. */
    private void alone(Object[] row) {
        rows.begin(row);
        rows.end();
        left.skip();
    }

    private void collect() {
        group.begin(right.key);
        boolean isFirst = true;
        while (right.peek() != null && right.key != null && compare(right.key, group.key()) == 0) {
            if (isFirst || !onlyWhether) {
                group.add(right.peek());
            }
            isFirst = false;
            right.skip();
        }
    }

    /** As many of the group as the batch has room for. */
    private void meet() {
        while (joined.size() < BATCH_ROWS) {
            Object[] partner = rows.wantsMore() ? group.next() : null;
            if (partner == null) {
                rows.end();
                left.skip();
                isMeeting = false;
                return;
            }
            if (rows.meets(partner) && full) {
                group.mark();
            }
            if (++met % BATCH_ROWS == 0) {
                execution.tick();
            }
        }
    }

    private void endGroup() {
        if (full) {
            group.restart();
            isEnding = true;
        } else {
            group.clear();
        }
    }

    /** Those of the group that have found no partner. */
    private void giveAlone() {
        for (Object[] row = group.next(); row != null; row = group.next()) {
            if (!group.isMarked()) {
                joined.add(row);
                if (joined.size() == BATCH_ROWS) {
                    return;
                }
            }
        }
        isEnding = false;
        group.clear();
    }

    /** The left side is at its end. */
    private boolean rest() {
        if (group.key() != null) {
            endGroup();
            return true;
        }
        if (!full || right.peek() == null) {
            return false;
        }
        passRight();
        return true;
    }

    private int compare(Object[] one, Object[] other) {
        for (int part = 0; part < keys.length; part++) {
            int order = Datums.compare(keys[part].type(), one[part], other[part]);
            if (order != 0) {
                return keys[part].descending() ? -order : order;
            }
        }
        return 0;
    }
}
