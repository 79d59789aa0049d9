package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutineParameter;
import io.phantomdb.sql.catalog.RoutineType;
import io.phantomdb.sql.catalog.RoutinesDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.RoutineStatement;
import io.phantomdb.sql.tree.RoutineStatement.Mode;
import io.phantomdb.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;

/** CREATE, ALTER and DROP FUNCTION and PROCEDURE: types are looked up, options put together, the body stays text. */
final class RoutineBinder {
    private static final String COMPATIBLE = "anycompatible";
    /** As long as it has no number of its own. */
    private static final int DRAFT_ID = 1;
    private static final float COST_OF_SQL = 100;
    private static final float ROWS_OF_SETS = 1000;
    private static final int PARAMETERS_MAX = 100;

    private final StatementBinder statement;

    RoutineBinder(StatementBinder statement) {
        this.statement = statement;
    }

    SchemaCommand bind(RoutineStatement tree) {
        return switch (tree) {
            case RoutineStatement.Create create -> create(create);
            case RoutineStatement.Drop drop -> new SchemaCommand.DropRoutines(drop.kind(),
                    drop.routines().stream().map(each -> signature(each, drop.ifExists())).toList(), drop.ifExists(),
                    drop.cascade());
            case RoutineStatement.Alter alter -> alter(alter);
            case RoutineStatement.CreateTrigger create -> new TriggerBinder(statement).create(create);
            case RoutineStatement.DropTrigger drop -> new SchemaCommand.DropTrigger(drop.name(), name(drop.table()),
                    drop.ifExists());
            case RoutineStatement.Call call -> throw DefinitionBinder.notYet("CALL", call);
            case RoutineStatement.Do block -> throw DefinitionBinder.notYet("DO", block);
        };
    }

    private SchemaCommand.Name name(Name name) {
        return new SchemaCommand.Name(statement.schema(name), name.last(), statement.path(), name.position());
    }

    private SchemaCommand.Name mangled(Name name) {
        return new SchemaCommand.Name(statement.schema(name), RoutinesDescriptor.mangled(name.last()),
                statement.path(), name.position());
    }

    private SchemaCommand create(RoutineStatement.Create create) {
        RoutineOptions options = new RoutineOptions();
        create.options().forEach(options::add);
        boolean isProcedure = create.kind() == RoutineStatement.Kind.PROCEDURE;
        String language = options.language(create.body() != null);
        List<RoutineParameter> parameters = parameters(create);
        RoutineType result = result(create, parameters, isProcedure);
        if (language.equals(RoutineDescriptor.SQL) && result.equals(RoutineType.of(Type.TRIGGER))) {
            throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION, "SQL functions cannot return type trigger");
        }
        boolean setOf = create.table() != null || create.returns() != null && create.returns().setOf();
        String source = source(create, options, language);
        RoutineDescriptor.Properties properties = options.properties(new RoutineDescriptor.Properties(
                Volatility.VOLATILE, false, false, false, "u", COST_OF_SQL, setOf ? ROWS_OF_SETS : 0), setOf,
                isProcedure);
        List<SchemaCommand.RoutineSetting> settings = create.settings().stream().map(RoutineBinder::setting).toList();
        RoutineDescriptor routine = new RoutineDescriptor(DRAFT_ID,
                isProcedure ? RoutineDescriptor.Kind.PROCEDURE : RoutineDescriptor.Kind.FUNCTION, parameters, result,
                setOf, language, properties, source, create.body() == null ? null : "", List.of(), needs(parameters,
                        result),
                Access.FOUNDING);
        return new SchemaCommand.CreateRoutine(mangled(create.name()), create.replace(), routine, settings,
                statement.used().stream().filter(table -> !table.descriptor().isRights()).map(Table::version)
                        .toList());
    }

    private static SchemaCommand.RoutineSetting setting(RoutineStatement.SetOption option) {
        if (option.setting() != null && option.setting().startsWith("transaction_")) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "SET " + option.setting() + " of a function is not supported").at(option.position());
        }
        return new SchemaCommand.RoutineSetting(option.setting(), option.value(), option.fromCurrent(),
                option.reset());
    }

    private static String source(RoutineStatement.Create create, RoutineOptions options, String language) {
        if (create.body() == null) {
            return options.source();
        }
        if (options.hasSource()) {
            throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION,
                    "duplicate function body specified").at(create.position());
        }
        if (!language.equals(RoutineDescriptor.SQL)) {
            throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION,
                    "inline SQL function body only valid for language SQL");
        }
        return create.body();
    }

    private List<Integer> needs(List<RoutineParameter> parameters, RoutineType result) {
        List<Integer> needs = new ArrayList<>();
        parameters.forEach(each -> needs.add(each.type().descriptorId()));
        needs.add(result.descriptorId());
        return needs.stream().filter(id -> id != 0).distinct().sorted().toList();
    }

    private List<RoutineParameter> parameters(RoutineStatement.Create create) {
        List<RoutineStatement.Parameter> written = new ArrayList<>(create.parameters());
        if (create.table() != null) {
            if (written.stream().anyMatch(each -> each.mode() == Mode.OUT || each.mode() == Mode.INOUT)) {
                throw new StatementError(SqlState.SYNTAX_ERROR,
                        "OUT and INOUT arguments aren't allowed in TABLE functions");
            }
            written.addAll(create.table());
        }
        List<RoutineParameter> parameters = new ArrayList<>();
        boolean hasDefault = false;
        for (RoutineStatement.Parameter each : written) {
            boolean isColumn = create.table() != null && create.table().contains(each);
            RoutineParameter parameter = parameter(each, isColumn, create);
            requireNamed(parameter, parameters, each);
            hasDefault |= parameter.defaultSql() != null;
            if (hasDefault && parameter.isInput() && parameter.defaultSql() == null) {
                throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION,
                        "input parameters after one with a default value must also have defaults");
            }
            parameters.add(parameter);
        }
        if (parameters.stream().filter(RoutineParameter::isInput).count() > PARAMETERS_MAX) {
            throw new StatementError(SqlState.TOO_MANY_ARGUMENTS,
                    "functions cannot have more than " + PARAMETERS_MAX + " arguments");
        }
        return parameters;
    }

    private static void requireNamed(RoutineParameter parameter, List<RoutineParameter> before,
            RoutineStatement.Parameter written) {
        for (RoutineParameter other : before) {
            boolean isSame = !parameter.name().isEmpty() && other.name().equals(parameter.name());
            boolean areApart = parameter.mode() == RoutineParameter.Mode.OUT && !other.isOutput()
                    || other.mode() == RoutineParameter.Mode.OUT && !parameter.isOutput();
            if (isSame && !areApart) {
                throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION,
                        "parameter name \"" + parameter.name() + "\" used more than once").at(written.position());
            }
            if (other.mode() == RoutineParameter.Mode.VARIADIC && parameter.isInput()) {
                throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION,
                        "VARIADIC parameter must be the last input parameter");
            }
        }
    }

    private RoutineParameter parameter(RoutineStatement.Parameter written, boolean isColumn,
            RoutineStatement.Create create) {
        RoutineParameter.Mode mode = isColumn
                ? RoutineParameter.Mode.TABLE
                : RoutineParameter.Mode.valueOf(written.mode().name());
        RoutineType type = type(written.type());
        if (written.type().setOf()) {
            throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION,
                    (create.kind() == RoutineStatement.Kind.PROCEDURE ? "procedures" : "functions")
                            + " cannot accept set arguments");
        }
        Type resolved = type.resolve(statement::descriptor);
        if (mode == RoutineParameter.Mode.VARIADIC && !resolved.isArray() && resolved != Type.ANYARRAY
                && resolved != Type.ANYCOMPATIBLEARRAY && resolved != Type.ANY) {
            throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION, "VARIADIC parameter must be an array");
        }
        if (mode != RoutineParameter.Mode.TABLE && (resolved == Type.VOID || resolved == Type.TRIGGER)) {
            throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION,
                    "SQL functions cannot have arguments of type " + resolved.sqlName());
        }
        RoutineParameter parameter = new RoutineParameter(written.name() == null ? "" : written.name(), mode, type,
                null);
        if (written.value() == null) {
            return parameter;
        }
        if (!parameter.isInput()) {
            throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION,
                    "only input parameters can have default values");
        }
        return new RoutineParameter(parameter.name(), mode, type, defaultSql(written, resolved));
    }

    private String defaultSql(RoutineStatement.Parameter written, Type type) {
        StatementBinder inside = statement.withoutParameters();
        ExpressionBinder binder = new ExpressionBinder(inside, Scope.empty(), Clause.DEFAULT, null);
        Expr value = binder.bind(written.value());
        if (type.kind() != Type.Kind.PSEUDO) {
            inside.typing().coerce(value, ColumnType.of(type), written.value().position());
        }
        return TreeText.of(written.value());
    }

    private RoutineType result(RoutineStatement.Create create, List<RoutineParameter> parameters,
            boolean isProcedure) {
        List<RoutineParameter> outputs = parameters.stream().filter(RoutineParameter::isOutput).toList();
        RoutineType byOutputs = isProcedure && !outputs.isEmpty() || outputs.size() > 1
                ? RoutineType.of(Type.RECORD)
                : outputs.isEmpty() ? null : outputs.getFirst().type();
        if (isProcedure) {
            if (create.returns() != null || create.table() != null) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "syntax error at or near \"RETURNS\"");
            }
            return byOutputs == null ? RoutineType.of(Type.VOID) : byOutputs;
        }
        if (create.returns() == null) {
            if (byOutputs == null) {
                throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION,
                        "function result type must be specified");
            }
            return byOutputs;
        }
        RoutineType written = type(create.returns());
        if (byOutputs != null && !byOutputs.equals(written)) {
            throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION, "function result type must be "
                    + byOutputs.resolve(statement::descriptor).sqlName() + " because of OUT parameters");
        }
        requireTold(written.resolve(statement::descriptor), parameters);
        return written;
    }

    /** 42P13 if no parameter says what a result of a pseudo-type is. */
    private void requireTold(Type result, List<RoutineParameter> parameters) {
        if (result.kind() != Type.Kind.PSEUDO || result == Type.TRIGGER) {
            return;
        }
        boolean isCompatible = result.catalogName().startsWith(COMPATIBLE);
        boolean isRange = result.catalogName().endsWith("range");
        boolean isTold = parameters.stream().filter(RoutineParameter::isInput)
                .map(each -> each.type().resolve(statement::descriptor))
                .anyMatch(each -> each.kind() == Type.Kind.PSEUDO
                        && each.catalogName().startsWith(COMPATIBLE) == isCompatible
                        && (!isRange || each.catalogName().endsWith("range")));
        if (!isTold) {
            String family = isCompatible ? COMPATIBLE : "any";
            String needed = isRange
                    ? family + "range or " + family + "multirange."
                    : (isCompatible ? COMPATIBLE : "anyelement") + ", " + family + "array, " + family + "nonarray, "
                            + (isCompatible ? "" : "anyenum, ") + family + "range, or " + family + "multirange.";
            throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION, "cannot determine result data type",
                    "A result of type " + result.sqlName() + " requires at least one input of type " + needed, null, 0);
        }
    }

    /** 42704 if there is no such type. */
    RoutineType type(RoutineStatement.RoutineType written) {
        if (written.column() != null) {
            return columnType(written);
        }
        TypeName name = written.type();
        TypeName single = new TypeName(name.name(), List.of(), name.intervalFields(), name.arrayBounds(), false,
                name.position());
        if (TypeNames.isBuiltIn(name)) {
            return RoutineType.of(statement.type(single).type());
        }
        Table found = statement.typeOrRows(name.name());
        if (found == null) {
            throw TypeNames.unknown(name).at(name.position());
        }
        boolean isRows = found.descriptor().type().isComposite() && !found.descriptor().isDomain();
        if (isRows && !name.isArray()) {
            return RoutineType.ofRows(found.descriptor().id());
        }
        Type type = name.isArray() ? found.descriptor().type().array() : found.descriptor().type();
        return new RoutineType(type.oid(), found.descriptor().id());
    }

    /** {@code t.c%TYPE}: what the type of the column is now. */
    private RoutineType columnType(RoutineStatement.RoutineType written) {
        List<String> parts = written.column().parts();
        Table table = statement.table(new Name(parts.subList(0, parts.size() - 1), written.position()));
        ColumnDescriptor column = table.descriptor().columnNamed(parts.getLast());
        if (column == null) {
            throw new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + parts.getLast() + "\" of relation \""
                    + table.descriptor().name() + "\" does not exist").at(written.position());
        }
        Type own = column.userType();
        if (own != null && own.isComposite() && !own.isDomain() && !column.type().type().isArray()) {
            return RoutineType.ofRows(own.oid());
        }
        return own == null
                ? RoutineType.of(column.type().type())
                : new RoutineType(column.type().type().oid(), own.oid());
    }

    /** A routine that a statement names. */
    SchemaCommand.RoutineSignature signature(RoutineStatement.Signature written, boolean ifExists) {
        if (written.parameters() == null) {
            return new SchemaCommand.RoutineSignature(mangled(written.name()), null, null, List.of());
        }
        List<RoutineType> types = new ArrayList<>();
        List<RoutineType> all = new ArrayList<>();
        List<Type> shown = new ArrayList<>();
        for (RoutineStatement.Parameter parameter : written.parameters()) {
            RoutineType type;
            try {
                type = type(parameter.type());
            } catch (StatementError missing) {
                if (!ifExists || missing.state() != SqlState.UNDEFINED_OBJECT) {
                    throw missing;
                }
                return new SchemaCommand.RoutineSignature(mangled(written.name()), null, missing.getMessage(),
                        List.of());
            }
            all.add(type);
            if (parameter.mode() != Mode.OUT) {
                types.add(type);
                shown.add(type.resolve(statement::descriptor));
            }
        }
        String text = String.join(", ", shown.stream().map(Type::sqlName).toList());
        return new SchemaCommand.RoutineSignature(mangled(written.name()), types, text, all);
    }

    private SchemaCommand alter(RoutineStatement.Alter alter) {
        RoutineOptions options = new RoutineOptions();
        alter.options().forEach(options::add);
        options.requireAlterable();
        SchemaCommand.RoutineChange change = new SchemaCommand.RoutineChange(alter.rename() == null
                ? null
                : RoutinesDescriptor.mangled(alter.rename()), alter.owner(), alter.schema(), options::properties,
                alter.settings().stream().map(RoutineBinder::setting).toList());
        return new SchemaCommand.AlterRoutine(alter.kind(), signature(alter.routine(), false), change);
    }
}
