package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.StatementError;

/**
 * One message as it came: its type and its body, or why the body was not kept. Start-up packets have type 0. The charged
 * bytes are those to be given back to the session's memory when it has been dealt with.
 */
record Frame(int type, Bytes body, StatementError refused, int chargedBytes) {
    /** A start-up packet. */
    static final int STARTUP = 0;
    /** Not a message: the client will send no more. */
    static final int END_OF_INPUT = -1;
    /** Not a message: what came makes no sense, and nothing after it can. */
    static final int BROKEN = -2;

    static Frame of(int type, Bytes body) {
        return new Frame(type, body, null, 0);
    }

    static Frame refused(int type, StatementError why) {
        return new Frame(type, Bytes.EMPTY, why, 0);
    }

    /** True if the client waits for an answer once it has sent this, so that it should be dealt with at once. */
    boolean wantsAnswer() {
        return switch (type) {
            case 'Q', 'S', 'H', 'F', 'X', 'c', 'f', END_OF_INPUT, BROKEN -> true;
            default -> false;
        };
    }
}
