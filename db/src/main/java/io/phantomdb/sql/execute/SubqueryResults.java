package io.phantomdb.sql.execute;

import io.phantomdb.base.Lookup;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.plan.Frame;
import io.phantomdb.sql.plan.SubqueryPlan;
import java.util.List;

/** Runs the subqueries of a statement when they are asked for: once, or for every row if they look at it. */
final class SubqueryResults implements Frame.Subqueries {
    /** What is known of one that is not correlated. */
    private static final class Known {
        private Object scalar;
        private boolean hasScalar;
        private Boolean exists;
        private Members members;
    }

    /** The values of a column; whether NULL was among them is kept apart. */
    private record Members(Lookup<Object, Boolean> keys, boolean hasNull, boolean isEmpty) {}

    private final Execution execution;
    private final List<SubqueryPlan> plans;
    private final Known[] known;

    SubqueryResults(Execution execution, List<SubqueryPlan> plans) {
        this.execution = execution;
        this.plans = plans;
        this.known = new Known[plans.size()];
        for (int number = 0; number < known.length; number++) {
            known[number] = new Known();
        }
    }

    private Operator start(int number, Frame frame, Object[] row) {
        SubqueryPlan plan = plans.get(number);
        Execution inner = plan.correlated() ? execution.inside(frame.inside(row)) : execution;
        return Operators.start(plan.plan(), inner);
    }

    @Override
    public Object scalar(int number, Frame frame, Object[] row) {
        if (plans.get(number).correlated()) {
            return onlyValue(start(number, frame, row));
        }
        Known result = known[number];
        if (!result.hasScalar) {
            result.scalar = onlyValue(start(number, frame, row));
            result.hasScalar = true;
        }
        return result.scalar;
    }

    private static Object onlyValue(Operator rows) {
        List<Object[]> first = rows.next();
        if (first.isEmpty()) {
            return null;
        }
        if (first.size() > 1 || !rows.next().isEmpty()) {
            throw new StatementError(SqlState.CARDINALITY_VIOLATION,
                    "more than one row returned by a subquery used as an expression");
        }
        return first.getFirst()[0];
    }

    @Override
    public boolean exists(int number, Frame frame, Object[] row) {
        if (plans.get(number).correlated()) {
            return !start(number, frame, row).next().isEmpty();
        }
        Known result = known[number];
        if (result.exists == null) {
            result.exists = !start(number, frame, row).next().isEmpty();
        }
        return result.exists;
    }

    @Override
    public Boolean contains(int number, Object operand, Frame frame, Object[] row) {
        Members members = members(number, frame, row);
        if (members.isEmpty) {
            return Boolean.FALSE;
        }
        if (operand == null) {
            return null;
        }
        RowKeys keys = new RowKeys(plans.get(number).types());
        if (members.keys.contains(keys.of(new Object[]{operand}))) {
            return Boolean.TRUE;
        }
        return members.hasNull ? null : Boolean.FALSE;
    }

    private Members members(int number, Frame frame, Object[] row) {
        if (plans.get(number).correlated()) {
            return collect(number, start(number, frame, row));
        }
        Known result = known[number];
        if (result.members == null) {
            result.members = collect(number, start(number, frame, row));
        }
        return result.members;
    }

    private Members collect(int number, Operator rows) {
        RowKeys keys = new RowKeys(plans.get(number).types());
        Lookup<Object, Boolean> found = new Lookup<>();
        boolean hasNull = false;
        boolean isEmpty = true;
        for (List<Object[]> batch = rows.next(); !batch.isEmpty(); batch = rows.next()) {
            execution.tick();
            isEmpty = false;
            for (Object[] row : batch) {
                if (row[0] == null) {
                    hasNull = true;
                } else {
                    Object key = keys.of(row);
                    if (found.put(key, true) == null) {
                        execution.memory().reserve(RowKeys.bytes(key));
                    }
                }
            }
        }
        return new Members(found, hasNull, isEmpty);
    }
}
