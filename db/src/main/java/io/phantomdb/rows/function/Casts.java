package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import java.util.List;

/**
 * Which types become which, and how (PostgreSQL 15, chapters 10.4 and 53.10). Every type becomes text by assignment, and
 * text becomes every type when asked for; both go through the type's text form. Constants of type unknown are read by
 * {@code rows.text.DatumText}, not cast.
 */
public final class Casts {
    private Casts() {}

    /** The cast between two types; null if there is none that this context allows. */
    public static Cast find(Type from, Type to, CastContext context) {
        if (to.isDomain()) {
            return DomainCasts.find(from, to, context);
        }
        if (from.isDomain()) {
            Type plain = from.plain();
            return plain.equals(to)
                    ? new Cast(from, to, null, CastContext.IMPLICIT)
                    : find(plain, to, context);
        }
        Cast cast = from.isArray() || to.isArray() || from.kind() == Type.Kind.ENUM || to.kind() == Type.Kind.ENUM
                || from.kind() == Type.Kind.RANGE || to.kind() == Type.Kind.RANGE
                || from.kind() == Type.Kind.MULTIRANGE || to.kind() == Type.Kind.MULTIRANGE
                || from.kind() == Type.Kind.RECORD || to.kind() == Type.Kind.RECORD
                        ? MadeCasts.find(from, to)
                        : CastTable.ALL.find(from, to);
        if (cast == null && from == Type.VOID && to.isText()) {
            return context == CastContext.EXPLICIT ? MadeCasts.find(from, to) : null;
        }
        if (cast == null && from == Type.NAME && to.kind() != Type.Kind.PSEUDO) {
            cast = MadeCasts.find(from, to);
        }
        return cast != null && cast.context().compareTo(context) <= 0 ? cast : null;
    }

    /** The cast that was asked for; 42846 if there is none. */
    public static Cast explicit(Type from, Type to) {
        Cast cast = find(from, to, CastContext.EXPLICIT);
        if (cast == null) {
            throw new StatementError(SqlState.CANNOT_COERCE,
                    "cannot cast type " + from.sqlName() + " to " + to.sqlName());
        }
        return cast;
    }

    /** True if the types are the same, or a cast is allowed; unknown becomes everything. */
    public static boolean can(Type from, Type to, CastContext context) {
        return from.equals(to) || from == Type.UNKNOWN || find(from, to, context) != null;
    }

    /**
     * The function that makes a datum fit its type's modifier: it takes the datum, the modifier as int4, and for strings
     * and arrays a boolean that says whether the cast is explicit, so that blanks and more may be cut off. Null if the type
     * has no modifiers.
     */
    public static Function length(Type type) {
        return switch (type.kind()) {
            case VARCHAR, BPCHAR, BIT ->
                FunctionTable.ALL.exact(type.catalogName(), List.of(type, Type.INT4, Type.BOOL));
            case NUMERIC, INTERVAL, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ ->
                FunctionTable.ALL.exact(type.catalogName(), List.of(type, Type.INT4));
            case BOOL, BYTEA, INT2, INT4, INT8, TEXT, OID, FLOAT4, FLOAT8, UNKNOWN, DATE, UUID, ENUM, NAME, CHAR, JSON,
                    JSONPATH,
                    JSONB, REG, VOID, VECTOR, RANGE, MULTIRANGE, INET, MACADDR, MONEY, XID, XID8, LSN, TID, TSVECTOR,
                    TSQUERY,
                    RECORD,
                    PSEUDO ->
                null;
            case ARRAY -> MadeCasts.length(type);
        };
    }

    /** What {@link #length} takes after the datum. */
    public static List<Object> lengthArguments(ColumnType target, boolean explicit) {
        boolean isCut = target.type().isText() || target.type().isArray() || target.type().kind() == Type.Kind.BIT;
        return isCut ? List.of(target.modifier(), explicit) : List.of(target.modifier());
    }
}
