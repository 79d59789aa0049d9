package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import java.util.List;

/** The one type that values of several types become in UNION, CASE, VALUES, COALESCE and IN (PostgreSQL 15, chapter 10.5). */
public final class CommonType {
    private CommonType() {}

    /**
     * The common type; text if all are unknown. 42804 "CASE types integer and boolean cannot be matched" if there is none.
     * Each value has then to be cast implicitly, which may still fail.
     */
    public static Type select(List<Type> types, String construct) {
        List<Type> known = types.stream().filter(type -> type != Type.UNKNOWN).toList();
        if (!known.isEmpty() && known.stream().allMatch(known.getFirst()::equals)) {
            return known.getFirst();
        }
        Type chosen = Type.UNKNOWN;
        for (Type written : known) {
            Type type = written.plain();
            if (type.equals(chosen)) {
                continue;
            }
            if (chosen == Type.UNKNOWN) {
                chosen = type;
            } else if (chosen.category() != type.category()) {
                throw new StatementError(SqlState.DATATYPE_MISMATCH, construct + " types " + chosen.sqlName() + " and "
                        + type.sqlName() + " cannot be matched");
            } else {
                chosen = better(chosen, type);
            }
        }
        return chosen == Type.UNKNOWN ? Type.TEXT : chosen;
    }

    /** The common type, or null if there is none. */
    public static Type selectOrNull(List<Type> types) {
        Type.Category category = null;
        for (Type type : types) {
            if (type != Type.UNKNOWN) {
                if (category != null && category != type.category()) {
                    return null;
                }
                category = type.category();
            }
        }
        return select(types, "");
    }

    private static Type better(Type chosen, Type type) {
        boolean wider = !chosen.preferred() && Casts.can(chosen, type, CastContext.IMPLICIT)
                && !Casts.can(type, chosen, CastContext.IMPLICIT);
        return wider ? type : chosen;
    }
}
