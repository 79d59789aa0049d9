package io.phantomdb.sql.system;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import java.util.List;

/** Functions as they are called by their number in pg_proc, without a statement (PostgreSQL 15, chapter 55.2.4). */
public final class FunctionCalls {
    /** A statement that calls the function with one parameter for each argument. */
    public record Callable(String sql, List<Type> argumentTypes) {}

    private FunctionCalls() {}

    /** 42883 if there is none of that number, 0A000 if it cannot be called like this. */
    public static Callable of(int oid) {
        KnownFunctions.Known function = KnownFunctions.known(oid & 0xFFFF_FFFFL);
        if (function == null) {
            throw new StatementError(SqlState.UNDEFINED_FUNCTION,
                    "function with OID " + Integer.toUnsignedString(oid) + " does not exist");
        }
        boolean isOfAny = function.argumentTypes().stream().anyMatch(type -> type.kind() == Type.Kind.PSEUDO);
        if (isOfAny || function.entry().kind() != 'f' || function.entry().givesRows()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot call function \"" + function.name() + "\" via fastpath interface");
        }
        return new Callable(sql(function), function.argumentTypes());
    }

    private static String sql(KnownFunctions.Known function) {
        StringBuilder sql = new StringBuilder("SELECT pg_catalog.").append(ObjectNames.quoted(function.name()))
                .append('(');
        for (int at = 1; at <= function.argumentTypes().size(); at++) {
            sql.append(at == 1 ? "$" : ", $").append(at);
        }
        return sql.append(')').toString();
    }
}
