package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.OutputNames;
import java.util.ArrayList;
import java.util.List;

/** Binds functions that stand in FROM, one or several side by side. They are LATERAL without saying so. */
final class FunctionBinder {
    /** As a query, with the name it goes by. Lateral if it looks at rows of the block it stands in, or further out. */
    record Source(BoundQuery query, FromItem.Alias alias, boolean lateral) {}

    private final StatementBinder statement;
    private final Scope inside;

    /** The scope is that of the block, in which the items on the left can be named. */
    FunctionBinder(StatementBinder statement, Scope scope) {
        this.statement = statement;
        this.inside = new Scope(scope, scope);
    }

    Source bind(FromItem.FunctionTable table) {
        List<Expr> calls = new ArrayList<>();
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        boolean named = table.functions().size() == 1 && table.alias() != null
                && apart(table.functions().getFirst().function()).size() == 1;
        for (FromItem.FunctionSource source : table.functions()) {
            String name = named ? table.alias().name() : OutputNames.of(source.function());
            for (Expression each : apart(source.function())) {
                Expr call = call(each, table.columnTypes().isEmpty() ? source.columnTypes() : table.columnTypes());
                calls.add(call);
                addColumns(columns, call, name);
            }
        }
        if (table.withOrdinality()) {
            columns.add(new BoundQuery.OutputColumn("ordinality", ColumnType.of(Type.INT8), 0, 0));
        }
        FromItem.Alias alias = table.alias() != null
                ? table.alias()
                : new FromItem.Alias(OutputNames.of(table.functions().getFirst().function()), List.of(),
                        table.position());
        BoundQuery query = new BoundQuery(new BoundQuery.Functions(calls, table.withOrdinality()), columns, List.of(),
                null, null);
        return new Source(query, alias, inside.isCorrelated());
    }

    static void refuseColumnTypes(List<FromItem.ColumnType> columns) {
        if (!columns.isEmpty()) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "a column definition list is only allowed for functions returning \"record\"")
                    .at(columns.getFirst().name().position());
        }
    }

    /** {@code unnest(a, b)} is {@code ROWS FROM (unnest(a), unnest(b))}. */
    private static List<Expression> apart(Expression function) {
        boolean several = function instanceof Expression.FunctionCall call && call.name().last().equals("unnest")
                && call.arguments().size() > 1;
        if (!several) {
            return List.of(function);
        }
        Expression.FunctionCall call = (Expression.FunctionCall) function;
        return call.arguments().stream()
                .map(argument -> (Expression) Expression.FunctionCall.of(call.name(), List.of(argument),
                        call.position()))
                .toList();
    }

    private Expr call(Expression function, List<FromItem.ColumnType> columnTypes) {
        ExpressionBinder binder = new ExpressionBinder(statement, inside, Clause.FROM, null);
        if (function instanceof Expression.FunctionCall call) {
            return statement.typing().known(binder.source(call, columnTypes), Type.TEXT);
        }
        refuseColumnTypes(columnTypes);
        return statement.typing().known(binder.bind(function), Type.TEXT);
    }

    private static void addColumns(List<BoundQuery.OutputColumn> columns, Expr call, String name) {
        if (!(call instanceof Expr.SetCall set)) {
            columns.add(new BoundQuery.OutputColumn(name, call.type(), 0, 0));
            return;
        }
        for (SetFunction.Output output : set.function().outputs()) {
            columns.add(new BoundQuery.OutputColumn(output.name() == null ? name : output.name(),
                    ColumnType.of(output.type()), 0, 0));
        }
    }
}
