package io.phantomdb.sql.plan;

import io.phantomdb.base.StatementError;
import io.phantomdb.rows.program.Expression;
import io.phantomdb.rows.program.Expressions;
import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.rows.program.ScanProgram;
import io.phantomdb.rows.program.StoredShape;
import java.util.List;

/**
 * What a shard can do of a plan, but for what only a run of the statement knows: the values of the inputs, which stand as
 * parameters in the expressions, and how many rows come first. Immutable.
 *
 * @param isWhole whether the filter is all of the scan's
 * @param output says how many rows come first at most, where there is such a number
 * @param first null if that does not matter
 */
public record ShardWork(StoredShape shape, Expression filter, boolean isWhole, List<Expression> projection,
        ScanFragment.Output output,
        List<Program> inputs, Program first) {
    private static final Object[] NOTHING = {};

    /** Null if the shape is: then it cannot be said to a shard how the rows are stored. */
    static ShardWork of(Plan.Scan scan, ShardExpressions written, Expression filter, boolean isWhole,
            List<Expression> projection, ScanFragment.Output output, Program first) {
        StoredShape shape = scan.access().index().shape(written.ordinals());
        return shape == null
                ? null
                : new ShardWork(shape, filter, isWhole, projection, output, List.copyOf(written.inputs()), first);
    }

    /** Whether the access reads rows, in spans that may be long. */
    static boolean isLong(Plan.Scan scan) {
        return scan.access().index().index().holdsRows() && !(scan.access() instanceof Plan.Points);
    }

    /** For one run. Null if it is not to be: an input fails, as it does where it is needed, or first rows are too many. */
    public ScanFragment settled(Frame frame) {
        ScanFragment.Output own = output;
        if (output instanceof ScanFragment.First all) {
            Object rows = first.evaluate(NOTHING, frame);
            if (!(rows instanceof Long count) || count < 1 || count > ScanFragment.FIRST_MAX) {
                return null;
            }
            own = new ScanFragment.First(all.order(), (int) (long) count);
        }
        try {
            Object[] values = new Object[inputs.size()];
            for (int at = 0; at < values.length; at++) {
                values[at] = inputs.get(at).evaluate(NOTHING, frame);
            }
            List<Expression> columns = projection.stream().map(column -> settled(column, values, frame)).toList();
            Expression condition = filter == null ? null : settled(filter, values, frame);
            return new ScanFragment(shape, new ScanProgram(shape.row(), condition, columns, 0), own);
        } catch (StatementError failsWhereItIsNeeded) {
            return null;
        }
    }

    private static Expression settled(Expression expression, Object[] values, Frame frame) {
        return Expressions.settle(expression, values, frame.context());
    }
}
