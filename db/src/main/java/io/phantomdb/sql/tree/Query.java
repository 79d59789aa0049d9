package io.phantomdb.sql.tree;

import java.util.List;

/**
 * A query: SELECT, VALUES, TABLE or a set operation, with what stands around it.
 *
 * @param with null without WITH
 * @param limit null if there is none or it is ALL
 * @param withTies FETCH FIRST … WITH TIES
 */
public record Query(With with, QueryBody body, List<SortItem> orderBy, Expression limit, Expression offset,
        boolean withTies, List<Locking> locking, int position) implements Statement {
    public Query {
        orderBy = List.copyOf(orderBy);
        locking = List.copyOf(locking);
    }

    /** A body and nothing around it. */
    public static Query of(QueryBody body, int position) {
        return new Query(null, body, List.of(), null, null, false, List.of(), position);
    }

    /** True if there is nothing around the body. */
    public boolean isBare() {
        return with == null && orderBy.isEmpty() && limit == null && offset == null && locking.isEmpty();
    }

    /** WITH. */
    public record With(boolean recursive, List<CommonTable> tables, int position) implements Node {
        public With {
            tables = List.copyOf(tables);
        }
    }

    /** One table of a WITH. Materialized is null if it was not said. The statement is a Query or one of Change. */
    public record CommonTable(String name, List<Identifier> columns, Boolean materialized, Statement statement,
            int position) implements Node {
        public CommonTable {
            columns = List.copyOf(columns);
        }
    }

    public enum LockStrength {
        KEY_SHARE,
        SHARE,
        NO_KEY_UPDATE,
        UPDATE
    }

    public enum LockWait {
        WAIT,
        NOWAIT,
        SKIP_LOCKED
    }

    /** FOR UPDATE and its kin, of all tables if none are named. */
    public record Locking(LockStrength strength, List<Name> tables, LockWait waiting, int position) implements Node {
        public Locking {
            tables = List.copyOf(tables);
        }
    }
}
