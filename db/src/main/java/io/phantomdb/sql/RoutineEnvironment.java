package io.phantomdb.sql;

import io.phantomdb.base.Encryption;
import io.phantomdb.base.Notice;
import io.phantomdb.host.Entropy;
import io.phantomdb.rows.CatalogNames;
import io.phantomdb.rows.SessionEffects;
import io.phantomdb.rows.SessionObjects;
import io.phantomdb.sql.catalog.SearchPath;

/** A session's environment inside of a routine: names may be looked for elsewhere, and for another role. */
final class RoutineEnvironment implements Environment {
    private final Environment session;
    private final SearchPath path;
    private final String user;
    private final TransactionEnds ends;
    private final int depth;

    /** The path and the user are null where they are the session's; the last where the routine may not end the transaction. */
    RoutineEnvironment(Environment around, SearchPath path, String user, TransactionEnds ends) {
        this.ends = ends;
        this.session = around;
        this.path = path;
        this.user = user;
        this.depth = around.routineDepth() + 1;
    }

    @Override
    public int routineDepth() {
        return depth;
    }

    @Override
    public TransactionEnds transactionEnds() {
        return ends;
    }

    @Override
    public SearchPath searchPath() {
        return path == null ? session.searchPath() : path;
    }

    @Override
    public String user() {
        return user == null ? session.user() : user;
    }

    @Override
    public String setting(String name) {
        return session.setting(name);
    }

    @Override
    public TemporaryTables temporaryTables() {
        return session.temporaryTables();
    }

    @Override
    public void set(String name, String value, boolean local) {
        session.set(name, value, local);
    }

    @Override
    public void sleep(long nanos) {
        session.sleep(nanos);
    }

    @Override
    public long transactionStartMicros() {
        return session.transactionStartMicros();
    }

    @Override
    public long statementStartMicros() {
        return session.statementStartMicros();
    }

    @Override
    public long clockMicros() {
        return session.clockMicros();
    }

    @Override
    public String sessionUser() {
        return session.sessionUser();
    }

    @Override
    public String database() {
        return session.database();
    }

    @Override
    public int backendPid() {
        return session.backendPid();
    }

    @Override
    public Encryption encryption() {
        return session.encryption();
    }

    @Override
    public SequenceMemory sequenceMemory() {
        return session.sequenceMemory();
    }

    @Override
    public RoutineCursors routineCursors() {
        return session.routineCursors();
    }

    @Override
    public OpenLargeObjects openLargeObjects() {
        return session.openLargeObjects();
    }

    @Override
    public Entropy entropy() {
        return session.entropy();
    }

    @Override
    public RandomNumbers random() {
        return session.random();
    }

    @Override
    public String transactionStatus(String commitToken) {
        return session.transactionStatus(commitToken);
    }

    @Override
    public boolean signalBackend(int pid, boolean terminate) {
        return session.signalBackend(pid, terminate);
    }

    @Override
    public int sessionsIn(String name, boolean terminate) {
        return session.sessionsIn(name, terminate);
    }

    @Override
    public void names(CatalogNames names) {
        session.names(names);
    }

    @Override
    public BinaryDatums binaryDatums() {
        return session.binaryDatums();
    }

    @Override
    public SessionObjects objects() {
        return session.objects();
    }

    @Override
    public SessionEffects effects() {
        return session.effects();
    }

    @Override
    public void notice(Notice notice) {
        session.notice(notice);
    }
}
