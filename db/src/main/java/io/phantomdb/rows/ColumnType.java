package io.phantomdb.rows;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.List;

/**
 * A type with its modifier as in pg_attribute.atttypmod: -1 = none; for varchar(n) and char(n) n + 4; for numeric
 * (precision · 65536 + scale, 11 bits) + 4; for intervals a mask of fields · 65536 + digits of the fraction; for bits how many; for times the digits of the second's fraction; for arrays that of the
 * elements.
 */
public record ColumnType(Type type, int modifier) {
    private static final int TEXT_LENGTH_MAX = 10 * 1024 * 1024;
    private static final int HEADER = 4;
    private static final int FRACTION_DIGITS_MAX = 6;

    public ColumnType {
        Check.present(type, "type");
    }

    public static ColumnType of(Type type) {
        return new ColumnType(type, -1);
    }

    public static ColumnType varchar(int length) {
        return new ColumnType(Type.VARCHAR, length + HEADER);
    }

    public static ColumnType bpchar(int length) {
        return new ColumnType(Type.BPCHAR, length + HEADER);
    }

    public static ColumnType numeric(int precision, int scale) {
        return new ColumnType(Type.NUMERIC, (precision << 16 | scale & 0x7FF) + HEADER);
    }

    /**
     * A type with modifiers as written in parentheses, none for none. 22023 if they are out of range, 42601 if the type
     * takes none.
     */
    public static ColumnType of(Type type, List<Integer> modifiers) {
        if (modifiers.isEmpty()) {
            return of(type);
        }
        return switch (type.kind()) {
            case VARCHAR -> varchar(length("varchar", modifiers));
            case BPCHAR -> bpchar(length("char", modifiers));
            case ARRAY -> new ColumnType(type, of(type.element(), modifiers).modifier());
            case NUMERIC -> numeric(modifiers);
            case BIT -> new ColumnType(type, length(type.catalogName(), modifiers));
            case INTERVAL -> interval(null, modifiers);
            case TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ -> new ColumnType(type, fractionDigits(type, modifiers));
            case BOOL, BYTEA, INT2, INT4, INT8, TEXT, OID, FLOAT4, FLOAT8, UNKNOWN, DATE, UUID, ENUM, NAME, CHAR, JSON,
                    JSONPATH,
                    JSONB, REG, VOID, VECTOR, RANGE, MULTIRANGE, INET, MACADDR, MONEY, XID, XID8, LSN, TID, TSVECTOR,
                    TSQUERY,
                    RECORD,
                    PSEUDO ->
                throw new StatementError(SqlState.SYNTAX_ERROR,
                        "type modifier is not allowed for type \"" + type.catalogName() + "\"");
        };
    }

    private static final int INTERVAL_FULL_RANGE = 0x7FFF;
    private static final int INTERVAL_FULL_PRECISION = 0xFFFF;
    private static final List<String> INTERVAL_FIELDS = List.of("year", "month", "day", "hour", "minute", "second");
    /** The bit of each field in the mask of an interval's modifier. */
    private static final int[] INTERVAL_FIELD_BITS = {2, 1, 3, 10, 11, 12};

    /** An interval with fields such as {@code day to second}, null for all; at most one modifier, its precision. */
    public static ColumnType interval(String fields, List<Integer> modifiers) {
        if (fields == null && modifiers.isEmpty()) {
            return of(Type.INTERVAL);
        }
        if (modifiers.size() > 1) {
            throw invalid("invalid INTERVAL type modifier");
        }
        int precision = INTERVAL_FULL_PRECISION;
        if (!modifiers.isEmpty()) {
            precision = Math.min(modifiers.getFirst(), FRACTION_DIGITS_MAX);
            if (precision < 0) {
                throw invalid("INTERVAL(" + precision + ") precision must not be negative");
            }
        }
        return new ColumnType(Type.INTERVAL, (fields == null ? INTERVAL_FULL_RANGE : mask(fields)) << 16 | precision);
    }

    private static int mask(String fields) {
        String[] ends = fields.split(" to ");
        int mask = 0;
        for (int at = INTERVAL_FIELDS.indexOf(ends[0]); at <= INTERVAL_FIELDS.indexOf(ends[ends.length - 1]); at++) {
            mask |= 1 << INTERVAL_FIELD_BITS[at];
        }
        return mask;
    }

    /** Of an interval, its fields as they are written; null for all. */
    public String intervalFields() {
        if (!hasModifier() || modifier >>> 16 == INTERVAL_FULL_RANGE) {
            return null;
        }
        String first = null;
        String last = null;
        for (int at = 0; at < INTERVAL_FIELDS.size(); at++) {
            if ((modifier >>> 16 & 1 << INTERVAL_FIELD_BITS[at]) != 0) {
                first = first == null ? INTERVAL_FIELDS.get(at) : first;
                last = INTERVAL_FIELDS.get(at);
            }
        }
        return first == last ? first : first + " to " + last;
    }

    /** Of an interval, how many digits its fraction has; -1 for all. */
    public int intervalPrecision() {
        int precision = modifier & INTERVAL_FULL_PRECISION;
        return !hasModifier() || precision == INTERVAL_FULL_PRECISION ? -1 : precision;
    }

    private String intervalName() {
        return "interval" + (intervalFields() == null ? "" : " " + intervalFields())
                + (intervalPrecision() < 0 ? "" : "(" + intervalPrecision() + ")");
    }

    private static int length(String name, List<Integer> modifiers) {
        if (modifiers.size() != 1) {
            throw invalid("invalid type modifier");
        }
        int length = modifiers.getFirst();
        if (length < 1) {
            throw invalid("length for type " + name + " must be at least 1");
        }
        if (length > TEXT_LENGTH_MAX) {
            throw invalid("length for type " + name + " cannot exceed " + TEXT_LENGTH_MAX);
        }
        return length;
    }

    private static ColumnType numeric(List<Integer> modifiers) {
        if (modifiers.size() > 2) {
            throw invalid("invalid NUMERIC type modifier");
        }
        int precision = modifiers.getFirst();
        if (precision < 1 || precision > 1000) {
            throw invalid("NUMERIC precision " + precision + " must be between 1 and 1000");
        }
        int scale = modifiers.size() == 2 ? modifiers.get(1) : 0;
        if (scale < -1000 || scale > 1000) {
            throw invalid("NUMERIC scale " + scale + " must be between -1000 and 1000");
        }
        return numeric(precision, scale);
    }

    private static int fractionDigits(Type type, List<Integer> modifiers) {
        if (modifiers.size() != 1) {
            throw invalid("invalid type modifier");
        }
        int digits = modifiers.getFirst();
        if (digits < 0) {
            boolean zoned = type == Type.TIMESTAMPTZ || type == Type.TIMETZ;
            boolean timeOnly = type == Type.TIME || type == Type.TIMETZ;
            throw invalid((timeOnly ? "TIME(" : "TIMESTAMP(") + digits + ")" + (zoned ? " WITH TIME ZONE" : "")
                    + " precision must not be negative");
        }
        return Math.min(digits, FRACTION_DIGITS_MAX);
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE, message);
    }

    public boolean hasModifier() {
        return modifier >= 0;
    }

    /** What it is beneath all domains; itself if it is none. */
    public ColumnType plain() {
        return type.isDomain() ? type.base().plain() : this;
    }

    /** Of an array, what its elements are: the modifier is theirs. */
    public ColumnType element() {
        return new ColumnType(type.element(), modifier);
    }

    /** Characters of varchar(n) and char(n); there must be a modifier. */
    public int textLength() {
        return modifier - HEADER;
    }

    /** Digits of numeric(p, s); there must be a modifier. */
    public int precision() {
        return modifier - HEADER >> 16 & 0xFFFF;
    }

    /** Digits after the point of numeric(p, s), negative for zeros before it; there must be a modifier. */
    public int scale() {
        int bits = modifier - HEADER & 0x7FF;
        return (bits ^ 1024) - 1024;
    }

    /** As format_type(oid, typmod) says it: {@code character varying(10)}, {@code timestamp(3) without time zone}. */
    public String sqlName() {
        if (!hasModifier()) {
            return type.sqlName();
        }
        return switch (type.kind()) {
            case VARCHAR, BPCHAR -> type.sqlName() + "(" + textLength() + ")";
            case BIT -> type.sqlName() + "(" + modifier + ")";
            case NUMERIC -> "numeric(" + precision() + "," + scale() + ")";
            case TIMESTAMP -> "timestamp(" + modifier + ") without time zone";
            case TIMESTAMPTZ -> "timestamp(" + modifier + ") with time zone";
            case BOOL, BYTEA, INT2, INT4, INT8, TEXT, OID, FLOAT4, FLOAT8, UNKNOWN, DATE, UUID, ENUM, NAME, CHAR, JSON,
                    JSONPATH,
                    JSONB, REG, VOID, VECTOR, RANGE, MULTIRANGE, INET, MACADDR, MONEY, XID, XID8, LSN, TID, TSVECTOR,
                    TSQUERY,
                    RECORD,
                    PSEUDO ->
                type.sqlName();
            case INTERVAL -> intervalName();
            case TIME -> "time(" + modifier + ") without time zone";
            case TIMETZ -> "time(" + modifier + ") with time zone";
            case ARRAY -> element().sqlName() + "[]";
        };
    }
}
