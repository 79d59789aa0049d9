package io.phantomdb.sql.system;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.parse.Parser;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import java.util.List;
import java.util.TreeSet;

/** Expressions that the catalog keeps as text, written as PostgreSQL shows them. */
final class StoredSql {
    private static final String PREFIX = "SELECT ";

    private StoredSql() {}

    private static Expression parse(String sql) {
        Query query = (Query) Parser.parse(PREFIX + sql).getFirst().tree();
        return ((QueryBody.Select) query.body()).items().getFirst().expression();
    }

    /** A default, or what a column is generated from; null if it has neither. */
    static String ofColumn(CatalogSnapshot catalog, TableDescriptor table, ColumnDescriptor column) {
        if (column.generatedSql() != null) {
            return condition(catalog, table, column.generatedSql());
        }
        return column.defaultSql() == null
                ? null
                : new ExpressionText(catalog, table).of(parse(column.defaultSql()), column.type());
    }

    /** With every operator in parentheses. */
    static String condition(CatalogSnapshot catalog, TableDescriptor table, String sql) {
        return new ExpressionText(catalog, table).of(parse(sql), null);
    }

    static boolean isCall(String sql) {
        return parse(sql) instanceof Expression.FunctionCall;
    }

    /** The columns of the table that are named in it, by number. */
    static List<Integer> columnsOf(TableDescriptor table, String sql) {
        TreeSet<Integer> ids = new TreeSet<>();
        new ExpressionText(null, table) {
            @Override
            ColumnType column(String name) {
                ColumnDescriptor column = table.columnNamed(name);
                if (column != null) {
                    ids.add(column.id());
                }
                return super.column(name);
            }
        }.of(parse(sql), ColumnType.of(Type.BOOL));
        return List.copyOf(ids);
    }
}
