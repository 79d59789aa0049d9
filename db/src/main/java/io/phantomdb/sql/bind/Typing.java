package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.WindowFunction;
import io.phantomdb.rows.function.JsonAggregates;
import io.phantomdb.rows.function.Aggregates;
import io.phantomdb.rows.function.Cast;
import io.phantomdb.rows.function.CastContext;
import io.phantomdb.rows.function.Casts;
import io.phantomdb.rows.function.CommonType;
import io.phantomdb.rows.function.DomainCasts;
import io.phantomdb.rows.function.Functions;
import io.phantomdb.rows.function.Operators;
import io.phantomdb.rows.function.OrderedAggregates;
import io.phantomdb.rows.function.SetFunctions;
import io.phantomdb.rows.function.RangeOffset;
import io.phantomdb.rows.function.RangeOffsets;
import io.phantomdb.rows.function.VariadicCalls;
import io.phantomdb.rows.function.WindowFunctions;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Operator;
import io.phantomdb.sql.tree.TypeName;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL's rules for types, applied to bound expressions: which function a call means is decided by {@code rows}; here
 * the arguments are cast to what it takes, literals of unknown type are read, and parameters learn their type.
 */
final class Typing {
    private static final TextContext ANY_SESSION = TextContext.of(TextSettings.DEFAULT);

    /** One for each order of year, month and day. */
    private static final List<TextContext> SESSIONS = Stream
            .of(TextSettings.DateOrder.MDY, TextSettings.DateOrder.DMY, TextSettings.DateOrder.YMD)
            .map(order -> TextContext.of(new TextSettings(ZoneOffset.UTC, TextSettings.DateStyle.ISO, order, 1, false)))
            .toList();

    private final Parameters parameters;

    Typing(Parameters parameters) {
        this.parameters = parameters;
    }

    Expr literal(Expression.Literal literal) {
        int position = literal.position();
        return switch (literal.kind()) {
            case NULL -> nullConstant(position);
            case BOOLEAN -> new Expr.Constant(literal.text().equals("true"), Expr.BOOL, position);
            case INT4 -> new Expr.Constant(Integer.valueOf(literal.text()), ColumnType.of(Type.INT4), position);
            case INT8 -> new Expr.Constant(Long.valueOf(literal.text()), ColumnType.of(Type.INT8), position);
            case NUMERIC ->
                new Expr.Constant(parse(literal.text(), Type.NUMERIC, position), ColumnType.of(Type.NUMERIC),
                        position);
            case STRING -> new Expr.Constant(literal.text(), ColumnType.of(Type.UNKNOWN), position);
            case BITS -> bits("b" + literal.text(), position);
            case HEX_BITS -> bits("x" + literal.text(), position);
        };
    }

    private static Expr bits(String text, int position) {
        return new Expr.Constant(parse(text, Type.BIT, position), ColumnType.of(Type.BIT), position);
    }

    Expr nullConstant(int position) {
        return new Expr.Constant(null, ColumnType.of(Type.UNKNOWN), position);
    }

    /** Where an expression stood, as far as that is still known. */
    static int position(Expr expr) {
        return switch (expr) {
            case Expr.Constant constant -> constant.position();
            case Expr.Slot slot -> slot.position();
            case Expr.Parameter parameter -> parameter.position();
            default -> 0;
        };
    }

    /** The expression, a parameter with the type it has been given meanwhile. */
    private Expr fresh(Expr expr) {
        if (expr instanceof Expr.Parameter parameter && parameter.type().type() == Type.UNKNOWN) {
            return new Expr.Parameter(parameter.index(), ColumnType.of(parameters.typeOf(parameter)),
                    parameter.position());
        }
        return expr;
    }

    Type typeOf(Expr expr) {
        return fresh(expr).type().type();
    }

    /** The expression; if its type is unknown, as that type. */
    Expr known(Expr expr, Type ifUnknown) {
        Expr fresh = fresh(expr);
        return fresh.type().type() == Type.UNKNOWN && ifUnknown != Type.UNKNOWN ? fromUnknown(fresh, ifUnknown) : fresh;
    }

    private Expr fromUnknown(Expr expr, Type type) {
        if (type.isDomain()) {
            ColumnType plain = ColumnType.of(type).plain();
            return inDomain(assign(fromUnknown(expr, plain.type()), plain, position(expr)), type);
        }
        return switch (expr) {
            case Expr.Parameter parameter when type.hasDomain() ->
                called(Casts.explicit(Type.TEXT, type).function(), List.of(parameters.settle(parameter, Type.TEXT)),
                        type);
            case Expr.Parameter parameter -> parameters.settle(parameter, type);
            case Expr.Constant constant -> read(constant, type);
            default -> called(Casts.explicit(Type.UNKNOWN, type).function(), List.of(expr), type);
        };
    }

    /** A value of what is beneath the domain as one of the domain, checked. */
    private static Expr inDomain(Expr value, Type domain) {
        return new Expr.Call(DomainCasts.check(domain), List.of(value), ColumnType.of(domain));
    }

    /** A value of a domain as what it is over. */
    Expr plain(Expr expr) {
        Expr fresh = fresh(expr);
        Type type = fresh.type().type();
        return type.isDomain() ? relabelled(fresh, fresh.type().plain()) : fresh;
    }

    private Type plainTypeOf(Expr expr) {
        return typeOf(expr).plain();
    }

    private Expr read(Expr.Constant constant, Type type) {
        ColumnType target = ColumnType.of(type);
        if (constant.value() == null || type.isText()) {
            return new Expr.Constant(constant.value(), target, constant.position());
        }
        if (isReadEachTime(type)) {
            if (!isOfCatalog(type)) {
                refuseUnreadable(constant, type);
            }
            Function reader = Casts.explicit(Type.TEXT, type).function();
            return called(located(reader, constant.position()),
                    List.of(new Expr.Constant(constant.value(), ColumnType.of(Type.TEXT), constant.position())), type);
        }
        return new Expr.Constant(parse((String) constant.value(), type, constant.position()), target,
                constant.position());
    }

    /** What no session can read is refused at once, however the order of day and month may be set. */
    private static void refuseUnreadable(Expr.Constant constant, Type type) {
        StatementError first = null;
        for (TextContext session : SESSIONS) {
            try {
                DatumText.read(type, (String) constant.value(), session);
                return;
            } catch (StatementError error) {
                first = first == null ? error : first;
            }
        }
        throw first.at(constant.position());
    }

    /** The same, with errors that say where the text stands. */
    private static Function located(Function reader, int position) {
        Function.Body1 body = (Function.Body1) reader.body();
        return new Function(reader.name(), reader.argumentTypes(), reader.resultType(), reader.volatility(),
                reader.strict(), (Function.Body1) (text, context) -> {
                    try {
                        return body.apply(text, context);
                    } catch (StatementError error) {
                        throw error.at(position);
                    }
                });
    }

    /** How some types are read depends on the session and on the moment. */
    private static boolean isReadEachTime(Type type) {
        Type part = type.isArray() ? type.element() : type.subtype();
        if (type.fields() != null) {
            return type.hasDomain()
                    || type.fields().stream().anyMatch(field -> isReadEachTime(field.type().type()));
        }
        return type.isDomain() || part != null
                ? type.isDomain() || isReadEachTime(part)
                : type.category() == Type.Category.DATE_TIME || isOfCatalog(type);
    }

    /** Names of objects mean what the catalog says when the statement runs. */
    private static boolean isOfCatalog(Type type) {
        return type.hasDomain() || type.fields() != null
                || (type.isArray()
                        ? isOfCatalog(type.element())
                        : type.kind() == Type.Kind.REG && type != Type.REGCONFIG);
    }

    private static Object parse(String text, Type type, int position) {
        try {
            return DatumText.read(type, text, ANY_SESSION);
        } catch (StatementError error) {
            throw error.at(position);
        }
    }

    private static Expr called(Function function, List<Expr> arguments, Type type) {
        return function == null
                ? relabelled(arguments.getFirst(), ColumnType.of(type))
                : new Expr.Call(function, arguments, ColumnType.of(type));
    }

    /** The same datum under another type. */
    private static Expr relabelled(Expr expr, ColumnType type) {
        return expr.type().equals(type) ? expr : new Expr.Relabel(expr, type);
    }

    Expr operator(Operator operator, Expr left, Expr right, int position) {
        try {
            if (left == null) {
                return apply(Operators.prefix(operator.symbol(), plainTypeOf(right)), List.of(right));
            }
            Function function = Operators.infix(operator.symbol(), plainTypeOf(left), plainTypeOf(right));
            return apply(function, List.of(left, right));
        } catch (StatementError error) {
            throw error.at(position);
        }
    }

    /** The value is what is compared: NULLIF(1, 2.5) is numeric. */
    Expr nullIf(Expr left, Expr right, int position) {
        try {
            Function equality = Operators.infix("=", plainTypeOf(left), plainTypeOf(right));
            return new Expr.NullIf(implicit(left, equality.argumentTypes().getFirst()),
                    apply(equality, List.of(left, right)));
        } catch (StatementError error) {
            throw error.at(position);
        }
    }

    /** The call with its arguments cast to what the function takes. */
    private Expr apply(Function function, List<Expr> arguments) {
        List<Expr> cast = new ArrayList<>(arguments.size());
        for (int at = 0; at < arguments.size(); at++) {
            cast.add(implicit(arguments.get(at), function.argumentTypes().get(at)));
        }
        ColumnType type = ColumnType.of(function.resultType());
        // A strict function of NULL is NULL, whatever else there is: the rest is not even looked at.
        return function.strict() && cast.stream().anyMatch(Typing::isNull)
                ? new Expr.Constant(null, type, 0)
                : new Expr.Call(function, cast, type);
    }

    private static boolean isNull(Expr expr) {
        return expr instanceof Expr.Constant constant && constant.value() == null;
    }

    private Expr implicit(Expr expr, Type type) {
        Expr known = known(expr, type);
        Type from = known.type().type();
        if (from.equals(type) || type == Type.UNKNOWN) {
            return known;
        }
        if (type.isComposite() && from.equals(Type.RECORD)) {
            return cast(known, ColumnType.of(type), CastContext.IMPLICIT, 0);
        }
        Cast cast = Casts.find(from, type, CastContext.IMPLICIT);
        if (cast == null) {
            throw new StatementError(SqlState.CANNOT_COERCE,
                    "cannot cast type " + from.sqlName() + " to " + type.sqlName());
        }
        return called(cast.function(), List.of(known), type);
    }

    /** What a function that gives rows is found by: its name, with the schema unless that is where all look. */
    static String key(Name name) {
        String schema = name.schema();
        return schema == null || schema.equals("pg_catalog") ? name.last() : schema + "." + name.last();
    }

    /** Without parameters of type void: JDBC drivers send those for what a function gives back. */
    private List<Expr> withoutVoid(List<Expr> arguments) {
        return arguments.stream()
                .filter(each -> !(each instanceof Expr.Parameter && typeOf(each) == Type.VOID)).toList();
    }

    Expr call(Name name, List<Expr> given, int position) {
        List<Expr> arguments = withoutVoid(given);
        boolean asksForType = name.last().equals("pg_typeof");
        List<Type> types = arguments.stream().map(asksForType ? this::typeOf : this::plainTypeOf).toList();
        try {
            Function function = name.schema() == null || name.schema().equals("pg_catalog")
                    ? Functions.resolve(name.last(), types)
                    : Functions.resolveIn(name.schema(), name.last(), types);
            return apply(function, arguments);
        } catch (StatementError error) {
            throw error.at(position);
        }
    }

    /** A call of a built-in function with an array in the place of its last arguments. */
    Expr variadicCall(Expression.FunctionCall call, List<Expr> arguments) {
        List<Type> types = arguments.stream().map(this::typeOf).toList();
        try {
            return apply(VariadicCalls.resolve(call.name().last(), types), arguments);
        } catch (StatementError error) {
            boolean isOfArray = error.state() == SqlState.DATATYPE_MISMATCH;
            throw error.at(isOfArray ? call.arguments().getLast().position() : call.position());
        }
    }

    static boolean isAggregate(String name) {
        return Aggregates.exist(name) || OrderedAggregates.exist(name);
    }

    Aggregate aggregate(Expression.FunctionCall call, List<Expr> arguments) {
        String name = call.name().last();
        if (!call.star() && arguments.isEmpty()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    name + "(*) must be used to call a parameterless aggregate function").at(call.position());
        }
        try {
            return Aggregates.resolve(name,
                    call.star() ? List.of() : arguments.stream().map(this::plainTypeOf).toList());
        } catch (StatementError error) {
            throw error.at(call.position());
        }
    }

    /** What an aggregate takes of what it is called with: those that make JSON take JSON. */
    List<Expr> aggregated(Expression.FunctionCall call, Aggregate aggregate, List<Expr> written) {
        String name = aggregate.name();
        if (!JsonAggregates.exist(name)) {
            return arguments(written, aggregate.argumentTypes(), call.position());
        }
        List<Expr> json = new ArrayList<>();
        if (JsonAggregates.isOfPairs(name)) {
            json.add(cast(written.getFirst(), ColumnType.of(Type.TEXT), call.position()));
        }
        Name toJson = new Name(
                List.of("pg_catalog", JsonAggregates.typeOf(name) == Type.JSONB ? "to_jsonb" : "to_json"),
                0);
        Expr value = JsonAggregates.isOfPairs(name) ? known(written.getLast(), Type.TEXT) : written.getLast();
        json.add(call(toJson, List.of(value), call.position()));
        return json;
    }

    WindowFunction windowFunction(Expression.FunctionCall call, List<Expr> arguments) {
        try {
            return WindowFunctions.resolve(call.name().last(),
                    arguments.stream().map(this::plainTypeOf).toList());
        } catch (StatementError error) {
            throw error.at(call.position());
        }
    }

    /** How the offset of a RANGE frame is added to a sort key. */
    RangeOffset rangeOffset(Expr key, Expr offset, int position) {
        try {
            return RangeOffsets.find(plainTypeOf(key), plainTypeOf(offset));
        } catch (StatementError error) {
            throw error.at(position);
        }
    }

    /** Each argument cast to what a function takes. */
    List<Expr> arguments(List<Expr> arguments, List<Type> types, int position) {
        try {
            List<Expr> cast = new ArrayList<>(arguments.size());
            for (int at = 0; at < arguments.size(); at++) {
                cast.add(implicit(arguments.get(at), types.get(at)));
            }
            return cast;
        } catch (StatementError error) {
            throw error.at(position);
        }
    }

    /** CURRENT_TIMESTAMP and its kin: functions in disguise. */
    Expr current(Expression.CurrentValue current) {
        return switch (current.kind()) {
            case CURRENT_TIMESTAMP -> precise(now(current), Type.TIMESTAMPTZ, current);
            case LOCALTIMESTAMP -> precise(now(current), Type.TIMESTAMP, current);
            case CURRENT_DATE -> cast(now(current), ColumnType.of(Type.DATE), current.position());
            case CURRENT_ROLE, CURRENT_USER, USER -> noArguments("current_user", current);
            case SESSION_USER -> noArguments("session_user", current);
            case CURRENT_CATALOG -> noArguments("current_database", current);
            case CURRENT_SCHEMA -> noArguments("current_schema", current);
            case CURRENT_TIME -> precise(now(current), Type.TIMETZ, current);
            case LOCALTIME -> precise(now(current), Type.TIME, current);
        };
    }

    private Expr now(Expression.CurrentValue current) {
        return noArguments("now", current);
    }

    private Expr noArguments(String name, Expression.CurrentValue current) {
        return call(new Name(List.of(name), current.position()), List.of(), current.position());
    }

    private Expr precise(Expr now, Type type, Expression.CurrentValue current) {
        ColumnType target = current.precision() == null
                ? ColumnType.of(type)
                : ColumnType.of(type, List.of(current.precision()));
        return cast(now, target, current.position());
    }

    /** The type of a user is null if there is none of that name. */
    ColumnType type(TypeName name, Type ofUser) {
        try {
            return TypeNames.typeNamed(name, ofUser);
        } catch (StatementError error) {
            throw error.at(name.position());
        }
    }

    /** The type that all become; its modifier is kept if all have the same. */
    ColumnType common(List<Expr> exprs, String construct, int position) {
        try {
            Type type = CommonType.select(exprs.stream().map(this::typeOf).toList(), construct);
            return new ColumnType(type, commonModifier(exprs, type));
        } catch (StatementError error) {
            throw error.at(position);
        }
    }

    private static int commonModifier(List<Expr> exprs, Type type) {
        int modifier = exprs.getFirst().type().modifier();
        for (Expr expr : exprs) {
            if (!expr.type().type().equals(type) || expr.type().modifier() != modifier) {
                return -1;
            }
        }
        return modifier;
    }

    /** Null if there is none. */
    ColumnType commonOrNull(List<Expr> exprs) {
        Type type = CommonType.selectOrNull(exprs.stream().map(this::typeOf).toList());
        return type == null ? null : ColumnType.of(type);
    }

    List<Expr> coerceAll(List<Expr> exprs, ColumnType type, int position) {
        return exprs.stream().map(expr -> coerce(expr, type, position)).toList();
    }

    /** An implicit cast; the modifier only describes, it does not cut. */
    Expr coerce(Expr expr, ColumnType type, int position) {
        try {
            return relabelModifier(implicit(expr, type.type()), type);
        } catch (StatementError error) {
            throw error.at(position);
        }
    }

    private static Expr relabelModifier(Expr expr, ColumnType type) {
        return type.hasModifier() && !expr.type().equals(type) ? new Expr.Relabel(expr, type) : expr;
    }

    boolean canAssign(Type from, Type to) {
        return Casts.can(from, to, CastContext.ASSIGNMENT);
    }

    boolean canImplicitly(Type from, Type to) {
        return Casts.can(from, to, CastContext.IMPLICIT);
    }

    /** As it is stored in a column of that type; the cast must be allowed. */
    Expr assign(Expr expr, ColumnType type, int position) {
        return cast(expr, type, CastContext.ASSIGNMENT, position);
    }

    /** CAST(… AS …). */
    Expr cast(Expr expr, ColumnType type, int position) {
        return cast(expr, type, CastContext.EXPLICIT, position);
    }

    Expr cast(Expr expr, ColumnType type, CastContext context, int position) {
        Type target = type.type();
        if (target.isDomain()) {
            return typeOf(expr).equals(target)
                    ? expr
                    : inDomain(cast(expr, type.plain(), context, position), target);
        }
        if (typeOf(expr).isDomain()) {
            return cast(plain(expr), type, context, position);
        }
        if (target.isComposite() && expr instanceof Expr.Call call && call.function().name().equals("row")
                && !typeOf(expr).isComposite()) {
            return new RowCast(this, target, context).of(call, position);
        }
        try {
            Expr known = known(withFields(expr, type), type.type());
            Type from = known.type().type();
            Expr whole = known;
            if (type.type() == Type.BIT && type.hasModifier() && (from == Type.INT4 || from == Type.INT8)) {
                return bitsOf(known, type);
            }
            if (!from.equals(type.type())) {
                Cast cast = Casts.find(from, type.type(), context);
                whole = called((cast == null ? Casts.explicit(from, type.type()) : cast).function(), List.of(known),
                        type.type());
            }
            return fitted(whole, type, context == CastContext.EXPLICIT);
        } catch (StatementError error) {
            throw error.at(position);
        }
    }

    /** A number without a unit is of the last field of its interval, so that the fields have to be known when it is read. */
    private static Expr withFields(Expr expr, ColumnType type) {
        boolean hasFields = type.type() == Type.INTERVAL && type.intervalFields() != null;
        return hasFields && expr instanceof Expr.Constant constant && constant.type().type() == Type.UNKNOWN
                && constant.value() != null
                        ? new Expr.Constant(DatumText.read(type, (String) constant.value(), ANY_SESSION), type,
                                constant.position())
                        : expr;
    }

    /** The last bits of a whole number: cutting off what is too much would leave the first. */
    private static Expr bitsOf(Expr number, ColumnType type) {
        Function function = Functions.resolve("bit", List.of(number.type().type(), Type.INT4));
        return new Expr.Call(function,
                List.of(number, new Expr.Constant(type.modifier(), ColumnType.of(Type.INT4), 0)), type);
    }

    /** Cut or rounded to the modifier of the type. */
    private static Expr fitted(Expr expr, ColumnType type, boolean explicit) {
        if (!type.hasModifier() || expr.type().equals(type)) {
            return expr;
        }
        Function length = Casts.length(type.type());
        if (length == null) {
            return expr;
        }
        List<Expr> arguments = new ArrayList<>();
        arguments.add(expr);
        List<Object> more = Casts.lengthArguments(type, explicit);
        for (int at = 0; at < more.size(); at++) {
            arguments.add(new Expr.Constant(more.get(at), ColumnType.of(length.argumentTypes().get(at + 1)), 0));
        }
        return new Expr.Call(length, arguments, type);
    }

    /** As what the two sides of an equality are the same: for sets of values. */
    ColumnType comparedAs(Expr equality, Expr column) {
        if (!(equality instanceof Expr.Call call)) {
            return column.type();
        }
        List<Type> types = call.function().argumentTypes();
        return types.get(0).equals(types.get(1))
                ? ColumnType.of(types.getFirst())
                : ColumnType.of(CommonType.select(types, "IN"));
    }

    /** A call of a function that gives rows. */
    Expr.SetCall setCall(Name name, List<Expr> given, int position) {
        List<Expr> arguments = withoutVoid(given);
        try {
            SetFunction function = SetFunctions.resolve(key(name),
                    arguments.stream().map(this::plainTypeOf).toList());
            List<Expr> cast = new ArrayList<>(arguments.size());
            for (int at = 0; at < arguments.size(); at++) {
                cast.add(implicit(arguments.get(at), function.argumentTypes().get(at)));
            }
            return new Expr.SetCall(function, cast, ColumnType.of(function.rowType()), position);
        } catch (StatementError error) {
            throw error.at(position);
        }
    }
}
