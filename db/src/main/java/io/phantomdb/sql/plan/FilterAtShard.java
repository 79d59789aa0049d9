package io.phantomdb.sql.plan;

import io.phantomdb.rows.program.Expression;
import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import java.util.ArrayList;
import java.util.List;

/**
 * Those conditions of a scan that a shard can work out are its work, if it lies elsewhere; the scan itself tests all of them
 * again, as pages may come as they are stored, and as the transaction may have written some of the rows.
 *
 * <pre>
 *   Scan t (a = 1 AND f(b))   →   Scan t (a = 1 AND f(b))
 *                                   at the shard: rows with a = 1
 * </pre>
 */
final class FilterAtShard {
    private FilterAtShard() {}

    /** Null for nothing. */
    static ShardWork of(Plan.Scan scan) {
        Expr filter = Compiled.source(scan.filter());
        if (filter == null || !ShardWork.isLong(scan)) {
            return null;
        }
        ShardExpressions written = new ShardExpressions(scan.source());
        List<Expression> conditions = new ArrayList<>();
        List<Expr> all = Exprs.conjuncts(filter);
        for (Expr condition : all) {
            Expression expression = written.of(condition);
            if (expression == null && mayFail(condition)) {
                // What stands behind it must not be tested before it.
                break;
            }
            if (expression != null) {
                conditions.add(expression);
            }
        }
        return conditions.isEmpty()
                ? null
                : ShardWork.of(scan, written, conjunction(conditions),
                        conditions.size() == all.size(), List.of(), new ScanFragment.Rows(), null);
    }

    private static boolean mayFail(Expr condition) {
        return Operators.isVolatile(condition);
    }

    static Expression conjunction(List<Expression> conditions) {
        return conditions.size() == 1 ? conditions.getFirst() : new Expression.And(conditions);
    }

    /** All of a scan's filter; null if some of it cannot be worked out at a shard. There must be one. */
    static Expression whole(Plan.Scan scan, ShardExpressions written) {
        List<Expression> conditions = written.all(Exprs.conjuncts(Compiled.source(scan.filter())));
        return conditions == null || conditions.isEmpty() ? null : conjunction(conditions);
    }
}
