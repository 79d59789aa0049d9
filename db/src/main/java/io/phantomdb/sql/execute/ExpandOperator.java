package io.phantomdb.sql.execute;

import io.phantomdb.rows.RecordDatum;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Makes of each row as many as its functions give, with their values in front; NULLs where one has no more. */
final class ExpandOperator extends Operator {
    private final Execution execution;
    private final Operator input;
    private final List<Plan.SetProgram> sets;
    private List<Object[]> batch = List.of();
    private int at;
    private Object[] row;
    private List<Iterator<Object[]>> values = List.of();

    ExpandOperator(Execution execution, Operator input, Plan.Expand plan) {
        this.execution = execution;
        this.input = input;
        this.sets = plan.sets();
    }

    @Override
    List<Object[]> next() {
        execution.tick();
        List<Object[]> expanded = new ArrayList<>();
        while (expanded.size() < BATCH_ROWS) {
            if (values.stream().anyMatch(Iterator::hasNext)) {
                expanded.add(expanded());
            } else if (!advance()) {
                break;
            }
        }
        return expanded;
    }

    private boolean advance() {
        if (at == batch.size()) {
            batch = input.next();
            at = 0;
        }
        if (batch.isEmpty()) {
            return false;
        }
        row = batch.get(at++);
        values = sets.stream().map(set -> SetRows.of(set, row, execution)).toList();
        return true;
    }

    private Object[] expanded() {
        Object[] wide = new Object[sets.size() + row.length];
        for (int set = 0; set < sets.size(); set++) {
            wide[set] = values.get(set).hasNext() ? value(sets.get(set), values.get(set).next()) : null;
        }
        System.arraycopy(row, 0, wide, sets.size(), row.length);
        return wide;
    }

    /** Several columns are one record, and so is the only one of a type of rows. */
    private static Object value(Plan.SetProgram set, Object[] row) {
        boolean isRow = set.type().fields() != null && !set.type().equals(set.function().outputs().getFirst().type());
        return isRow || row.length > 1 ? new RecordDatum(set.type().plain(), row) : row[0];
    }
}
