package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.function.Functions;
import io.phantomdb.rows.function.JsonRecords;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds functions that make rows of JSON: which columns these have is told by the type of the first argument, or by the list of
 * columns behind the call (PostgreSQL 15, table 9.47).
 */
final class JsonRecordBinder {
    private static final List<String> NAMES = List.of("populate_record", "populate_recordset", "to_record",
            "to_recordset");

    private final StatementBinder statement;
    private final Expression.FunctionCall call;
    private final String name;
    private final boolean populates;
    private final boolean gives;

    JsonRecordBinder(StatementBinder statement, Expression.FunctionCall call) {
        this.statement = statement;
        this.call = call;
        this.name = call.name().last();
        this.populates = name.contains("_populate_");
        this.gives = name.endsWith("set");
    }

    static boolean binds(Name name) {
        boolean isOfSystem = name.schema() == null || name.schema().equals("pg_catalog");
        String plain = name.last();
        return isOfSystem && (plain.startsWith("json_") && NAMES.contains(plain.substring("json_".length()))
                || plain.startsWith("jsonb_") && NAMES.contains(plain.substring("jsonb_".length())));
    }

    /** The columns are those of a column definition list, or none. */
    Expr bind(List<Expr> arguments, List<FromItem.ColumnType> columns, boolean inFrom) {
        try {
            return bound(arguments, columns, inFrom);
        } catch (StatementError error) {
            throw error.at(call.position());
        }
    }

    private Expr bound(List<Expr> written, List<FromItem.ColumnType> columns, boolean inFrom) {
        Typing typing = statement.typing();
        Type json = name.startsWith("jsonb_") ? Type.JSONB : Type.JSON;
        List<Type> given = written.stream().map(typing::typeOf).toList();
        int most = !populates ? 1 : json == Type.JSON ? 3 : 2;
        if (given.size() > most || given.size() < (populates ? 2 : 1)) {
            throw Functions.undefined(name, given);
        }
        List<Type> wanted = new ArrayList<>();
        Type base = populates ? given.getFirst() : Type.RECORD;
        if (populates) {
            wanted.add(base);
        }
        wanted.add(json);
        if (given.size() > wanted.size()) {
            wanted.add(Type.BOOL);
        }
        for (int at = 0; at < wanted.size(); at++) {
            if (!typing.canImplicitly(given.get(at), wanted.get(at))) {
                throw Functions.undefined(name, given);
            }
        }
        Type row = rowType(base, columns, inFrom);
        List<Expr> arguments = typing.arguments(written, wanted, call.position());
        return called(row, arguments, arguments.stream().map(each -> each.type().type()).toList(), inFrom);
    }

    private Type rowType(Type base, List<FromItem.ColumnType> columns, boolean inFrom) {
        if (base == Type.UNKNOWN) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "could not determine polymorphic type because input has type unknown");
        }
        if (base.kind() != Type.Kind.RECORD) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "first argument of " + name + " must be a row type");
        }
        if (base.isComposite() && !columns.isEmpty()) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "a column definition list is redundant for a function returning a named composite type");
        }
        if (!columns.isEmpty()) {
            requireFits(base, columns);
            return Type.record(columns.stream()
                    .map(column -> new Type.Field(column.name().text(), statement.type(column.type()))).toList());
        }
        if (base.fields() == null) {
            throw inFrom
                    ? new StatementError(SqlState.SYNTAX_ERROR,
                            "a column definition list is required for functions returning \"record\"")
                    : new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                            "could not determine row type for result of " + name)
                            .withHint("Provide a non-null record argument, or call the function in the FROM clause"
                                    + " using a column definition list.");
        }
        return base;
    }

    /** 42804 if the row that is given has other fields than those that are told. */
    private void requireFits(Type base, List<FromItem.ColumnType> columns) {
        List<Type.Field> fields = base.fields();
        if (fields == null) {
            return;
        }
        StatementError mismatch = new StatementError(SqlState.DATATYPE_MISMATCH,
                "function return row and query-specified return row do not match");
        if (fields.size() != columns.size()) {
            throw mismatch.withDetail("Returned row contains " + fields.size() + " attribute"
                    + (fields.size() == 1 ? "" : "s") + ", but query expects " + columns.size() + ".");
        }
        for (int at = 0; at < fields.size(); at++) {
            Type wanted = statement.type(columns.get(at).type()).type();
            Type given = fields.get(at).type().type();
            if (!given.equals(wanted)) {
                throw mismatch.withDetail("Returned type " + given.sqlName() + " at ordinal position " + (at + 1)
                        + ", but query expects " + wanted.sqlName() + ".");
            }
        }
    }

    private Expr called(Type row, List<Expr> arguments, List<Type> types, boolean inFrom) {
        int json = populates ? 1 : 0;
        if (!gives && !inFrom) {
            Function.BodyN body = (values, context) -> values[json] == null
                    ? values[0]
                    : JsonRecords.row(row, (RecordDatum) values[0], values[json], context);
            return new Expr.Call(new Function(name, types, row, Volatility.STABLE, false, body), arguments,
                    ColumnType.of(row));
        }
        List<SetFunction.Output> outputs = row.fields().stream()
                .map(field -> new SetFunction.Output(field.name(), field.type().type())).toList();
        SetFunction function = new SetFunction(name, types, outputs, Volatility.STABLE, false, (values, context) -> {
            RecordDatum base = populates ? (RecordDatum) values[0] : null;
            if (values[json] == null) {
                Object[] kept = base == null ? new Object[outputs.size()] : base.values();
                return (gives ? List.<Object[]>of() : List.<Object[]>of(kept)).iterator();
            }
            return gives
                    ? JsonRecords.rows(row, base, values[json], name, context).stream().map(RecordDatum::values)
                            .iterator()
                    : List.<Object[]>of(JsonRecords.row(row, base, values[json], context).values()).iterator();
        });
        return new Expr.SetCall(function, arguments, ColumnType.of(row), call.position());
    }
}
