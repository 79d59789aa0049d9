package io.phantomdb.rows;

import io.phantomdb.base.Encryption;
import java.util.Iterator;

/**
 * What functions may know of the session that runs them. Everything stays the same during a statement but
 * {@link #clockMicros}, {@link #random}, {@link #sequences}, large objects, settings that a function sets, and {@link #transactionStatus}.
 * Called by one story at a time.
 */
public interface EvalContext extends TextContext {
    /** Microseconds since 2000-01-01 UTC at the start of the statement. */
    long statementMicros();

    /** Microseconds since 2000-01-01 UTC now. */
    long clockMicros();

    /** The current role. */
    String user();

    /** The role whose session it is. */
    String sessionUser();

    String database();

    /** The catalog as the statement sees it. */
    SystemCatalog catalog();

    /** The first schema of the search path that exists, or null. */
    String schema();

    int backendPid();

    /** How its connection is encrypted; null if it is not. */
    Encryption encryption();

    /** What version() says. */
    String version();

    Sequences sequences();

    LargeObjects largeObjects();

    /** At least 0, below 1; another one each time, in an order that {@link #seed} decides. */
    double random();

    /** 64 random bits that no seed decides. */
    long bits();

    /** Makes {@link #random} start anew from a number between -1 and 1: the same numbers follow the same one. */
    void seed(double seed);

    /** The kept form of a session setting by its lower-case name, or null if there is none. */
    String setting(String name);

    /**
     * Changes a session setting, until the transaction ends if it is local. What SHOW says of it then. 42704, 22023 or 55P02
     * if it cannot be.
     */
    String setSetting(String name, String value, boolean local);

    /**
     * Cancels what the session with that pid is doing, or ends the session. False, with a warning, if there is none of that
     * pid on this node.
     */
    boolean signalBackend(int pid, boolean terminate);

    /** Waits so long, or until the statement is cancelled. */
    void sleep(long nanos);

    /**
     * What became of the transaction with this commit token: {@code committed}, {@code aborted} or {@code unknown}. The only
     * thing here that waits, and that changes anything: asked early, the transaction aborts. 22023 if it is no token.
     */
    String transactionStatus(String commitToken);

    /** Calls a function of a user that gives one value: a record where it is several. */
    Object call(Routine routine, Object[] arguments);

    /** Calls a function of a user that gives rows. */
    Iterator<Object[]> rows(Routine routine, Object[] arguments);

    /** What the session has prepared and opened. */
    SessionObjects objects();

    /** What volatile functions change. */
    SessionEffects effects();
}
