package io.phantomdb.sql.tree;

import java.util.List;

/** What a query is made of. TABLE t is a Select of a Wildcard. */
public sealed interface QueryBody extends Node {
    /**
     * SELECT.
     *
     * @param distinctOn of DISTINCT ON (…); distinct is then true as well
     * @param items may be empty
     */
    record Select(boolean distinct, List<Expression> distinctOn, List<SelectItem> items, List<FromItem> from,
            Expression where, List<Grouping> groupBy, boolean groupByDistinct, Expression having,
            List<Window.Named> windows, int position) implements QueryBody {
        public Select {
            distinctOn = List.copyOf(distinctOn);
            items = List.copyOf(items);
            from = List.copyOf(from);
            groupBy = List.copyOf(groupBy);
            windows = List.copyOf(windows);
        }
    }

    /** The alias is null if none was written. */
    record SelectItem(Expression expression, String alias, int position) implements Node {}

    /** VALUES; an item may be Default in INSERT. */
    record Values(List<List<Expression>> rows, int position) implements QueryBody {
        public Values {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    enum SetKind {
        UNION,
        INTERSECT,
        EXCEPT
    }

    record SetOperation(SetKind kind, boolean all, QueryBody left, QueryBody right, int position)
            implements
                QueryBody {}

    /** A query in parentheses that has something around its body, such as its own ORDER BY. */
    record Nested(Query query) implements QueryBody {
        @Override
        public int position() {
            return query.position();
        }
    }

    /** One element of GROUP BY. */
    sealed interface Grouping extends Node {}

    record GroupExpression(Expression expression) implements Grouping {
        @Override
        public int position() {
            return expression.position();
        }
    }

    /** {@code ()}. */
    record GroupNothing(int position) implements Grouping {}

    record Rollup(List<Expression> expressions, int position) implements Grouping {
        public Rollup {
            expressions = List.copyOf(expressions);
        }
    }

    record Cube(List<Expression> expressions, int position) implements Grouping {
        public Cube {
            expressions = List.copyOf(expressions);
        }
    }

    record GroupingSets(List<Grouping> sets, int position) implements Grouping {
        public GroupingSets {
            sets = List.copyOf(sets);
        }
    }
}
