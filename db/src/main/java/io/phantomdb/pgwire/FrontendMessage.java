package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.session.Formats;
import java.util.Collections;
import java.util.List;

/** What a client says after start-up (PostgreSQL 15, chapter 55.7, messages marked "F"). */
sealed interface FrontendMessage {
    record Query(String sql) implements FrontendMessage {}

    /** Type oids as sent, 0 = to be inferred. */
    record Parse(String name, String sql, List<Integer> typeOids) implements FrontendMessage {}

    /** Values in the order of the parameters; null is NULL. */
    record Bind(String portal, String statement, Formats parameterFormats, List<Bytes> values, Formats resultFormats)
            implements
                FrontendMessage {}

    enum Target {
        STATEMENT,
        PORTAL
    }

    record Describe(Target target, String name) implements FrontendMessage {}

    record Close(Target target, String name) implements FrontendMessage {}

    record Execute(String portal, int rowsMax) implements FrontendMessage {}

    record Flush() implements FrontendMessage {}

    record Sync() implements FrontendMessage {}

    record CopyData(Bytes data) implements FrontendMessage {}

    record CopyDone() implements FrontendMessage {}

    record CopyFail(String reason) implements FrontendMessage {}

    /** A value is null for NULL. */
    record FunctionCall(int functionOid, Formats argumentFormats, List<Bytes> arguments, Formats resultFormat)
            implements
                FrontendMessage {
        public FunctionCall {
            arguments = Collections.unmodifiableList(arguments);
        }
    }

    /** An answer to a question about passwords, which is never asked. */
    record Password() implements FrontendMessage {}

    record Terminate() implements FrontendMessage {}
}
