package io.phantomdb.rows.function;

import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.List;

/** What the syntax of rows stands for (PostgreSQL 15, chapters 4.2.13 and 8.16.3); each place has a function of its own. */
public final class RecordFunctions {
    private RecordFunctions() {}

    /** ROW(…) of values of these types, the whole row of a table included. */
    public static Function row(List<Type.Field> fields) {
        return row(Type.record(fields));
    }

    /** The same, of a type that has a name. */
    public static Function row(Type type) {
        List<Type.Field> fields = type.fields();
        List<Type> arguments = fields.stream().map(field -> field.type().type()).toList();
        BodyN body = (values, context) -> new RecordDatum(type, values.clone());
        return new Function("row", arguments, type, Volatility.IMMUTABLE, false, body);
    }

    /** A field of a record, counted from 0. */
    public static Function field(Type record, int field) {
        Body1 body = (row, context) -> ((RecordDatum) row).value(field);
        return new Function("field " + (field + 1), List.of(record), record.fields().get(field).type().type(),
                Volatility.IMMUTABLE, true, body);
    }

    /** A record with another value in a field, counted from 0; of NULL the other fields are NULL. */
    public static Function withField(Type record, int field) {
        Type part = record.fields().get(field).type().type();
        Function.Body2 body = (row, value, context) -> {
            Object[] values = row == null ? new Object[record.fields().size()] : ((RecordDatum) row).values();
            values[field] = value;
            return new RecordDatum(record, values);
        };
        return new Function("field " + (field + 1) + " :=", List.of(record, part), record, Volatility.IMMUTABLE, false,
                body);
    }

    /** IS NULL of a row: that it is none, or has nothing but NULLs. */
    public static Function isNull(Type record) {
        Body1 body = (row, context) -> row == null || ((RecordDatum) row).isAllNull();
        return new Function("row is null", List.of(record), Type.BOOL, Volatility.IMMUTABLE, false, body);
    }

    /** IS NOT NULL of a row: that there is one, and nothing in it is NULL. */
    public static Function isNotNull(Type record) {
        Body1 body = (row, context) -> row != null && ((RecordDatum) row).hasNoNull();
        return new Function("row is not null", List.of(record), Type.BOOL, Volatility.IMMUTABLE, false, body);
    }
}
