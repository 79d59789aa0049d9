package io.phantomdb.sql.execute;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** LIMIT and OFFSET. */
final class SliceOperator extends Operator {
    private final Operator input;
    private long toSkip;
    private long toGive;

    SliceOperator(Execution execution, Operator input, Plan.Slice plan) {
        this.input = input;
        this.toSkip = count(execution, plan.offset(), 0, SqlState.INVALID_ROW_COUNT_IN_RESULT_OFFSET_CLAUSE, "OFFSET");
        this.toGive = count(execution, plan.limit(), Long.MAX_VALUE, SqlState.INVALID_ROW_COUNT_IN_LIMIT_CLAUSE,
                "LIMIT");
    }

    static long count(Execution execution, Program program, long ifNone, SqlState state, String clause) {
        Object value = program == null ? null : program.evaluate(new Object[0], execution.frame());
        if (value == null) {
            return ifNone;
        }
        long count = ((Number) value).longValue();
        if (count < 0) {
            throw new StatementError(state, clause + " must not be negative");
        }
        return count;
    }

    @Override
    List<Object[]> next() {
        while (toGive > 0) {
            List<Object[]> batch = input.next();
            if (batch.isEmpty()) {
                return batch;
            }
            if (toSkip >= batch.size()) {
                toSkip -= batch.size();
                continue;
            }
            long end = Math.min(batch.size(), toGive > Long.MAX_VALUE - toSkip ? Long.MAX_VALUE : toSkip + toGive);
            List<Object[]> slice = new ArrayList<>(batch.subList((int) toSkip, (int) end));
            toSkip = 0;
            toGive -= slice.size();
            return slice;
        }
        return List.of();
    }
}
