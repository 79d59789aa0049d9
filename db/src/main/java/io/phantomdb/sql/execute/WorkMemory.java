package io.phantomdb.sql.execute;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/** What one operator keeps, against the budget of an operator and that of the statement. */
final class WorkMemory {
    private final MemoryAccount account;
    private final long bytesMax;
    private long bytes;

    WorkMemory(Execution execution) {
        this.account = execution.memory();
        this.bytesMax = execution.workBytesMax();
    }

    /** False, and nothing is taken, if there is no room: then it is time to put rows away. */
    boolean tryReserve(long more) {
        if (bytes + more > bytesMax) {
            return false;
        }
        try {
            account.reserve(more);
        } catch (StatementError refused) {
            if (refused.state() != SqlState.OUT_OF_MEMORY) {
                throw refused;
            }
            return false;
        }
        bytes += more;
        return true;
    }

    /** Takes it whatever the operator's budget says; 53200 if the statement has no room. */
    void reserve(long more) {
        account.reserve(more);
        bytes += more;
    }

    void release(long less) {
        account.release(less);
        bytes -= less;
    }

    void releaseAll() {
        release(bytes);
    }

    long bytes() {
        return bytes;
    }
}
