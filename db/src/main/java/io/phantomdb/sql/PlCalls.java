package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.plpgsql.PlScope;
import io.phantomdb.sql.plpgsql.PlSql;
import io.phantomdb.sql.plpgsql.PlTarget;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.RoutineStatement;
import java.util.ArrayList;
import java.util.List;

/** CALL in a routine: what a procedure gives back goes to the variables that it is called with (PostgreSQL 15, chapter 43.6.3). */
final class PlCalls {
    private PlCalls() {}

    /** The variables, one for each output. 42601 if what was written for one is no variable, or nothing was. */
    static List<PlTarget> targets(NestedStatements.Running running, PlSql sql) {
        RoutineStatement.Call call = (RoutineStatement.Call) running.statement().tree();
        List<PlTarget> targets = new ArrayList<>();
        for (int at = 0; at < running.columns().size(); at++) {
            int place = running.outputPlaces().get(at);
            Expression argument = place < 0 ? null : call.call().arguments().get(place);
            PlTarget target = target(argument instanceof Expression.NamedArgument named ? named.value() : argument,
                    sql.scope());
            if (target == null) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "procedure parameter \"" + running.columns().get(at)
                        .name() + "\" is an output parameter but corresponding argument is not writable");
            }
            targets.add(target);
        }
        return targets;
    }

    private static PlTarget target(Expression argument, PlScope scope) {
        return argument instanceof Expression.ColumnReference name ? PlTarget.named(scope, name.parts()) : null;
    }
}
