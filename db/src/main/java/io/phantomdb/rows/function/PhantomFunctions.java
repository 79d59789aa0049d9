package io.phantomdb.rows.function;

import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.List;

/** What PostgreSQL has not, in a schema of its own: {@code phantom}. */
final class PhantomFunctions {
    private PhantomFunctions() {}

    static void define(FunctionTable table) {
        // Like txid_status, but of any node, for ever true, and it waits. Volatile: what it says changes what happens.
        table.add(new Function("transaction_status", List.of(Type.TEXT), Type.TEXT, Volatility.VOLATILE, true,
                (Function.Body1) (token, context) -> status((String) token, context)));
    }

    private static String status(String token, EvalContext context) {
        return context.transactionStatus(token);
    }
}
