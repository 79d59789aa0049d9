package io.phantomdb.sql;

import io.phantomdb.base.Encryption;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.LargeObjects;
import io.phantomdb.rows.Routine;
import io.phantomdb.rows.SessionEffects;
import io.phantomdb.rows.SessionObjects;
import io.phantomdb.rows.Sequences;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.RoutineUse;
import io.phantomdb.sql.catalog.Catalog;
import io.phantomdb.sql.catalog.TriggerCall;
import io.phantomdb.sql.system.CatalogSnapshot;
import io.phantomdb.txn.Transaction;
import java.util.Iterator;

/** A session's environment as functions see it. */
final class SessionContext implements EvalContext {
    static final String VERSION = "PostgreSQL 15.0 (PhantomDB 0.1.0)";

    private final Environment environment;
    private final Sequences sequences;
    private final CatalogSnapshot catalog;
    private final Transaction transaction;
    private final RoutineRuns routines;
    private final DomainChecks domains;
    private final Scope scope;
    private TextSettings textSettings;

    /** The transaction is null where there is none. */
    SessionContext(Catalog known, Environment environment, Sequences sequences, Transaction transaction,
            RoutineRuns routines,
            DomainChecks domains, Scope scope) {
        this.routines = routines;
        this.domains = domains;
        this.scope = scope;
        this.environment = environment;
        this.sequences = sequences;
        this.transaction = transaction;
        this.catalog = new CatalogSnapshot(known, transaction, environment.searchPath(), this);
    }

    @Override
    public Object inDomain(Type domain, Object datum) {
        return domains.checked(domain, datum, this);
    }

    /** The session knows the names of objects from now on as this statement sees them. */
    void nameObjects() {
        catalog.load();
        environment.names(catalog);
    }

    @Override
    public CatalogSnapshot catalog() {
        return catalog;
    }

    @Override
    public TextSettings textSettings() {
        if (textSettings == null) {
            textSettings = SessionTextSettings.of(environment, catalog);
        }
        return textSettings;
    }

    @Override
    public long transactionMicros() {
        return environment.transactionStartMicros();
    }

    @Override
    public long statementMicros() {
        return environment.statementStartMicros();
    }

    @Override
    public long clockMicros() {
        return environment.clockMicros();
    }

    @Override
    public String user() {
        return environment.user();
    }

    @Override
    public String sessionUser() {
        return environment.sessionUser();
    }

    @Override
    public String database() {
        return environment.database();
    }

    @Override
    public String schema() {
        return catalog.currentSchema();
    }

    @Override
    public int backendPid() {
        return environment.backendPid();
    }

    @Override
    public Encryption encryption() {
        return environment.encryption();
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Sequences sequences() {
        return sequences;
    }

    @Override
    public LargeObjects largeObjects() {
        return new StatementLargeObjects(environment, transaction);
    }

    @Override
    public double random() {
        return environment.random().nextDouble();
    }

    @Override
    public long bits() {
        return environment.entropy().nextLong();
    }

    @Override
    public void seed(double seed) {
        environment.random().seed(seed);
    }

    @Override
    public String setting(String name) {
        return environment.setting(name);
    }

    @Override
    public String setSetting(String name, String value, boolean local) {
        environment.set(name, value, local);
        textSettings = null;
        return environment.setting(name);
    }

    @Override
    public void sleep(long nanos) {
        environment.sleep(nanos);
    }

    @Override
    public boolean signalBackend(int pid, boolean terminate) {
        return environment.signalBackend(pid, terminate);
    }

    @Override
    public String transactionStatus(String commitToken) {
        return environment.transactionStatus(commitToken);
    }

    private RoutineRuns.Around around() {
        return new RoutineRuns.Around(scope, environment, transaction);
    }

    @Override
    public Object call(Routine routine, Object[] arguments) {
        return routine instanceof TriggerCall trigger
                ? routines.trigger(trigger, around())
                : routines.call((RoutineUse) routine, arguments, around());
    }

    @Override
    public Iterator<Object[]> rows(Routine routine, Object[] arguments) {
        return routines.rows((RoutineUse) routine, arguments, around());
    }

    @Override
    public SessionObjects objects() {
        return environment.objects();
    }

    @Override
    public SessionEffects effects() {
        return environment.effects();
    }
}
