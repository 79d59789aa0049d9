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

    /**
     * One table of a WITH. Materialized is null if it was not said. The statement is a Query or one of Change.
     *
     * @param search null without SEARCH
     * @param cycle null without CYCLE
     */
    public record CommonTable(String name, List<Identifier> columns, Boolean materialized, Statement statement,
            Search search, Cycle cycle, int position) implements Node {
        public CommonTable {
            columns = List.copyOf(columns);
        }
    }

    /** SEARCH DEPTH or BREADTH FIRST BY columns SET sequence. */
    public record Search(boolean breadth, List<Identifier> columns, String sequence, int position) implements Node {
        public Search {
            columns = List.copyOf(columns);
        }
    }

    /** CYCLE columns SET mark TO value DEFAULT otherwise USING path; true and false if nothing was said. */
    public record Cycle(List<Identifier> columns, String mark, Expression value, Expression otherwise, String path,
            int position) implements Node {
        public Cycle {
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
