package io.phantomdb.sql.execute;

import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/** The rows of a subquery, to be asked whether something is among them: IN with its three answers (PostgreSQL 15, chapter 9.23.2). */
final class MemberSet {
    private final List<Type> types;
    private final KeyTable whole;
    /** Distinct rows: those with a NULL, for which a key proves nothing, and, if rows are wide, all of them. */
    private final List<Object[]> partial = new ArrayList<>();
    private final List<Object[]> all = new ArrayList<>();

    MemberSet(Execution execution, List<Type> types, Operator rows) {
        this.types = types;
        this.whole = new KeyTable(types);
        for (List<Object[]> batch = rows.next(); !batch.isEmpty(); batch = rows.next()) {
            execution.tick();
            for (Object[] row : batch) {
                if (whole.isNew(row)) {
                    execution.memory().reserve(whole.bytes(row) + (types.size() > 1 ? RowBytes.of(row) : 0));
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
            boolean possible = operands.length == 1 ? whole.size() > 0 : canBeAny(operands, all);
            return possible ? null : Boolean.FALSE;
        }
        if (whole.find(operands) >= 0) {
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
            if (known && !Datums.equal(types.get(at), operands[at], row[at])) {
                return false;
            }
        }
        return true;
    }
}
