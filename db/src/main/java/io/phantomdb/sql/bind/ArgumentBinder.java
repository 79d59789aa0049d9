package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.SessionStatement;
import java.util.ArrayList;
import java.util.List;

/** What PREPARE and EXECUTE say about parameters: their types, and values that can be assigned to them. */
public final class ArgumentBinder {
    private ArgumentBinder() {}

    /** 42704 if a type does not exist. */
    public static List<Type> types(SessionStatement.Prepare prepare, StatementBinder statement) {
        return prepare.types().stream().map(name -> statement.type(name).type()).toList();
    }

    /** The arguments, each as its parameter wants it. */
    public static List<Expr> bind(SessionStatement.Execute execute, StatementBinder statement, List<Type> types) {
        List<Expression> arguments = execute.arguments();
        if (arguments.size() != types.size()) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "wrong number of parameters for prepared statement \"" + execute.name() + "\"")
                    .withDetail("Expected " + types.size() + " parameters but got " + arguments.size() + ".");
        }
        ExpressionBinder binder = new ExpressionBinder(statement, Scope.empty(), Clause.EXECUTE, null);
        List<Expr> bound = new ArrayList<>(types.size());
        for (int at = 0; at < types.size(); at++) {
            int position = arguments.get(at).position();
            Expr value = binder.bind(arguments.get(at));
            if (statement.subqueryCount() > 0) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "cannot use subquery in EXECUTE parameter")
                        .at(position);
            }
            bound.add(assigned(value, types.get(at), at + 1, position, statement.typing()));
        }
        return bound;
    }

    private static Expr assigned(Expr value, Type type, int number, int position, Typing typing) {
        Expr known = typing.known(value, type);
        Type given = known.type().type();
        if (!typing.canAssign(given, type)) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "parameter $" + number + " of type "
                    + given.sqlName() + " cannot be coerced to the expected type " + type.sqlName(), null,
                    "You will need to rewrite or cast the expression.", position);
        }
        return typing.assign(known, ColumnType.of(type), position);
    }
}
