package io.phantomdb.sql.execute;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.plan.Frame;
import io.phantomdb.sql.plan.SubqueryPlan;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.ArrayConstructs;
import java.util.List;
import java.util.function.BiFunction;

/** Runs the subqueries of a statement when they are asked for: once, or for every row if they look at it. */
final class SubqueryResults implements Frame.Subqueries {
    /** What is known of one: for good if it is not correlated, and for the row that asked last if it is. */
    private static final class Known {
        private Frame frame;
        private Object[] row;
        private Object[] scalar;
        private Object array;
        private Boolean exists;
        private MemberSet members;
        private List<Object[]> rows;
    }

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

    /** What is known of those that look at the newest rows of that recursion: there are newer ones. */
    void forget(int recursion) {
        for (int number = 0; number < known.length; number++) {
            if (plans.get(number).plan().growsFrom(recursion)) {
                known[number] = new Known();
            }
        }
    }

    /** What comes of a run of its own for this row. */
    private <T> T forRow(int number, Frame frame, Object[] row, BiFunction<Execution, Operator, T> use) {
        Execution inner = execution.inside(frame.inside(row));
        T result = use.apply(inner, Operators.start(plans.get(number).plan(), inner));
        inner.close();
        return result;
    }

    /** The run that all rows share. */
    private Operator start(int number) {
        return Operators.start(plans.get(number).plan(), execution);
    }

    @Override
    public Object scalar(int number, int column, Frame frame, Object[] row) {
        Known result = known[number];
        if (plans.get(number).correlated()) {
            // Another column of the same row: UPDATE … SET (a, b) = (SELECT …).
            if (column == 0 || result.row != row || result.frame != frame) {
                result.scalar = forRow(number, frame, row, (inner, rows) -> onlyRow(number, rows));
                result.row = row;
                result.frame = frame;
            }
            return result.scalar[column];
        }
        if (result.scalar == null) {
            result.scalar = onlyRow(number, start(number));
        }
        return result.scalar[column];
    }

    private Object[] onlyRow(int number, Operator rows) {
        List<Object[]> first = rows.next();
        if (first.isEmpty()) {
            return new Object[plans.get(number).types().size()];
        }
        if (first.size() > 1 || !rows.next().isEmpty()) {
            throw new StatementError(SqlState.CARDINALITY_VIOLATION,
                    "more than one row returned by a subquery used as an expression");
        }
        return first.getFirst();
    }

    @Override
    public Object array(int number, Type arrayType, Frame frame, Object[] row) {
        if (plans.get(number).correlated()) {
            return forRow(number, frame, row, (inner, rows) -> array(number, arrayType, inner, rows));
        }
        Known result = known[number];
        if (result.array == null) {
            result.array = array(number, arrayType, execution, start(number));
        }
        return result.array;
    }

    private Object array(int number, Type arrayType, Execution inner, Operator rows) {
        Object[] elements = LoopJoinOperator.keep(inner, rows).stream().map(row -> row[0]).toArray();
        Type element = plans.get(number).types().getFirst();
        if (!element.isArray()) {
            return ArrayDatum.of(element, elements);
        }
        return ArrayConstructs.arrayOfArrays(arrayType, elements.length).call(elements, inner.frame().context());
    }

    @Override
    public boolean exists(int number, Frame frame, Object[] row) {
        if (plans.get(number).correlated()) {
            return forRow(number, frame, row, (inner, rows) -> !rows.next().isEmpty());
        }
        Known result = known[number];
        if (result.exists == null) {
            result.exists = !start(number).next().isEmpty();
        }
        return result.exists;
    }

    @Override
    public Boolean contains(int number, Object[] operands, Frame frame, Object[] row) {
        List<Type> types = plans.get(number).types();
        if (plans.get(number).correlated()) {
            return forRow(number, frame, row, (inner, rows) -> new MemberSet(inner, types, rows).contains(operands));
        }
        Known result = known[number];
        if (result.members == null) {
            result.members = new MemberSet(execution, types, start(number));
        }
        return result.members.contains(operands);
    }

    @Override
    public Boolean quantified(int number, Frame.Quantifier quantifier, Object[] operands, Frame frame, Object[] row) {
        if (plans.get(number).correlated()) {
            return forRow(number, frame, row, (inner, rows) -> quantified(quantifier, operands,
                    LoopJoinOperator.keep(inner, rows), frame));
        }
        Known result = known[number];
        if (result.rows == null) {
            result.rows = LoopJoinOperator.keep(execution, start(number));
        }
        return quantified(quantifier, operands, result.rows, frame);
    }

    private static Boolean quantified(Frame.Quantifier quantifier, Object[] operands, List<Object[]> rows,
            Frame frame) {
        Boolean result = quantifier.all();
        Object[] both = new Object[2 * operands.length];
        System.arraycopy(operands, 0, both, 0, operands.length);
        for (Object[] candidate : rows) {
            System.arraycopy(candidate, 0, both, operands.length, operands.length);
            Object holds = quantifier.test().evaluate(both, frame);
            if (holds == null) {
                result = null;
            } else if ((Boolean) holds != quantifier.all()) {
                return !quantifier.all();
            }
        }
        return result;
    }
}
