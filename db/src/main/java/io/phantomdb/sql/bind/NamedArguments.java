package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.NamedParameters;
import io.phantomdb.sql.tree.Expression;
import java.util.ArrayList;
import java.util.List;

/** Puts named arguments into their places, and defaults where none is given (PostgreSQL 15, chapter 4.3). */
final class NamedArguments {
    private final Expression.FunctionCall call;
    private final List<Expr> values = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    NamedArguments(ExpressionBinder binder, Expression.FunctionCall call) {
        this.call = call;
        bind(binder);
    }

    private void bind(ExpressionBinder binder) {
        for (Expression argument : call.arguments()) {
            if (argument instanceof Expression.NamedArgument named) {
                if (names.contains(named.name())) {
                    throw new StatementError(SqlState.SYNTAX_ERROR,
                            "argument name \"" + named.name() + "\" used more than once").at(named.position());
                }
                names.add(named.name());
                values.add(binder.bind(named.value()));
            } else if (names.isEmpty()) {
                add(binder.bind(argument));
            } else {
                throw new StatementError(SqlState.SYNTAX_ERROR, "positional argument cannot follow named argument")
                        .at(argument.position());
            }
        }
    }

    /** JDBC drivers send a parameter of type void for what a function gives back: it is no argument. */
    private void add(Expr value) {
        boolean isOutput = value instanceof Expr.Parameter && value.type().type() == Type.VOID;
        if (!isOutput) {
            values.add(value);
        }
    }

    /** As they are written. */
    List<Expr> values() {
        return values;
    }

    /** Those of the last arguments. */
    List<String> names() {
        return names;
    }

    /** The arguments of a built-in function by place. 42883 if it does not have them by these names. */
    List<Expr> inOrder() {
        int positional = values.size() - names.size();
        NamedParameters parameters = NamedParameters.find(call.name().last(), positional, names);
        if (parameters == null && !names.isEmpty()) {
            throw undefined(call, values, positional, names);
        }
        return parameters == null ? values : inOrder(parameters, values, positional, names);
    }

    private static List<Expr> inOrder(NamedParameters parameters, List<Expr> values, int positional,
            List<String> names) {
        List<Expr> ordered = new ArrayList<>();
        for (int place = 0; place < parameters.names().size(); place++) {
            int named = names.indexOf(parameters.names().get(place));
            if (place < positional) {
                ordered.add(values.get(place));
            } else if (named >= 0) {
                ordered.add(values.get(positional + named));
            } else {
                NamedParameters.Default value = parameters.defaultOf(place);
                ordered.add(new Expr.Constant(value.value(), ColumnType.of(value.type()), 0));
            }
        }
        return ordered;
    }

    private static StatementError undefined(Expression.FunctionCall call, List<Expr> values, int positional,
            List<String> names) {
        List<String> types = new ArrayList<>();
        for (int at = 0; at < values.size(); at++) {
            String type = values.get(at).type().type().sqlName();
            types.add(at < positional ? type : names.get(at - positional) + " => " + type);
        }
        return new StatementError(SqlState.UNDEFINED_FUNCTION,
                "function " + call.name() + "(" + String.join(", ", types) + ") does not exist").withHint(
                        "No function matches the given name and argument types. "
                                + "You might need to add explicit type casts.")
                .at(call.position());
    }
}
