package io.phantomdb.rows.program;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.NumberAccumulator;
import io.phantomdb.rows.RowPage;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;
import io.phantomdb.rows.vector.Batch;
import io.phantomdb.rows.vector.LongVector;
import io.phantomdb.rows.vector.NumericVector;
import io.phantomdb.rows.vector.Selection;
import io.phantomdb.rows.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/** Groups whose keys are equal but look different, as 1.0 and 1.00 do, are two here and one for whoever combines them. */
final class GroupedRows implements FragmentRun.Page {
    private static final int PAGE_BYTES_MAX = 256 << 10;
    private static final int GROUPS_MAX = 4_000;
    private static final int GROUP_BYTES = 64;
    private static final int STATE_BYTES = 48;

    private final List<Type> types;
    private final ScanFragment.Groups groups;
    private final ByteKeys keys = new ByteKeys();
    /** By the number of the group. */
    private final List<Accumulator[]> states = new ArrayList<>();
    private final ByteWriter encoded = new ByteWriter();
    /** The group of each selected row. */
    private final int[] numbers = new int[Batch.ROWS_MAX];
    private long bytes;

    /** The types are those of the program's columns. */
    GroupedRows(List<Type> types, ScanFragment.Groups groups) {
        this.types = types;
        this.groups = groups;
    }

    @Override
    public void add(RowPage stored, int from, Selection rows, Vector[] given) {
        for (int at = 0; at < rows.size(); at++) {
            numbers[at] = groupOf(given, rows.row(at));
        }
        for (int call = 0; call < groups.calls().size(); call++) {
            accumulate(call, groups.calls().get(call), rows, given);
        }
    }

    private int groupOf(Vector[] given, int row) {
        if (groups.keys() == 0 && keys.size() > 0) {
            return 0;
        }
        encoded.cut(0);
        for (int at = 0; at < groups.keys(); at++) {
            DatumBytes.encode(encoded, types.get(at), given[at], row);
        }
        int number = keys.number(encoded.view());
        if (number == states.size()) {
            states.add(groups.calls().stream().map(call -> call.function().newAccumulator()).toArray(
                    Accumulator[]::new));
            bytes += GROUP_BYTES + encoded.length() + (long) STATE_BYTES * groups.calls().size();
        }
        return number;
    }

    private void accumulate(int call, ScanFragment.Call of, Selection rows, Vector[] given) {
        Vector argument = of.arguments().isEmpty() ? null : given[of.arguments().getFirst()];
        LongVector filter = of.filter() < 0 ? null : (LongVector) given[of.filter()];
        for (int at = 0; at < rows.size(); at++) {
            int row = rows.row(at);
            boolean counts = filter == null || !filter.isNull(row) && filter.get(row) != 0;
            if (counts) {
                add(states.get(numbers[at])[call], argument, row);
            }
        }
    }

    private void add(Accumulator state, Vector argument, int row) {
        if (state instanceof NumberAccumulator numbers && argument != null && !argument.isNull(row)) {
            if (argument instanceof NumericVector numerics && numerics.isSmall(row)) {
                numbers.addNumeric(numerics.digits(row), numerics.scale(row));
                return;
            }
            if (argument instanceof LongVector longs) {
                numbers.addInteger(longs.get(row));
                return;
            }
        }
        long before = state.bytes();
        state.add(argument == null ? null : argument.datum(row), null);
        bytes += state.bytes() - before;
    }

    @Override
    public boolean isFull() {
        return keys.size() >= GROUPS_MAX || bytes >= PAGE_BYTES_MAX;
    }

    @Override
    public RowPage taken() {
        RowPage.Builder page = new RowPage.Builder(1 << 10);
        for (int number = 0; number < keys.size(); number++) {
            page.add(keys.key(number), encoded(states.get(number)));
        }
        return page.build();
    }

    private static Bytes encoded(Accumulator[] of) {
        ByteWriter all = new ByteWriter();
        for (Accumulator state : of) {
            ByteWriter one = new ByteWriter();
            state.encode(one);
            all.sized(one.take());
        }
        return all.take();
    }
}
