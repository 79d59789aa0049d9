package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.WindowFunction;
import io.phantomdb.rows.WindowFunction.Kind;
import java.util.List;

/** Finds the window function proper that a call means (PostgreSQL 15, table 9.65). */
public final class WindowFunctions {
    private WindowFunctions() {}

    private static Kind kind(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.sqlName().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    /** True if there is a window function of that name, of whatever arguments. */
    public static boolean exist(String name) {
        return kind(name) != null;
    }

    /** The function for these arguments, to which the caller casts them. 42883 if there is none. */
    public static WindowFunction resolve(String name, List<Type> arguments) {
        Kind kind = kind(name);
        WindowFunction found = kind == null ? null : switch (kind) {
            case ROW_NUMBER, RANK, DENSE_RANK -> of(kind, arguments, List.of(), Type.INT8);
            case PERCENT_RANK, CUME_DIST -> of(kind, arguments, List.of(), Type.FLOAT8);
            case NTILE -> of(kind, arguments, List.of(Type.INT4), Type.INT4);
            case FIRST_VALUE, LAST_VALUE -> ofAny(kind, arguments, 1);
            case NTH_VALUE -> arguments.size() == 2 ? ofAny(kind, arguments, 2) : null;
            case LAG, LEAD -> arguments.size() == 3 ? withDefault(kind, arguments) : ofAny(kind, arguments, 2);
        };
        if (found == null) {
            throw Functions.undefined(name, arguments);
        }
        return found;
    }

    private static boolean fits(Type given, Type wanted) {
        return given == wanted || given == Type.UNKNOWN || Casts.can(given, wanted, CastContext.IMPLICIT);
    }

    private static WindowFunction of(Kind kind, List<Type> arguments, List<Type> wanted, Type result) {
        boolean fits = arguments.size() == wanted.size();
        for (int at = 0; fits && at < wanted.size(); at++) {
            fits = fits(arguments.get(at), wanted.get(at));
        }
        return fits ? new WindowFunction(kind, wanted, result) : null;
    }

    /** A value of any type, then perhaps a number of rows. */
    private static WindowFunction ofAny(Kind kind, List<Type> arguments, int argumentsMax) {
        if (arguments.isEmpty() || arguments.size() > argumentsMax) {
            return null;
        }
        Type value = arguments.getFirst();
        if (value == Type.UNKNOWN) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "could not determine polymorphic type because input has type unknown");
        }
        List<Type> wanted = arguments.size() == 1 ? List.of(value) : List.of(value, Type.INT4);
        return of(kind, arguments, wanted, value);
    }

    /** The value and what stands for it where there is no such row become one type. */
    private static WindowFunction withDefault(Kind kind, List<Type> arguments) {
        Type common = CommonType.selectOrNull(List.of(arguments.get(0), arguments.get(2)));
        return common == null ? null : of(kind, arguments, List.of(common, Type.INT4, common), common);
    }
}
