package io.phantomdb.sql.bind;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.HypotheticalRank;
import io.phantomdb.rows.function.SetFunctions;
import io.phantomdb.rows.function.VariadicCalls;
import io.phantomdb.rows.function.WindowFunctions;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Operator;
import io.phantomdb.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;

/** Gives expressions their meaning in one block of a query: names from its scope, types by {@link Typing}. */
final class ExpressionBinder {
    private static final int GROUPING_ARGUMENTS_MAX = 31;

    private final StatementBinder statement;
    private final Scope scope;
    private final Typing typing;
    private final Clause clause;
    private final Aggregates aggregates;

    /** The aggregates are null where none are allowed. */
    ExpressionBinder(StatementBinder statement, Scope scope, Clause clause, Aggregates aggregates) {
        this.statement = statement;
        this.scope = scope;
        this.typing = statement.typing();
        this.clause = clause;
        this.aggregates = aggregates;
    }

    Scope scope() {
        return scope;
    }

    List<Expr> bindAll(List<Expression> expressions) {
        List<Expr> bound = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            bound.add(bind(expression));
        }
        return bound;
    }

    /** A condition: boolean, or 42804 "argument of WHERE must be type boolean". */
    Expr condition(Expression expression, String of) {
        return truth(bind(expression), of, expression.position());
    }

    private Expr truth(Expr value, String of, int position) {
        Expr known = typing.plain(typing.known(value, Type.BOOL));
        if (known.type().type() != Type.BOOL) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "argument of " + of
                    + " must be type boolean, not type " + known.type().type().sqlName()).at(position);
        }
        return known;
    }

    Expr bind(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> typing.literal(literal);
            case Expression.Lifted lifted -> statement.parameters().lifted(lifted.index(), lifted.position());
            case Expression.Parameter parameter ->
                statement.parameters().explicit(parameter.number(), parameter.position());
            case Expression.ColumnReference column -> column(column);
            case Expression.Unary unary ->
                typing.operator(unary.operator(), null, bind(unary.operand()), unary.position());
            case Expression.Binary binary -> binary(binary);
            case Expression.And and -> new Expr.And(conditions(and.operands(), "AND"));
            case Expression.Or or -> new Expr.Or(conditions(or.operands(), "OR"));
            case Expression.Not not -> new Expr.Not(condition(not.operand(), "NOT"));
            case Expression.Cast cast -> cast(cast);
            case Expression.FunctionCall call -> call(call);
            case Expression.CurrentValue current -> typing.current(current);
            case Expression.Coalesce coalesce -> coalesce(coalesce);
            case Expression.NullIf nullIf ->
                typing.nullIf(bind(nullIf.left()), bind(nullIf.right()), nullIf.position());
            case Expression.Extreme extreme -> extreme(extreme);
            case Expression.Case choice -> new CaseBinder(this, typing).bind(choice);
            case Expression.IsNull test -> isNull(test);
            case Expression.IsTruth test -> isTruth(test);
            case Expression.IsDistinct test -> isDistinct(test);
            case Expression.Between between -> between(between);
            case Expression.Like like -> like(like);
            case Expression.InList in -> inList(in);
            case Expression.InSubquery in -> subqueries().in(in);
            case Expression.Exists exists -> new Expr.Exists(subquery(exists.query()));
            case Expression.ScalarSubquery scalar -> subqueries().scalar(scalar);
            case Expression.QuantifiedSubquery quantified -> subqueries().quantified(quantified);
            case Expression.Collate collate -> collate(collate);
            case Expression.Default value ->
                throw new StatementError(SqlState.SYNTAX_ERROR, "DEFAULT is not allowed in this context")
                        .at(value.position());
            case Expression.Wildcard star -> records().star(star);
            case Expression.QuantifiedArray quantified -> arrays().quantified(quantified);
            case Expression.ArraySubquery array -> subqueries().array(array);
            case Expression.ArrayConstructor array -> arrays().array(array, null);
            case Expression.Subscript subscript -> arrays().subscript(subscript);
            case Expression.Row row -> records().row(row);
            case Expression.FieldAccess access -> records().field(access);
            case Expression.Grouping grouping -> grouping(grouping);
            case Expression.CurrentOf other -> throw Check.unreachable("it is the whole condition of a change");
            case Expression.NamedArgument other -> throw notYet("named arguments", other);
        };
    }

    /** The elements of an array that is cast are cast one by one, so that they need nothing in common. */
    private Expr cast(Expression.Cast cast) {
        ColumnType type = statement.type(cast.type());
        Expr operand = cast.operand() instanceof Expression.ArrayConstructor array && type.type().isArray()
                ? arrays().array(array, type.element())
                : bind(cast.operand());
        return typing.cast(operand, type, cast.position());
    }

    private ArrayBinder arrays() {
        return new ArrayBinder(this, typing);
    }

    private Expr column(Expression.ColumnReference reference) {
        Expr variable = statement.parameters().names() == null
                ? null
                : statement.parameters().names().variable(reference.parts(), reference.position(), scope,
                        statement.parameters());
        if (variable != null) {
            return variable;
        }
        Scope.Column column = scope.resolve(reference.parts(), reference.position());
        if (column != null) {
            return (clause.isKept() ? column : statement.use(column)).value();
        }
        List<Scope.Column> all = scope.columns(reference.parts(), reference.position());
        if (!clause.isKept()) {
            all.forEach(statement::use);
        }
        return scope.isValue(reference.parts())
                ? all.getFirst().value()
                : RecordBinder.orNull(RecordBinder.whole(all), scope.absent(reference.parts()));
    }

    private RecordBinder records() {
        return new RecordBinder(this, typing);
    }

    /** The columns that a star stands for, or null if the expression is none. */
    List<Scope.Column> starred(Expression expression) {
        return switch (expression) {
            case Expression.Wildcard star -> starColumns(star);
            case Expression.FieldAccess access when access.field() == null -> records().all(access);
            default -> null;
        };
    }

    /** What {@code *} or {@code t.*} stands for, which may be a record variable. */
    List<Scope.Column> starColumns(Expression.Wildcard star) {
        ParameterNames names = statement.parameters().names();
        List<Scope.Column> fields = names == null || star.qualifier().isEmpty()
                ? null
                : names.fields(star.qualifier(), star.position(), statement.parameters());
        return fields != null ? fields : SelectBinder.starColumns(scope, star);
    }

    /** True where the row that a star stands for is not there; null if it always is. */
    Expr absent(Expression.Wildcard star) {
        if (star.qualifier().isEmpty()) {
            return null;
        }
        ParameterNames names = statement.parameters().names();
        List<Scope.Column> fields = names == null
                ? null
                : names.fields(star.qualifier(), star.position(), statement.parameters());
        return fields != null ? RecordBinder.absent(fields) : scope.absent(star.qualifier());
    }

    static StatementError notYet(String what, Expression expression) {
        return new StatementError(SqlState.FEATURE_NOT_SUPPORTED, what + " are not supported".replace(
                what.equals(what.toUpperCase(java.util.Locale.ROOT)) ? " are" : "\0", " is")).at(expression.position());
    }

    private List<Expr> conditions(List<Expression> operands, String of) {
        List<Expr> bound = new ArrayList<>(operands.size());
        for (Expression operand : operands) {
            bound.add(condition(operand, of));
        }
        return bound;
    }

    private Expr binary(Expression.Binary binary) {
        if (binary.left() instanceof Expression.Row left) {
            if (binary.right() instanceof Expression.Row right) {
                return rows(binary, left, right);
            }
            if (binary.right() instanceof Expression.ScalarSubquery right) {
                return subqueries().comparedRow(left, binary, right);
            }
        }
        return typing.operator(binary.operator(), bind(binary.left()), bind(binary.right()), binary.position());
    }

    /** (a, b) = (c, d), column by column. */
    private Expr rows(Expression.Binary binary, Expression.Row left, Expression.Row right) {
        return new RowComparison(typing, binary.operator(), binary.position()).of(bindAll(left.fields()),
                bindAll(right.fields()));
    }

    private Expr call(Expression.FunctionCall call) {
        if (call.over() != null) {
            return new WindowBinder(statement, scope, clause, aggregates).bind(call);
        }
        String name = call.name().last();
        boolean isUsers = statement.isOfUsers(call.name());
        if (call.star() || !isUsers && (Typing.isAggregate(name) || isRankOfArguments(call))) {
            return new AggregateBinder(statement, scope, this).bind(call);
        }
        if (!isUsers && WindowFunctions.exist(name)) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "window function " + call.name() + " requires an OVER clause").at(call.position());
        }
        NamedArguments arguments = new NamedArguments(this, call);
        Expr ofUser = new RoutineCalls(statement).bind(call, arguments, false);
        if (ofUser != null) {
            refuseAggregateSyntax(call, name);
            if (ofUser instanceof Expr.SetCall) {
                clause.refuseSet(call.position());
            }
            return ofUser;
        }
        refuseAggregateSyntax(call, name);
        if (call.variadic() && VariadicCalls.exist(name)) {
            return typing.variadicCall(call, arguments.inOrder());
        }
        if (JsonRecordBinder.binds(call.name())) {
            Expr made = new JsonRecordBinder(statement, call).bind(arguments.inOrder(), List.of(), false);
            if (made instanceof Expr.SetCall) {
                clause.refuseSet(call.position());
            }
            return made;
        }
        if (SetFunctions.exist(Typing.key(call.name()))) {
            clause.refuseSet(call.position());
            return typing.setCall(call.name(), arguments.inOrder(), call.position());
        }
        return typing.call(call.name(), arguments.inOrder(), call.position());
    }

    /** True of rank and its kin where they are no window functions: those take no arguments. */
    private static boolean isRankOfArguments(Expression.FunctionCall call) {
        return HypotheticalRank.exist(call.name().last()) && (call.withinGroup() || !call.arguments().isEmpty());
    }

    /** A function as an item of FROM, where columns are wanted. */
    Expr source(Expression.FunctionCall call, List<FromItem.ColumnType> columns) {
        boolean isOther = call.over() != null || call.star()
                || !statement.isOfUsers(call.name()) && (Typing.isAggregate(call.name().last())
                        || WindowFunctions.exist(call.name().last()));
        if (isOther) {
            FunctionBinder.refuseColumnTypes(columns);
            return call(call);
        }
        NamedArguments arguments = new NamedArguments(this, call);
        Expr ofUser = new RoutineCalls(statement).withColumns(columns).bind(call, arguments, true);
        if (ofUser != null) {
            refuseAggregateSyntax(call, call.name().last());
            return ofUser;
        }
        refuseAggregateSyntax(call, call.name().last());
        if (JsonRecordBinder.binds(call.name())) {
            return new JsonRecordBinder(statement, call).bind(arguments.inOrder(), columns, true);
        }
        FunctionBinder.refuseColumnTypes(columns);
        if (call.variadic() && VariadicCalls.exist(call.name().last())) {
            return typing.variadicCall(call, arguments.inOrder());
        }
        return SetFunctions.exist(Typing.key(call.name()))
                ? RecordBinder.apart(typing.setCall(call.name(), arguments.inOrder(), call.position()))
                : typing.call(call.name(), arguments.inOrder(), call.position());
    }

    private static void refuseAggregateSyntax(Expression.FunctionCall call, String name) {
        String what = call.distinct()
                ? "DISTINCT"
                : call.filter() != null
                        ? "FILTER"
                        : !call.orderBy().isEmpty() ? "ORDER BY" : null;
        if (what != null) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    what + " specified, but " + name + " is not an aggregate function").at(call.position());
        }
    }

    private Expr grouping(Expression.Grouping grouping) {
        if (aggregates == null) {
            throw new StatementError(SqlState.GROUPING_ERROR,
                    "grouping operations are not allowed in " + clause.words()).at(grouping.position());
        }
        if (grouping.arguments().size() > GROUPING_ARGUMENTS_MAX) {
            throw new StatementError(SqlState.TOO_MANY_ARGUMENTS, "GROUPING must have fewer than 32 arguments")
                    .at(grouping.position());
        }
        ExpressionBinder inside = new ExpressionBinder(statement, scope, Clause.AGGREGATE, null);
        return new Expr.GroupingCall(inside.bindAll(grouping.arguments()), grouping.position());
    }

    /** Gives an aggregate to the block it belongs to: this one, or one around it if it looks at columns of that one only. */
    Expr owned(BoundQuery.AggregateCall call, int position) {
        int level = AggregateLevel.of(call);
        Scope block = scope;
        for (int up = 0; up < level; up++) {
            block = block.outer();
        }
        ExpressionBinder owner = level == 0 ? this : block.asking();
        if (owner == null || owner.aggregates == null) {
            String message = owner == null
                    ? "aggregate functions are not allowed in FROM clause of their own query level"
                    : owner.clause.aggregateMessage();
            throw new StatementError(SqlState.GROUPING_ERROR, message).at(position);
        }
        Expr result = owner.aggregates.add(call.mapped(each -> SlotRewrite.raised(each, -level)));
        return SlotRewrite.raised(result, level);
    }

    private Expr coalesce(Expression.Coalesce coalesce) {
        List<Expr> arguments = bindAll(coalesce.arguments());
        ColumnType type = typing.common(arguments, "COALESCE", coalesce.position());
        return new Expr.Coalesce(typing.coerceAll(arguments, type, coalesce.position()), type);
    }

    private Expr extreme(Expression.Extreme extreme) {
        String name = extreme.greatest() ? "GREATEST" : "LEAST";
        List<Expr> arguments = bindAll(extreme.arguments());
        ColumnType type = typing.common(arguments, name, extreme.position());
        return new Expr.Extreme(extreme.greatest(), typing.coerceAll(arguments, type, extreme.position()), type);
    }

    private Expr isNull(Expression.IsNull test) {
        Expr operand = typing.known(bind(test.operand()), Type.TEXT);
        return operand.type().type().kind() == Type.Kind.RECORD
                ? RecordBinder.isNull(operand, test.negated())
                : new Expr.IsNull(operand, test.negated());
    }

    private Expr isTruth(Expression.IsTruth test) {
        String of = "IS " + (test.negated() ? "NOT " : "") + test.truth();
        Expr operand = condition(test.operand(), of);
        return switch (test.truth()) {
            case TRUE -> new Expr.IsTruth(operand, true, test.negated());
            case FALSE -> new Expr.IsTruth(operand, false, test.negated());
            case UNKNOWN -> new Expr.IsNull(operand, test.negated());
        };
    }

    private Expr isDistinct(Expression.IsDistinct test) {
        Expr left = bind(test.left());
        Expr right = bind(test.right());
        Expr equality = typing.operator(Operator.of("="), left, right, test.position());
        return new Expr.IsDistinct(typing.known(left, Type.TEXT), typing.known(right, Type.TEXT), equality,
                test.negated());
    }

    private Expr between(Expression.Between between) {
        Expr value = bind(between.operand());
        Expr low = bind(between.low());
        Expr high = bind(between.high());
        Expr within = within(value, low, high, between.position());
        if (between.symmetric()) {
            within = new Expr.Or(List.of(within, within(value, high, low, between.position())));
        }
        return between.negated() ? new Expr.Not(within) : within;
    }

    private Expr within(Expr value, Expr low, Expr high, int position) {
        return new Expr.And(List.of(typing.operator(Operator.of(">="), value, low, position),
                typing.operator(Operator.of("<="), value, high, position)));
    }

    private Expr like(Expression.Like like) {
        Expr pattern = bind(like.pattern());
        if (like.kind() == Expression.LikeKind.SIMILAR) {
            List<Expr> arguments = like.escape() == null ? List.of(pattern) : List.of(pattern, bind(like.escape()));
            Expr regex = typing.call(new Name(List.of("similar_to_escape"), like.position()),
                    arguments, like.position());
            return typing.operator(Operator.of(like.negated() ? "!~" : "~"), bind(like.operand()), regex,
                    like.position());
        }
        if (like.escape() != null) {
            pattern = typing.call(new Name(List.of("like_escape"), like.position()),
                    List.of(pattern, bind(like.escape())), like.position());
        }
        String symbol = (like.negated() ? "!~~" : "~~") + (like.kind() == Expression.LikeKind.ILIKE ? "*" : "");
        return typing.operator(Operator.of(symbol), bind(like.operand()), pattern, like.position());
    }

    private Expr inList(Expression.InList in) {
        if (in.operand() instanceof Expression.Row row) {
            return rowsInList(in, row);
        }
        Expr operand = bind(in.operand());
        List<Expr> items = bindAll(in.items());
        Operator operator = Operator.of(in.negated() ? "<>" : "=");
        // As PostgreSQL does for a list: one type for all of it, so that unknown literals become what the others are.
        List<Expr> all = new ArrayList<>(items);
        all.add(operand);
        ColumnType common = typing.commonOrNull(all);
        List<Expr> tests = new ArrayList<>(items.size());
        for (Expr item : items) {
            Expr typed = common == null ? item : typing.known(item, common.type());
            tests.add(typing.operator(operator, operand, typed, in.position()));
        }
        if (tests.size() == 1) {
            return tests.getFirst();
        }
        return in.negated() ? new Expr.And(tests) : new Expr.Or(tests);
    }

    private Expr rowsInList(Expression.InList in, Expression.Row row) {
        List<Expr> tests = new ArrayList<>();
        for (Expression item : in.items()) {
            if (!(item instanceof Expression.Row other)) {
                throw notYet("row values", item);
            }
            tests.add(rows(new Expression.Binary(Operator.of("="), row, other, in.position()), row, other));
        }
        Expr any = tests.size() == 1 ? tests.getFirst() : new Expr.Or(tests);
        return in.negated() ? new Expr.Not(any) : any;
    }

    /** A query that stands in an expression of this block. */
    Expr.Subquery subquery(Query query) {
        ExpressionBinder before = scope.ask(this);
        Expr.Subquery bound = statement.subquery(query, scope);
        scope.ask(before);
        return bound;
    }

    private SubqueryBinder subqueries() {
        return new SubqueryBinder(this, statement);
    }

    /** 42704 if there is no such collation. All sort by bytes. */
    static void requireCollation(Name collation) {
        String name = collation.last();
        if (!name.equals("C") && !name.equals("POSIX") && !name.equals("default") && !name.equals("ucs_basic")) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "collation \"" + name + "\" for encoding \"UTF8\" does not exist").at(collation.position());
        }
    }

    private Expr collate(Expression.Collate collate) {
        requireCollation(new Name(collate.collation().parts(), collate.position()));
        // A literal stays one whose type its use tells.
        return bind(collate.operand());
    }
}
