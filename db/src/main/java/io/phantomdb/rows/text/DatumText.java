package io.phantomdb.rows.text;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Inet;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.MultirangeDatum;
import io.phantomdb.rows.RangeDatum;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.SearchQuery;
import io.phantomdb.rows.SearchVector;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.TimeTz;
import io.phantomdb.rows.jsonpath.JsonPath;
import io.phantomdb.rows.search.QueryReader;
import io.phantomdb.rows.search.SearchText;
import io.phantomdb.rows.Type;

/**
 * The text forms of datums: what PostgreSQL's output functions write and its input functions read. Datums and text are
 * never null here.
 */
public final class DatumText {
    private DatumText() {}

    /** What a client sees. */
    public static String write(Type type, Object datum, TextSettings settings) {
        return switch (type.kind()) {
            case BOOL -> (Boolean) datum ? "t" : "f";
            case INT2, INT4, INT8, OID, NUMERIC -> datum.toString();
            case FLOAT4 -> FloatText.write((Float) datum, settings.extraFloatDigits());
            case FLOAT8 -> FloatText.write((Double) datum, settings.extraFloatDigits());
            case TEXT, VARCHAR, BPCHAR, UNKNOWN, NAME, CHAR, JSON, JSONPATH, VOID -> (String) datum;
            case BYTEA -> ByteaText.write((Bytes) datum, settings.byteaEscape());
            case DATE -> TimeWriter.date((Integer) datum, settings);
            case TIMESTAMP -> TimeWriter.timestamp((Long) datum, settings);
            case TIMESTAMPTZ -> TimeWriter.timestamptz((Long) datum, settings);
            case INTERVAL -> IntervalText.write((Interval) datum, settings.intervalStyle());
            case BIT, UUID -> datum.toString();
            case INET -> InetText.write(type, (Inet) datum);
            case MACADDR -> MacText.write((Bytes) datum);
            case MONEY -> MoneyText.write((Long) datum);
            case XID -> datum.toString();
            case XID8 -> Long.toUnsignedString((Long) datum);
            case LSN -> LogText.lsn((Long) datum);
            case TSVECTOR -> SearchText.write((SearchVector) datum);
            case TSQUERY -> QueryReader.write((SearchQuery) datum);
            case TID -> LogText.tid((Long) datum);
            case MULTIRANGE -> MultirangeText.write((MultirangeDatum) datum, settings);
            case ENUM -> EnumText.write(type, (Float) datum);
            case TIME -> TimeWriter.time((Long) datum);
            case TIMETZ -> TimeWriter.timetz((TimeTz) datum);
            case JSONB -> JsonText.write((Json) datum);
            case REG -> RegText.write(type, (Long) datum, settings);
            case VECTOR -> VectorText.write((ArrayDatum) datum);
            case ARRAY -> ArrayText.write((ArrayDatum) datum, settings);
            case RANGE -> RangeText.write((RangeDatum) datum, settings);
            case RECORD -> RecordText.write((RecordDatum) datum, settings);
            case PSEUDO -> throw Datums.noDatums(type);
        };
    }

    /** The datum that the text means. 22P02, 22003, 22007, 22008 and the like if it means none. */
    public static Object read(Type type, String text, TextContext context) {
        if (type.isDomain()) {
            return context.inDomain(type, read(new ColumnType(type, -1).plain(), text, context));
        }
        return switch (type.kind()) {
            case BOOL -> BooleanText.read(text);
            case INT2 -> (short) NumberText.integer(type, text, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT4 -> (int) NumberText.integer(type, text, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case INT8 -> NumberText.integer(type, text, Long.MIN_VALUE, Long.MAX_VALUE);
            case OID -> NumberText.oid(text);
            case FLOAT4 -> NumberText.float4(text);
            case FLOAT8 -> NumberText.float8(text);
            case NUMERIC -> NumberText.numeric(text);
            case TEXT, VARCHAR, BPCHAR, UNKNOWN -> text;
            case BYTEA -> ByteaText.read(text);
            case DATE -> TimeReader.date(text, context);
            case TIMESTAMP -> TimeReader.timestamp(text, context);
            case TIMESTAMPTZ -> TimeReader.timestamptz(text, context);
            case INTERVAL -> interval(ColumnType.of(type), text, context);
            case BIT -> BitText.read(text);
            case INET -> InetText.read(type.plain(), text);
            case MACADDR -> MacText.read(type.plain(), text);
            case MONEY -> MoneyText.read(text);
            case XID -> LogText.xid(text);
            case XID8 -> LogText.xid8(text);
            case LSN -> LogText.readLsn(text);
            case TSVECTOR -> SearchText.vector(text);
            case TSQUERY -> QueryReader.read(text);
            case TID -> LogText.readTid(text);
            case MULTIRANGE -> MultirangeText.read(type, text, context);
            case UUID -> UuidText.read(text);
            case ENUM -> EnumText.read(type, text);
            case NAME -> NameText.name(text);
            case CHAR -> NameText.character(text);
            case TIME -> TimeReader.time(text, context);
            case TIMETZ -> TimeReader.timetz(text, context);
            case JSON -> json(text);
            case JSONPATH -> JsonPath.read(text).toString();
            case JSONB -> JsonReader.read(text);
            case REG -> RegText.read(type, text, context.textSettings());
            case VOID -> "";
            case VECTOR -> VectorText.read(type.element(), text);
            case ARRAY -> ArrayReader.read(type.element(), text, context);
            case RANGE -> RangeText.read(type, text, context);
            case RECORD -> RecordReader.read(type, text, context);
            case PSEUDO -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot accept a value of type " + type.sqlName());
        };
    }

    private static Interval interval(ColumnType type, String text, TextContext context) {
        return IntervalReader.read(text, type,
                context.textSettings().intervalStyle() == TextSettings.IntervalStyle.SQL_STANDARD);
    }

    private static String json(String text) {
        JsonReader.check(text);
        return text;
    }

    /** As {@link #read(Type, String, TextContext)}, then made to fit the modifier as a value that is stored. */
    public static Object read(ColumnType type, String text, TextContext context) {
        if (type.type().isDomain()) {
            return read(type.type(), text, context);
        }
        Object datum = type.type() == Type.INTERVAL
                ? interval(type, text, context)
                : read(type.type(), text, context);
        return Modifiers.fit(type, datum, false);
    }

    /** What no text at all means: NULL, unless a domain refuses it. */
    public static Object readNull(Type type, TextContext context) {
        return type.isDomain() ? context.inDomain(type, null) : null;
    }

    /** What the text form is of depends on session settings or the clock, so that it cannot be worked out in advance. */
    public static boolean dependsOnSession(Type type) {
        if (type.isDomain()) {
            return true;
        }
        return switch (type.kind()) {
            case DATE, INTERVAL, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ, FLOAT4, FLOAT8, BYTEA, REG, RECORD -> true;
            case BOOL, INT2, INT4, INT8, OID, NUMERIC, TEXT, VARCHAR, BPCHAR, UNKNOWN, BIT, UUID, ENUM, NAME,
                    CHAR,
                    JSON, JSONPATH, JSONB,
                    VOID, VECTOR, INET, MACADDR, MONEY, XID, XID8, LSN, TID, TSVECTOR, TSQUERY,
                    PSEUDO ->
                false;
            case ARRAY -> dependsOnSession(type.element());
            case RANGE, MULTIRANGE -> dependsOnSession(type.subtype());
        };
    }
}
