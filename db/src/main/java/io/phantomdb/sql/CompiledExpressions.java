package io.phantomdb.sql;

import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.AlteredColumns;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import io.phantomdb.sql.plan.ExprCompiler;
import io.phantomdb.sql.plan.Frame;
import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.schema.RowExpressions;
import io.phantomdb.sql.schema.TypeNaming;
import java.util.function.Supplier;

/** Stored expressions, compiled for one session. */
record CompiledExpressions(AlteredColumns columns, Frame frame, Queries queries) implements RowExpressions {
    /** Runs a query that was made here; returns its first row, or null. */
    interface Queries {
        Object[] first(String sql);
    }

    @Override
    public Object[] first(String sql) {
        return queries.first(sql);
    }

    private Value compiled(Supplier<Expr> bound) {
        return unplaced(() -> {
            Program program = ExprCompiler.compile(bound.get());
            return row -> unplaced(() -> program.evaluate(row, frame));
        });
    }

    /** Places in stored text are no places in the statement. */
    private static <T> T unplaced(Supplier<T> action) {
        try {
            return action.get();
        } catch (StatementError error) {
            throw error.position() == 0
                    ? error
                    : new StatementError(error.state(), error.getMessage(), error.detail(), error.hint(), 0);
        }
    }

    @Override
    public Value generated(TableDescriptor table, ColumnDescriptor column) {
        return compiled(() -> columns.generated(new Table(table), column));
    }

    @Override
    public Value defaultOf(ColumnDescriptor column) {
        return compiled(() -> columns.defaultOf(column));
    }

    @Override
    public Value converted(TableDescriptor table, ColumnDescriptor column, ColumnType type, String usingSql) {
        return compiled(() -> columns.converted(new Table(table), column, type, usingSql));
    }

    @Override
    public Value check(TableDescriptor table, CheckDescriptor check) {
        return compiled(() -> columns.check(new Table(table), check));
    }

    @Override
    public boolean mentions(String sql, String column) {
        return AlteredColumns.mentions(sql, column);
    }

    @Override
    public void requireCondition(TableDescriptor table, TriggerDescriptor trigger) {
        unplaced(() -> columns.triggerCondition(table, trigger.whenSql()));
    }

    @Override
    public boolean calls(String sql, String function, int argumentsMax) {
        return AlteredColumns.calls(sql, function, argumentsMax);
    }

    @Override
    public TableDescriptor retyped(TableDescriptor table, TypeNaming naming) {
        return columns.retyped(table, naming);
    }

    @Override
    public TableDescriptor relabelled(TableDescriptor table, TypeNaming naming, TableDescriptor before,
            Type after) {
        return unplaced(() -> columns.relabelled(table, naming, before, after));
    }

    @Override
    public String renamed(String sql, String from, String to) {
        return AlteredColumns.renamed(sql, from, to);
    }
}
