package io.phantomdb.sql;

import io.phantomdb.base.Encryption;
import io.phantomdb.base.Notice;
import io.phantomdb.host.Entropy;
import io.phantomdb.rows.CatalogNames;
import io.phantomdb.rows.SessionEffects;
import io.phantomdb.rows.SessionObjects;
import io.phantomdb.sql.catalog.SearchPath;

/** What a statement may know of its session: part of the plan's cache key where it changes the plan. */
public interface Environment {
    /**
     * A session setting in kept form (see {@code base.settings}) by its lower-case name, such as {@code timezone}; null
     * if there is no such setting.
     */
    String setting(String name);

    /** The session's temporary tables. */
    TemporaryTables temporaryTables();

    /** Where names are looked for now. Equal ones are the same object as long as nothing about them changes. */
    SearchPath searchPath();

    /** Changes a setting as SET does, or SET LOCAL. 42704, 22023 or 55P02 if it cannot be. */
    void set(String name, String value, boolean local);

    /** Waits so long, or until the statement is cancelled. */
    void sleep(long nanos);

    /** Microseconds since 2000-01-01 UTC at the start of the transaction: what now() says. */
    long transactionStartMicros();

    /** Microseconds since 2000-01-01 UTC at the start of the statement. */
    long statementStartMicros();

    /** Microseconds since 2000-01-01 UTC now. */
    long clockMicros();

    /** The name of the current role. */
    String user();

    /** The name of the role whose session it is. */
    String sessionUser();

    String database();

    int backendPid();

    /** Null if what is said can be read on the way. */
    Encryption encryption();

    /** What the session was given of sequences. */
    SequenceMemory sequenceMemory();

    /** The large objects that its transaction has open. */
    OpenLargeObjects openLargeObjects();

    /** The cursors that its routines have open. */
    RoutineCursors routineCursors();

    /** The session's own, for volatile functions. */
    Entropy entropy();

    /** What random() draws from; setseed() seeds it. */
    RandomNumbers random();

    /**
     * What became of the transaction with this commit token, in lower case: {@code committed}, {@code aborted}, {@code
     * unknown}. Waits. 22023 if it is no token of this cluster.
     */
    String transactionStatus(String commitToken);

    /** Null where the transaction is not the statement's to end. */
    default TransactionEnds transactionEnds() {
        return null;
    }

    /** Cancels what another session of this node is doing, or ends the session. False, with a warning, if it is not there. */
    boolean signalBackend(int pid, boolean terminate);

    /** How many sessions this node has in that database; ends them with 57P01 if so wanted. Waits. */
    int sessionsIn(String database, boolean terminate);

    /** How many routines are under way. */
    default int routineDepth() {
        return 0;
    }

    /** Whose names regclass and its kin are written with from now on. */
    void names(CatalogNames names);

    /** The binary forms of datums, for COPY. */
    BinaryDatums binaryDatums();

    /** What the session has prepared and opened. */
    SessionObjects objects();

    /** What functions do to the session, by its statement. */
    SessionEffects effects();

    /** Tells the client something beside the results; dropped if it is below client_min_messages. */
    void notice(Notice notice);
}
