package io.phantomdb.sql.execute;

import io.phantomdb.base.Lookup;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/** The rows of a subquery, to be asked whether something is among them: IN with its three answers (PostgreSQL 15, chapter 9.23.2). */
final class MemberSet {
    private final RowKeys keys;
    private final List<RowKeys> columnKeys;
    private final Lookup<Object, Boolean> whole = new Lookup<>();
    /** Distinct rows: those with a NULL, for which a key proves nothing, and, if rows are wide, all of them. */
    private final List<Object[]> partial = new ArrayList<>();
    private final List<Object[]> all = new ArrayList<>();

    MemberSet(Execution execution, List<Type> types, Operator rows) {
        this.keys = new RowKeys(types);
        this.columnKeys = types.stream().map(type -> new RowKeys(List.of(type))).toList();
        for (List<Object[]> batch = rows.next(); !batch.isEmpty(); batch = rows.next()) {
            execution.tick();
            for (Object[] row : batch) {
                Object key = keys.of(row);
                if (whole.put(key, true) == null) {
                    execution.memory().reserve(RowKeys.bytes(key) + (types.size() > 1 ? RowBytes.of(row) : 0));
                    keep(row);
                }
            }
        }
    }

    private void keep(Object[] row) {
        if (hasNull(row)) {
            partial.add(row);
        }
        if (row.length > 1) {
            all.add(row);
        }
    }

    private static boolean hasNull(Object[] row) {
        for (Object datum : row) {
            if (datum == null) {
                return true;
            }
        }
        return false;
    }

    /** Null if it cannot be said because of a NULL. */
    Boolean contains(Object[] operands) {
        if (hasNull(operands)) {
            boolean possible = operands.length == 1 ? !whole.isEmpty() : canBeAny(operands, all);
            return possible ? null : Boolean.FALSE;
        }
        if (whole.contains(keys.of(operands))) {
            return Boolean.TRUE;
        }
        return canBeAny(operands, partial) ? null : Boolean.FALSE;
    }

    private boolean canBeAny(Object[] operands, List<Object[]> rows) {
        return rows.stream().anyMatch(row -> canBe(operands, row));
    }

    /** No pair of columns that are both known differs. */
    private boolean canBe(Object[] operands, Object[] row) {
        for (int at = 0; at < operands.length; at++) {
            boolean known = operands[at] != null && row[at] != null;
            if (known && !key(at, operands[at]).equals(key(at, row[at]))) {
                return false;
            }
        }
        return true;
    }

    private Object key(int column, Object datum) {
        return columnKeys.get(column).of(new Object[]{datum});
    }
}
