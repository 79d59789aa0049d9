package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;

/** Datums whose forms need no settings: booleans, whole numbers, text. */
final class PlainDatums implements DatumCodec {
    @Override
    public void writeText(Type type, Object datum, ReplyBuffer to, ClientText clientText) {
        switch (datum) {
            case Boolean flag -> to.u8(flag ? 't' : 'f');
            case Short number -> to.decimal(number);
            case Integer number -> to.decimal(number);
            case Long number -> to.decimal(number);
            default -> to.text(datum.toString(), clientText);
        }
    }

    @Override
    public void writeBinary(Type type, Object datum, ReplyBuffer to, ClientText clientText) {
        switch (datum) {
            case Boolean flag -> to.u8(flag ? 1 : 0);
            case Short number -> to.u16(number);
            case Integer number -> to.u32(number);
            case Long number -> to.u64(number);
            case Double number -> to.u64(Double.doubleToRawLongBits(number));
            case String text -> to.text(text, clientText);
            default -> throw Check.unreachable("a datum of " + type);
        }
    }

    @Override
    public Object readText(Type type, String text) {
        try {
            return switch (type) {
                case BOOL -> readBoolean(text);
                case INT2 -> Short.valueOf(text.strip());
                case INT4 -> Integer.valueOf(text.strip());
                case INT8, OID -> Long.valueOf(text.strip());
                case FLOAT8 -> Double.valueOf(text.strip());
                case TEXT, VARCHAR, BPCHAR, UNKNOWN -> text;
                default -> throw notYet(type);
            };
        } catch (NumberFormatException notANumber) {
            throw invalid(type, text);
        }
    }

    private static Boolean readBoolean(String text) {
        return switch (text) {
            case "t", "true", "on", "1" -> true;
            case "f", "false", "off", "0" -> false;
            default -> throw invalid(Type.BOOL, text);
        };
    }

    private static StatementError invalid(Type type, String text) {
        return new StatementError(SqlState.INVALID_TEXT_REPRESENTATION,
                "invalid input syntax for type " + type.sqlName() + ": \"" + text + "\"");
    }

    private static StatementError notYet(Type type) {
        return new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "parameters of type " + type.sqlName());
    }

    @Override
    public Object readBinary(Type type, Bytes value, ClientText clientText) {
        return switch (type) {
            case BOOL -> number(value, 1) != 0;
            case INT2 -> (short) number(value, 2);
            case INT4 -> (int) number(value, 4);
            case INT8 -> number(value, 8);
            case OID -> number(value, 4) & 0xFFFFFFFFL;
            case FLOAT8 -> Double.longBitsToDouble(number(value, 8));
            case TEXT, VARCHAR, BPCHAR, UNKNOWN -> clientText.decode(value);
            default -> throw notYet(type);
        };
    }

    private static long number(Bytes value, int length) {
        if (value.length() != length) {
            throw new StatementError(SqlState.INVALID_BINARY_REPRESENTATION, "incorrect binary data format");
        }
        long number = value.at(0);
        for (int index = 1; index < length; index++) {
            number = number << 8 | value.at(index) & 0xFF;
        }
        return number;
    }
}
