package io.phantomdb.session;

import io.phantomdb.base.FatalError;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Entropy;
import io.phantomdb.host.Trace;
import java.util.HexFormat;

/** Turns whatever a story threw into what its client may know. */
final class Failures {
    /** A bug met by a session; the id is what the client was told. */
    record InternalError(String id, int backendPid, String what) implements Trace.Event {
        @Override
        public String kind() {
            return "session.internal-error";
        }

        @Override
        public String text() {
            return id + " in session " + backendPid + ": " + what;
        }

        @Override
        public boolean isNotable() {
            return true;
        }
    }

    private static final int FRAMES_MAX = 24;

    private final Trace trace;
    private final Entropy entropy;
    private final int backendPid;

    Failures(Trace trace, Entropy entropy, int backendPid) {
        this.trace = trace;
        this.entropy = entropy;
        this.backendPid = backendPid;
    }

    /** What stops the node is thrown on. */
    StatementError explain(Throwable failure) {
        return switch (failure) {
            case StatementError error -> error;
            case FatalError fatal -> throw fatal;
            case StackOverflowError tooDeep -> new StatementError(SqlState.STATEMENT_TOO_COMPLEX,
                    "stack depth limit exceeded", null, "The statement is nested too deeply.", 0);
            case Error error -> throw error;
            default -> internal(failure);
        };
    }

    private StatementError internal(Throwable failure) {
        String id = HexFormat.of().toHexDigits((int) entropy.nextLong());
        trace.event(new InternalError(id, backendPid, oneLine(failure)));
        return new StatementError(SqlState.INTERNAL_ERROR, "internal error " + id, null,
                "The log of the node has more about it under this number.", 0);
    }

    private static String oneLine(Throwable failure) {
        StringBuilder line = new StringBuilder();
        int causes = 0;
        for (Throwable next = failure; next != null && causes < 4; next = next.getCause(), causes++) {
            line.append(causes == 0 ? "" : " caused by ").append(next.toString().replace('\n', ' '));
            StackTraceElement[] frames = next.getStackTrace();
            for (int index = 0; index < Math.min(frames.length, FRAMES_MAX); index++) {
                line.append(" | ").append(frames[index]);
            }
        }
        return line.toString();
    }
}
