package io.phantomdb.sql.tree;

import java.util.List;

/** What stands in FROM. Aliases are null where none was written. */
public sealed interface FromItem extends Node {
    /** A table. {@code only} excludes what inherits from it. */
    record TableReference(Name table, boolean only, Alias alias, int position) implements FromItem {}

    record Subquery(Query query, boolean lateral, Alias alias, int position) implements FromItem {}

    /** Functions as a table: one, or several of ROWS FROM (…). Calls, or what PostgreSQL lets stand for one, such as CURRENT_DATE. */
    record FunctionTable(List<FunctionSource> functions, boolean rowsFrom, boolean lateral, boolean withOrdinality,
            Alias alias, List<ColumnType> columnTypes, int position) implements FromItem {
        public FunctionTable {
            functions = List.copyOf(functions);
            columnTypes = List.copyOf(columnTypes);
        }
    }

    /** One function of a FunctionTable; columnTypes only inside ROWS FROM. */
    record FunctionSource(Expression function, List<ColumnType> columnTypes) {
        public FunctionSource {
            columnTypes = List.copyOf(columnTypes);
        }
    }

    /** A column of AS alias (name type, …). */
    record ColumnType(Identifier name, TypeName type) {}

    enum JoinKind {
        CROSS,
        INNER,
        LEFT,
        RIGHT,
        FULL
    }

    /**
     * A join. At most one of natural, using, on.
     *
     * @param using null if there is no USING
     * @param usingAlias of USING (…) AS alias, or null
     * @param alias of a join in parentheses, or null
     */
    record Join(JoinKind kind, FromItem left, FromItem right, boolean natural, List<Identifier> using,
            String usingAlias, Expression on, Alias alias, int position) implements FromItem {
        public Join {
            using = using == null ? null : List.copyOf(using);
        }
    }

    /** A name for a table, and for its first columns. */
    record Alias(String name, List<Identifier> columns, int position) implements Node {
        public Alias {
            columns = List.copyOf(columns);
        }
    }
}
