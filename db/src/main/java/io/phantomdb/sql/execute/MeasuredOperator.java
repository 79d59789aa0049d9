package io.phantomdb.sql.execute;

import java.util.List;

/** Another step at work, with a look at the clock before and after. Time is measured by the batch, not by the row. */
final class MeasuredOperator extends Operator {
    private final Execution execution;
    private final Operator operator;
    private final Measures.Measure measure;
    private boolean started;
    private long removedBefore;

    MeasuredOperator(Execution execution, Operator operator, Measures.Measure measure) {
        this.execution = execution;
        this.operator = operator;
        this.measure = measure;
    }

    @Override
    List<Object[]> next() {
        boolean first = !started;
        if (first) {
            started = true;
            measure.ran(1);
        }
        long before = execution.nanos();
        List<Object[]> batch = operator.next();
        measure.gave(operator.found(batch), execution.nanos() - before, first);
        measure.removed(operator.removed() - removedBefore);
        removedBefore = operator.removed();
        if (operator.keptBytes() > 0) {
            measure.kept(operator.keptBytes(), operator.keepsFirst());
        }
        return batch;
    }
}
