package io.phantomdb.rows;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import java.util.UUID;

/**
 * How datums of one type compare: PostgreSQL's default order for it. Numbers by value, NaN greatest and equal to itself;
 * text by code point (collation "C" over UTF-8); bpchar without its trailing spaces. NULLs are the caller's.
 */
public final class Datums {
    private Datums() {}

    /** Negative, zero or positive, as the left datum is less than, equal to or greater than the right one. */
    public static int compare(Type type, Object left, Object right) {
        return switch (type.kind()) {
            case BOOL -> Boolean.compare((Boolean) left, (Boolean) right);
            case INT2 -> Short.compare((Short) left, (Short) right);
            case INT4, DATE -> Integer.compare((Integer) left, (Integer) right);
            case INT8, OID, REG, TIME, TIMESTAMP, TIMESTAMPTZ, MONEY, XID, TID ->
                Long.compare((Long) left, (Long) right);
            case FLOAT4 -> compareDoubles((Float) left, (Float) right);
            case FLOAT8 -> compareDoubles((Double) left, (Double) right);
            case NUMERIC -> ((Numeric) left).compareTo((Numeric) right);
            case TEXT, VARCHAR, UNKNOWN, NAME, CHAR, JSON, JSONPATH, VOID -> compareText((String) left, (String) right);
            case BPCHAR -> compareText(withoutPadding((String) left), withoutPadding((String) right));
            case XID8, LSN -> Long.compareUnsigned((Long) left, (Long) right);
            case BYTEA, MACADDR -> ((Bytes) left).compareTo((Bytes) right);
            case TSVECTOR -> ((SearchVector) left).compareTo((SearchVector) right);
            case TSQUERY -> ((SearchQuery) left).compareTo((SearchQuery) right);
            case INET -> ((Inet) left).compareTo((Inet) right);
            case MULTIRANGE -> ((MultirangeDatum) left).compareTo((MultirangeDatum) right);
            case INTERVAL -> ((Interval) left).compareTo((Interval) right);
            case BIT -> ((BitString) left).compareTo((BitString) right);
            case UUID -> compareUuids((UUID) left, (UUID) right);
            case ENUM -> Float.compare((Float) left, (Float) right);
            case TIMETZ -> ((TimeTz) left).compareTo((TimeTz) right);
            case JSONB -> ((Json) left).compareTo((Json) right);
            case ARRAY, VECTOR -> ((ArrayDatum) left).compareTo((ArrayDatum) right);
            case RANGE -> ((RangeDatum) left).compareTo((RangeDatum) right);
            case RECORD -> ((RecordDatum) left).compareTo((RecordDatum) right);
            case PSEUDO -> throw noDatums(type);
        };
    }

    public static boolean equal(Type type, Object left, Object right) {
        return switch (type.kind()) {
            case TEXT, VARCHAR, INT2, INT4, INT8, OID, BOOL, DATE, TIMESTAMP, TIMESTAMPTZ, BYTEA, BIT, UUID, ENUM, NAME,
                    CHAR, TIME,
                    TIMETZ, JSON, JSONPATH, JSONB, REG, VOID, INET, MACADDR, MONEY, XID, XID8, LSN, TID, TSVECTOR,
                    TSQUERY ->
                left.equals(right);
            case FLOAT4, FLOAT8, NUMERIC, BPCHAR, UNKNOWN, INTERVAL, ARRAY, VECTOR, RANGE, MULTIRANGE, RECORD, PSEUDO ->
                compare(type, left, right) == 0;
        };
    }

    /** Zeros are equal; NaN is greater than everything else. */
    public static int compareDoubles(double left, double right) {
        if (left < right) {
            return -1;
        }
        if (left > right) {
            return 1;
        }
        return left == right ? 0 : Boolean.compare(Double.isNaN(left), Double.isNaN(right));
    }

    /** By code point, as UTF-8 bytes compare; Java's own order differs where surrogates meet U+E000 and above. */
    public static int compareText(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int index = 0; index < shared; index++) {
            char one = left.charAt(index);
            char other = right.charAt(index);
            if (one != other) {
                if (one >= Character.MIN_SURROGATE && other >= Character.MIN_SURROGATE) {
                    return Boolean.compare(Character.isSurrogate(one), Character.isSurrogate(other)) * 0x10000
                            + one - other;
                }
                return one - other;
            }
        }
        return left.length() - right.length();
    }

    /** By their bytes; Java compares halves as signed numbers. */
    private static int compareUuids(UUID left, UUID right) {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }

    public static String withoutPadding(String bpchar) {
        int end = bpchar.length();
        while (end > 0 && bpchar.charAt(end - 1) == ' ') {
            end--;
        }
        return end == bpchar.length() ? bpchar : bpchar.substring(0, end);
    }

    /** What is to be said where a pseudo-type stands for datums: nobody may ask. */
    public static Check.Broken noDatums(Type type) {
        return Check.unreachable("a datum of type " + type);
    }

    /** About how many bytes of memory a datum takes. */
    public static int bytes(Object datum) {
        return switch (datum) {
            case null -> 0;
            case String text -> 48 + text.length();
            case Numeric numeric ->
                numeric.isSmall() || !numeric.isFinite() ? 32 : 64 + numeric.decimal().precision() / 2;
            case BitString bits -> 56 + bits.bytes().length();
            case Bytes bytes -> 32 + bytes.length();
            case ArrayDatum array -> array.bytes();
            case RecordDatum record -> record.bytes();
            case RangeDatum range -> range.bytes();
            case MultirangeDatum ranges -> ranges.bytes();
            case SearchVector vector -> vector.bytes();
            case SearchQuery query -> query.bytes();
            case Inet inet -> 48 + inet.address().length();
            case Json json -> 16 + json.bytes();
            default -> 16;
        };
    }

    /** Whether the datum is of the Java class that datums of the type are; null is of any. */
    public static boolean isOf(Type type, Object datum) {
        return datum == null || switch (type.kind()) {
            case BOOL -> datum instanceof Boolean;
            case INT2 -> datum instanceof Short;
            case INT4, DATE -> datum instanceof Integer;
            case INT8, OID, REG, TIME, TIMESTAMP, TIMESTAMPTZ, MONEY, XID, XID8, LSN, TID -> datum instanceof Long;
            case FLOAT4 -> datum instanceof Float;
            case FLOAT8 -> datum instanceof Double;
            case NUMERIC -> datum instanceof Numeric;
            case TEXT, VARCHAR, BPCHAR, UNKNOWN, NAME, CHAR, JSON, JSONPATH, VOID -> datum instanceof String;
            case BYTEA, MACADDR -> datum instanceof Bytes;
            case INET -> datum instanceof Inet;
            case TSVECTOR -> datum instanceof SearchVector;
            case TSQUERY -> datum instanceof SearchQuery;
            case MULTIRANGE -> datum instanceof MultirangeDatum ranges && ranges.type().equals(type.plain());
            case INTERVAL -> datum instanceof Interval;
            case BIT -> datum instanceof BitString;
            case UUID -> datum instanceof UUID;
            case ENUM -> datum instanceof Float;
            case TIMETZ -> datum instanceof TimeTz;
            case JSONB -> datum instanceof Json;
            case ARRAY, VECTOR -> datum instanceof ArrayDatum array && array.elementType().equals(type.element());
            case RANGE -> datum instanceof RangeDatum range && range.type().equals(type.plain());
            case RECORD -> datum instanceof RecordDatum;
            case PSEUDO -> false;
        };
    }
}
