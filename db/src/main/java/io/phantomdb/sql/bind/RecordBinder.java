package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.RecordFunctions;
import io.phantomdb.sql.tree.Expression;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Binds rows as values: ROW(…), {@code (row).field}, a table's name where a value is wanted, IS NULL of a row. */
final class RecordBinder {
    private final ExpressionBinder expressions;
    private final Typing typing;

    RecordBinder(ExpressionBinder expressions, Typing typing) {
        this.expressions = expressions;
        this.typing = typing;
    }

    Expr row(Expression.Row row) {
        List<Type.Field> fields = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (Expression each : row.fields()) {
            for (Expr value : values(each)) {
                // What a literal is may be told by what the row is cast to.
                boolean isLiteral = value instanceof Expr.Constant && typing.typeOf(value) == Type.UNKNOWN;
                Expr known = isLiteral
                        ? new Expr.Relabel(value, ColumnType.of(Type.TEXT))
                        : typing.known(value, Type.TEXT);
                values.add(known);
                fields.add(new Type.Field("f" + values.size(), known.type()));
            }
        }
        return made(fields, values);
    }

    /** {@code t.*} inside of a row stands for all columns. */
    private List<Expr> values(Expression part) {
        return switch (part) {
            case Expression.Wildcard star -> expressions.starColumns(star).stream()
                    .map(Scope.Column::value).toList();
            case Expression.FieldAccess access when access.field() == null -> all(access).stream()
                    .map(Scope.Column::value).toList();
            default -> List.of(expressions.bind(part));
        };
    }

    /** {@code t.*} where one value is wanted is the row; a star of its own is none. */
    Expr star(Expression.Wildcard star) {
        if (star.qualifier().isEmpty()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "row expansion via \"*\" is not supported here")
                    .at(star.position());
        }
        return orNull(whole(expressions.starColumns(star)), expressions.absent(star));
    }

    /** All columns of a table as one value. */
    static Expr whole(List<Scope.Column> columns) {
        List<Type.Field> fields = columns.stream()
                .map(column -> new Type.Field(column.name(), column.value().type())).toList();
        return made(fields, columns.stream().map(Scope.Column::value).toList());
    }

    /** The same, and NULL if nothing is in any of them: so is a row that was never there. */
    static Expr wholeOrNull(List<Scope.Column> columns) {
        return orNull(whole(columns), absent(columns));
    }

    /** That all columns are NULL; null if there are none. */
    static Expr absent(List<Scope.Column> columns) {
        List<Expr> nulls = new ArrayList<>();
        columns.forEach(column -> nulls.add(new Expr.IsNull(column.value(), false)));
        return nulls.size() > 1 ? new Expr.And(nulls) : nulls.isEmpty() ? null : nulls.getFirst();
    }

    /** NULL instead of a row where that is true, which may be null for never. */
    static Expr orNull(Expr row, Expr absent) {
        return absent == null
                ? row
                : new Expr.Case(List.of(absent), List.of(new Expr.Constant(null, row.type(), 0)), row, row.type());
    }

    /** Values side by side as a row. */
    static Expr made(List<Type.Field> fields, List<Expr> values) {
        Function function = RecordFunctions.row(fields);
        return new Expr.Call(function, values, ColumnType.of(function.resultType()));
    }

    Expr field(Expression.FieldAccess access) {
        if (access.field() == null) {
            return record(access);
        }
        Expr record = record(access);
        List<Type.Field> fields = record.type().type().fields();
        for (int at = 0; at < fields.size(); at++) {
            if (fields.get(at).name().equals(access.field())) {
                return field(record, at);
            }
        }
        Type type = record.type().type();
        throw new StatementError(SqlState.UNDEFINED_COLUMN, type.isComposite()
                ? "column \"" + access.field() + "\" not found in data type " + type.sqlName()
                : "could not identify column \"" + access.field() + "\" in record data type")
                .at(access.base().position());
    }

    /** The columns that {@code (row).*} stands for. */
    List<Scope.Column> all(Expression.FieldAccess access) {
        Expr record = record(access);
        List<Scope.Column> columns = new ArrayList<>();
        for (Type.Field field : record.type().type().fields()) {
            columns.add(new Scope.Column(field.name(), field(record, columns.size()), 0, 0));
        }
        return columns;
    }

    /** Rows of a type with a name are, in FROM, rows of its columns. */
    static Expr.SetCall apart(Expr.SetCall call) {
        List<SetFunction.Output> outputs = call.function().outputs();
        Type row = outputs.getFirst().type();
        if (outputs.size() > 1 || !row.isComposite() || row.isDomain() || row.fields().isEmpty()) {
            return call;
        }
        List<SetFunction.Output> columns = row.fields().stream()
                .map(field -> new SetFunction.Output(field.name(), field.type().type())).toList();
        SetFunction whole = call.function();
        SetFunction function = new SetFunction(whole.name(), whole.argumentTypes(), columns, whole.volatility(),
                whole.strict(), (arguments, context) -> new Fields(whole.call(arguments, context), columns.size()));
        return new Expr.SetCall(function, call.arguments(), call.type(), call.position());
    }

    /** The fields of rows that come as one value each; NULL is a row of NULLs. */
    private record Fields(Iterator<Object[]> rows, int width) implements Iterator<Object[]> {
        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public Object[] next() {
            Object row = rows.next()[0];
            return row == null ? new Object[width] : ((RecordDatum) row).values();
        }
    }

    private Expr record(Expression.FieldAccess access) {
        Expr base = typing.plain(expressions.bind(access.base()));
        Type type = base.type().type();
        if (type.kind() != Type.Kind.RECORD) {
            String message = access.field() == null
                    ? "type " + type.sqlName() + " is not composite"
                    : "column notation ." + access.field() + " applied to type " + type.sqlName()
                            + ", which is not a composite type";
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, message).at(access.base().position());
        }
        if (type.fields() == null) {
            throw new StatementError(SqlState.UNDEFINED_COLUMN, "could not identify column \"" + access.field()
                    + "\" in record data type").at(access.base().position());
        }
        return base;
    }

    /** Of a row whose parts are in sight, the part itself. */
    private static Expr field(Expr record, int at) {
        boolean inSight = record instanceof Expr.Call call && call.function().name().equals("row");
        return inSight
                ? ((Expr.Call) record).arguments().get(at)
                : new Expr.Call(RecordFunctions.field(record.type().type(), at), List.of(record),
                        record.type().type().fields().get(at).type());
    }

    static Expr isNull(Expr record, boolean negated) {
        Type type = record.type().type();
        return new Expr.Call(negated ? RecordFunctions.isNotNull(type) : RecordFunctions.isNull(type), List.of(record),
                Expr.BOOL);
    }
}
