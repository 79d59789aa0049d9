package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.ArrayConstructs;
import io.phantomdb.rows.function.RoutineChoice;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutineParameter;
import io.phantomdb.sql.catalog.RoutineUse;
import io.phantomdb.sql.catalog.RoutinesDescriptor;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.FromItem;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the function of a user that a call means, among all of its name along the search path and those that are always there
 * (PostgreSQL 15, chapter 10.3), and makes its arguments what it takes.
 */
final class RoutineCalls {
    private final StatementBinder statement;
    private final Typing typing;
    private List<FromItem.ColumnType> declaredColumns = List.of();

    RoutineCalls(StatementBinder statement) {
        this.statement = statement;
        this.typing = statement.typing();
    }

    /** With a column definition list, for what gives records of any kind. */
    RoutineCalls withColumns(List<FromItem.ColumnType> columns) {
        declaredColumns = columns;
        return this;
    }

    /** Null if it means none of a user. In FROM a row becomes columns. */
    Expr bind(Expression.FunctionCall call, NamedArguments given, boolean inFrom) {
        List<Type> types = given.values().stream().map(typing::typeOf).toList();
        boolean withBuiltIn = call.name().schema() == null;
        if (statement.isOfSystem(call.name())
                || withBuiltIn && given.names().isEmpty() && RoutineChoice.isBuiltIn(call.name().last(), types)) {
            return null;
        }
        RoutineCandidate chosen = choose(call, given, types, false);
        if (chosen == null) {
            return null;
        }
        if (chosen.routine().isProcedure()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    RoutineChoice.signature(call.name().toString(), types) + " is a procedure")
                    .withHint("To call a procedure, use CALL.").at(call.position());
        }
        statement.execute(call.name(), chosen.group(), chosen.routine());
        return called(chosen, given.values(), types, call.position(), inFrom);
    }

    /** The procedure that a CALL means, with all of its arguments; 42883 if there is none, 42809 if it is a function. */
    ProcedureCall procedure(Expression.FunctionCall call, NamedArguments given) {
        List<Type> types = given.values().stream().map(typing::typeOf).toList();
        String signature = RoutineChoice.signature(call.name().toString(), types);
        RoutineCandidate chosen = choose(call, given, types, true);
        if (chosen == null) {
            if (new RoutineCalls(statement).bind(call, given, false) != null
                    || RoutineChoice.isBuiltIn(call.name().last(), types)) {
                throw notProcedure(signature).at(call.position());
            }
            throw new StatementError(SqlState.UNDEFINED_FUNCTION, "procedure " + signature + " does not exist")
                    .withHint("No procedure matches the given name and argument types. "
                            + "You might need to add explicit type casts.")
                    .at(call.position());
        }
        if (!chosen.routine().isProcedure()) {
            throw notProcedure(signature).at(call.position());
        }
        statement.execute(call.name(), chosen.group(), chosen.routine());
        Expr.Call bound = (Expr.Call) called(chosen, given.values(), types, call.position(), false);
        return new ProcedureCall(bound, chosen.outputPlaces());
    }

    private static StatementError notProcedure(String signature) {
        return new StatementError(SqlState.WRONG_OBJECT_TYPE, signature + " is not a procedure")
                .withHint("To call a function, use SELECT.");
    }

    private RoutineCandidate choose(Expression.FunctionCall call, NamedArguments given, List<Type> types,
            boolean isCall) {
        RoutineCandidate.Written written = new RoutineCandidate.Written(types.size(), given.names(), call.variadic(),
                isCall);
        List<RoutineCandidate> candidates = new ArrayList<>();
        for (Table group : statement.routines(call.name())) {
            for (RoutineDescriptor routine : group.descriptor().routines().routines()) {
                List<Type> declared = declared(routine, isCall);
                RoutineCandidate candidate = declared == null
                        ? null
                        : RoutineCandidate.of(group, routine, declared, written);
                if (candidate != null) {
                    add(candidate, candidates);
                }
            }
        }
        if (candidates.isEmpty()) {
            return null;
        }
        try {
            return RoutineChoice.choose(call.name().last(), candidates, types,
                    call.name().schema() == null && given.names().isEmpty() && !isCall);
        } catch (StatementError error) {
            throw error.at(call.position());
        }
    }

    /** What is searched first hides others of the same arguments; within a schema the closer one does. */
    private static void add(RoutineCandidate candidate, List<RoutineCandidate> to) {
        for (int at = 0; at < to.size(); at++) {
            RoutineCandidate other = to.get(at);
            if (other.argumentTypes().equals(candidate.argumentTypes())) {
                boolean replaces = other.group() == candidate.group() && candidate.isCloserThan(other);
                if (replaces) {
                    to.set(at, candidate);
                }
                return;
            }
        }
        to.add(candidate);
    }

    /** Null if a type of it is gone. */
    private List<Type> declared(RoutineDescriptor routine, boolean isCall) {
        List<Type> types = new ArrayList<>();
        for (RoutineParameter parameter : RoutineCandidate.parameters(routine, isCall)) {
            Type type = parameter.type().resolve(statement::descriptor);
            if (type == null) {
                return null;
            }
            types.add(type);
        }
        return types;
    }

    private Expr called(RoutineCandidate chosen, List<Expr> values, List<Type> given, int position, boolean inFrom) {
        RoutineDescriptor routine = chosen.routine();
        RoutineOutputs outputs = new RoutineOutputs(statement, routine, declaredColumns);
        List<Type> results = outputs.declared();
        RoutineChoice.Settled settled;
        List<Expr> placed;
        try {
            settled = RoutineChoice.settle(chosen.argumentTypes(), given, results);
            List<Expr> cast = typing.arguments(values, settled.arguments(), position);
            placed = placed(chosen, cast);
        } catch (StatementError error) {
            throw error.at(position);
        }
        List<Type> arguments = placed.stream().map(each -> each.type().type()).toList();
        List<SetFunction.Output> columns = outputs.settled(settled.results());
        Type result = routine.result().isRow()
                ? routine.result().resolve(statement::descriptor)
                : outputs.isRecord() ? outputs.record(columns) : columns.getFirst().type();
        String name = RoutinesDescriptor.plain(chosen.group().descriptor().name());
        RoutineUse use = new RoutineUse(routine, name, chosen.group().descriptor().schema(), arguments, result,
                columns);
        boolean isPlain = chosen.group().descriptor().schema().equals(SchemaDescriptor.PUBLIC);
        String called = isPlain ? name : use.schema() + "." + name;
        boolean isOpen = result.kind() == Type.Kind.RECORD && result.fields() == null;
        if (inFrom && isOpen) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "a column definition list is required for functions returning \"record\"").at(position);
        }
        if (routine.setOf() || inFrom && outputs.isRecord()) {
            SetFunction function = new SetFunction(called, arguments, columns, routine.properties().volatility(),
                    routine.properties().strict() && routine.setOf(), (rows, context) -> context.rows(use, rows));
            return new Expr.SetCall(function, placed, ColumnType.of(result), position);
        }
        Function function = new Function(called, arguments, result, routine.properties().volatility(),
                routine.properties().strict(), (Function.BodyN) (row, context) -> context.call(use, row));
        return new Expr.Call(function, placed, ColumnType.of(result));
    }

    /** In the order of the parameters, what is not given by default, what is gathered as an array. */
    private List<Expr> placed(RoutineCandidate chosen, List<Expr> cast) {
        List<RoutineParameter> parameters = RoutineCandidate.parameters(chosen.routine(),
                chosen.routine().isProcedure());
        List<Expr> placed = new ArrayList<>();
        for (int at = 0; at < chosen.places().size(); at++) {
            int place = chosen.places().get(at);
            boolean isGathered = chosen.gathered() >= 0 && at == chosen.places().size() - 1;
            if (isGathered) {
                placed.add(gathered(cast.subList(place, place + chosen.gathered())));
            } else {
                placed.add(place < 0 ? defaultOf(parameters.get(at)) : cast.get(place));
            }
        }
        return placed;
    }

    private static Expr gathered(List<Expr> elements) {
        ColumnType type = elements.getFirst().type();
        if (type.type().array() == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "could not find array type for data type " + type.type().sqlName());
        }
        return new Expr.Call(ArrayConstructs.array(type.type(), elements.size()), elements,
                ColumnType.of(type.type().array()));
    }

    private Expr defaultOf(RoutineParameter parameter) {
        Type type = parameter.type().resolve(statement::descriptor);
        ExpressionBinder binder = new ExpressionBinder(statement, Scope.empty(), Clause.DEFAULT, null);
        Expr value = binder.bind(StoredExpressions.parse(parameter.defaultSql()));
        Type known = type == null || type.kind() == Type.Kind.PSEUDO ? typing.typeOf(value) : type;
        return typing.coerce(typing.known(value, known), ColumnType.of(known), 0);
    }
}
