package io.phantomdb.rows.function;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.List;
import java.util.Locale;

/** What information_schema's views are made with, and tools as well: what a type and its modifier say of a column. */
final class InformationSchemaFunctions {
    private static final int TEXT_BYTES_MAX = 1 << 30;
    private static final int CHARACTER_BYTES_MAX = 4;
    private static final int MICROSECOND_DIGITS = 6;

    /** What is said of a column; null for nothing. */
    private interface Answer {
        Object of(ColumnType type);
    }

    private InformationSchemaFunctions() {}

    static void define(FunctionTable table) {
        define(table, "_pg_char_max_length", Type.INT4, InformationSchemaFunctions::characters);
        define(table, "_pg_char_octet_length", Type.INT4, InformationSchemaFunctions::octets);
        define(table, "_pg_numeric_precision", Type.INT4, InformationSchemaFunctions::precision);
        define(table, "_pg_numeric_precision_radix", Type.INT4, InformationSchemaFunctions::radix);
        define(table, "_pg_numeric_scale", Type.INT4, InformationSchemaFunctions::scale);
        define(table, "_pg_datetime_precision", Type.INT4, InformationSchemaFunctions::fraction);
        define(table, "_pg_interval_type", Type.TEXT, InformationSchemaFunctions::fields);
    }

    private static void define(FunctionTable table, String name, Type result, Answer answer) {
        Body2 body = (oid, modifier, context) -> {
            Type type = Type.numbered((int) (long) (Long) oid);
            return type == null ? null : answer.of(new ColumnType(type, (Integer) modifier));
        };
        table.add(new Function(name, List.of(Type.OID, Type.INT4), result, Volatility.IMMUTABLE, true, body));
    }

    private static Integer characters(ColumnType type) {
        boolean isLimited = type.type() == Type.BPCHAR || type.type() == Type.VARCHAR;
        return isLimited && type.modifier() != -1 ? type.modifier() - 4 : null;
    }

    private static Integer octets(ColumnType type) {
        if (type.type() == Type.TEXT || type.type() == Type.BPCHAR || type.type() == Type.VARCHAR) {
            Integer characters = type.modifier() == -1 ? null : characters(type);
            return type.modifier() == -1
                    ? TEXT_BYTES_MAX
                    : characters == null ? null : characters * CHARACTER_BYTES_MAX;
        }
        return null;
    }

    private static Integer precision(ColumnType type) {
        return switch (type.type().kind()) {
            case INT2 -> 16;
            case INT4 -> 32;
            case INT8 -> 64;
            case FLOAT4 -> 24;
            case FLOAT8 -> 53;
            case NUMERIC -> type.modifier() == -1 ? null : type.modifier() - 4 >> 16 & 0xFFFF;
            default -> null;
        };
    }

    private static Integer radix(ColumnType type) {
        return switch (type.type().kind()) {
            case INT2, INT4, INT8, FLOAT4, FLOAT8 -> 2;
            case NUMERIC -> 10;
            default -> null;
        };
    }

    private static Integer scale(ColumnType type) {
        return switch (type.type().kind()) {
            case INT2, INT4, INT8 -> 0;
            case NUMERIC -> type.modifier() == -1 ? null : type.modifier() - 4 & 0xFFFF;
            default -> null;
        };
    }

    private static Integer fraction(ColumnType type) {
        return switch (type.type().kind()) {
            case DATE -> 0;
            case TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ -> type.modifier() < 0 ? MICROSECOND_DIGITS : type.modifier();
            case INTERVAL -> type.intervalPrecision() < 0 ? MICROSECOND_DIGITS : type.intervalPrecision();
            default -> null;
        };
    }

    private static String fields(ColumnType type) {
        String fields = type.type() == Type.INTERVAL ? type.intervalFields() : null;
        return fields == null ? null : fields.toUpperCase(Locale.ROOT);
    }
}
