package io.phantomdb.sql.schema;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.TriggerDescriptor;

/**
 * The stored expressions of a table, as schema changes need them: bound, compiled and evaluated for the session that changes
 * the schema. Made above this package, which knows nothing of binding.
 */
public interface RowExpressions {
    /** A datum that depends on a row of the table. */
    interface Value {
        Object of(Object[] row);
    }

    /** The column's default, as the column stores it. 42804 if the column cannot store it. */
    Value defaultOf(ColumnDescriptor column);

    /**
     * What becomes of a column whose type is changed; the text of USING is null if it is cast as in an assignment. 42804 if that
     * cannot be.
     */
    Value converted(TableDescriptor table, ColumnDescriptor column, ColumnType type, String usingSql);

    /** True, false or null. */
    Value check(TableDescriptor table, CheckDescriptor check);

    /** What a generated column is computed from; 42P17 if that is not immutable. */
    Value generated(TableDescriptor table, ColumnDescriptor column);

    /** The first row of a query, as the transaction that changes the schema sees tables and rows; null if there is none. */
    Object[] first(String sql);

    /** True if the expression mentions a column of that name. */
    boolean mentions(String sql, String column);

    /** 42703, 42804 and their like if the condition of the trigger makes no sense. */
    void requireCondition(TableDescriptor table, TriggerDescriptor trigger);

    /** True if the expression calls a function of that name, with so many arguments at most (-1: however many). */
    boolean calls(String sql, String function, int argumentsMax);

    /** The table after a type was renamed; the same one if its expressions do not name the type. */
    TableDescriptor retyped(TableDescriptor table, TypeNaming naming);

    /** The table after labels of an enum were renamed; asked for before they are, as its expressions have to be bound. */
    TableDescriptor relabelled(TableDescriptor table, TypeNaming naming, TableDescriptor before, Type after);

    /** The expression after a column was renamed. */
    String renamed(String sql, String from, String to);
}
