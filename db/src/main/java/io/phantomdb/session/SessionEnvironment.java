package io.phantomdb.session;

import io.phantomdb.base.Encryption;
import io.phantomdb.base.Check;
import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Entropy;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.CatalogNames;
import io.phantomdb.rows.SessionEffects;
import io.phantomdb.rows.SessionObjects;
import io.phantomdb.sql.BinaryDatums;
import io.phantomdb.sql.Environment;
import io.phantomdb.sql.TemporaryTables;
import io.phantomdb.sql.TransactionEnds;
import io.phantomdb.sql.catalog.DatabaseDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.OpenLargeObjects;
import io.phantomdb.sql.RandomNumbers;
import io.phantomdb.sql.RoutineCursors;
import io.phantomdb.sql.SequenceMemory;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.Who;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What SQL may know of its session, and the one thing it may tell its client beside results. */
final class SessionEnvironment implements Environment {
    private static final long MICROS_1970_TO_2000 = 946_684_800_000_000L;

    private final SessionParts parts;
    private final SettingValues settings;
    private final Block block;
    private final Replies replies;
    private final Scope scope;
    private final Entropy entropy;
    private final RandomNumbers random;
    private SessionEffects effects;
    private SessionObjects objects;
    private RoutineCursors routineCursors;
    private final SequenceMemory sequenceMemory = new SequenceMemory();
    private final OpenLargeObjects openLargeObjects = new OpenLargeObjects();
    private CatalogNames names = CatalogNames.NONE;
    private long statementStartMicros;
    private TimeLimits limits;
    private int limitsVersion = -1;
    private final TemporaryTables temporaryTables;
    private final Map<String, Role> roles = new TreeMap<>();
    private RoleSwitch roleSwitch;
    private int database = DatabaseDescriptor.FOUNDING;
    private SearchPath searchPath;
    private int pathVersion = -1;

    private TransactionEnds ends;
    private boolean isCallUnderWay;

    SessionEnvironment(SessionParts parts, SettingValues settings, Block block, Replies replies,
            Scope scope) {
        this.parts = parts;
        this.settings = settings;
        this.block = block;
        this.replies = replies;
        this.scope = scope;
        this.temporaryTables = new TemporaryTables(parts.backendPid());
        this.entropy = parts.entropy().fork("functions");
        this.random = new RandomNumbers(entropy.fork("random"));
    }

    /** How statements that may do so end the session's transactions. */
    void endBy(TransactionEnds by) {
        ends = by;
    }

    /** The statement under way is a call, alone in its request. */
    void callUnderWay(boolean isUnderWay) {
        isCallUnderWay = isUnderWay;
    }

    @Override
    public TransactionEnds transactionEnds() {
        return isCallUnderWay && block.phase() == Block.Phase.IMPLICIT ? ends : null;
    }

    /** The role that opens the session is known, with what it begins with. */
    void loggedIn(Role role) {
        know(role);
        settings.know("session_authorization", role.name());
        pathVersion = -1;
    }

    /** A role that the session may become from now on. */
    void know(Role role) {
        roles.put(role.name(), role);
    }

    /** The role whose session it is. */
    Role sessionRole() {
        return Check.present(roles.get(settings.get("session_authorization")), "session's role");
    }

    /** The role that opened it, whatever became of it since. */
    Role openedBy() {
        return Check.present(roles.get(parts.user()), "role that opened the session");
    }

    /** The role whose privileges count. */
    private Role currentRole() {
        String name = settings.get("role");
        return name.equals(RoleSwitch.NONE) ? sessionRole() : Check.present(roles.get(name), "current role");
    }

    /** The session begins as another role. */
    void startAs(String name) {
        roleSwitch.start(name);
    }

    /** Settings that tell what is. */
    void refreshFacts() {
        settings.know("is_superuser", onOff(currentRole().isSuperuser()));
    }

    void statementStarts() {
        statementStartMicros = clockMicros();
    }

    @Override
    public String setting(String name) {
        return switch (name) {
            case "transaction_isolation" -> block.isNone()
                    ? settings.get("default_transaction_isolation")
                    : block.isolation();
            case "transaction_read_only" -> block.isNone()
                    ? settings.get("default_transaction_read_only")
                    : onOff(block.isReadOnly());
            case "transaction_deferrable" -> block.isNone()
                    ? settings.get("default_transaction_deferrable")
                    : onOff(block.isDeferrable());
            case "is_superuser" -> onOff(currentRole().isSuperuser());
            default -> settings.get(name);
        };
    }

    @Override
    public SearchPath searchPath() {
        if (pathVersion != settings.version() || searchPath.temporary() != temporaryTables.now()) {
            searchPath = SearchPath.of(database, settings.get("search_path"), user(), temporaryTables.now(),
                    new Who(currentRole().id(), sessionRole().id()));
            pathVersion = settings.version();
        }
        return searchPath;
    }

    /** The session is connected to the database of that number. */
    void connected(int databaseId) {
        database = databaseId;
        pathVersion = -1;
    }

    @Override
    public TemporaryTables temporaryTables() {
        return temporaryTables;
    }

    static String onOff(boolean flag) {
        return flag ? "on" : "off";
    }

    /** In milliseconds; 0 is none. */
    record TimeLimits(long statement, long lock, long idleSession, long idleInTransaction) {}

    /** Asked for at every message, and read anew after every change of a setting. */
    TimeLimits limits() {
        if (limitsVersion != settings.version()) {
            limits = new TimeLimits(millis("statement_timeout"), millis("lock_timeout"), millis("idle_session_timeout"),
                    millis("idle_in_transaction_session_timeout"));
            limitsVersion = settings.version();
        }
        return limits;
    }

    private long millis(String name) {
        return Long.parseLong(settings.get(name));
    }

    @Override
    public long transactionStartMicros() {
        return block.isNone() ? statementStartMicros : block.startMicros();
    }

    @Override
    public long statementStartMicros() {
        return statementStartMicros;
    }

    @Override
    public long clockMicros() {
        return parts.host().clock().wallMicros() - MICROS_1970_TO_2000;
    }

    @Override
    public String user() {
        return currentRole().name();
    }

    @Override
    public String sessionUser() {
        return sessionRole().name();
    }

    @Override
    public String database() {
        return parts.database();
    }

    @Override
    public int backendPid() {
        return parts.backendPid();
    }

    @Override
    public Encryption encryption() {
        return parts.encryption();
    }

    /** To be told once, before any statement. */
    void routineCursors(RoutineCursors ofSession) {
        routineCursors = ofSession;
    }

    @Override
    public RoutineCursors routineCursors() {
        return routineCursors;
    }

    @Override
    public OpenLargeObjects openLargeObjects() {
        return openLargeObjects;
    }

    @Override
    public SequenceMemory sequenceMemory() {
        return sequenceMemory;
    }

    @Override
    public Entropy entropy() {
        return entropy;
    }

    @Override
    public RandomNumbers random() {
        return random;
    }

    @Override
    public void set(String name, String value, boolean local) {
        switch (SettingValues.key(name)) {
            case "transaction_isolation", "transaction_read_only", "transaction_deferrable" ->
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                        "set_config of \"" + name + "\" is not supported").withHint("Use SET TRANSACTION.");
            case "role", "session_authorization" -> roleSwitch.set(SettingValues.key(name), value, local);
            default -> settings.set(name, value, local);
        }
    }

    @Override
    public void sleep(long nanos) {
        scope.sleep(nanos);
    }

    @Override
    public String transactionStatus(String commitToken) {
        return parts.transactions().statusOf(scope, commitToken).name().toLowerCase(Locale.ROOT);
    }

    /** Set once, when the session is made. */
    void roleSwitch(RoleSwitch of) {
        roleSwitch = of;
    }

    /** Set once, when the session is made. */
    void effects(SessionEffects of) {
        effects = of;
    }

    void objects(SessionObjects of) {
        objects = of;
    }

    @Override
    public SessionObjects objects() {
        return objects;
    }

    @Override
    public SessionEffects effects() {
        return effects;
    }

    @Override
    public boolean signalBackend(int pid, boolean terminate) {
        boolean isThere = scope.await(parts.backends().signal(pid, terminate));
        if (!isThere) {
            notice(Notice.warning(SqlState.WARNING, "PID " + pid + " is not a PostgreSQL backend process"));
        }
        return isThere;
    }

    @Override
    public int sessionsIn(String name, boolean terminate) {
        return scope.await(parts.backends().connected(name, terminate));
    }

    @Override
    public void names(CatalogNames newNames) {
        names = newNames;
    }

    CatalogNames names() {
        return names;
    }

    @Override
    public BinaryDatums binaryDatums() {
        return replies.binaryDatums();
    }

    @Override
    public void notice(Notice notice) {
        if (notice.level() == Notice.Level.INFO || gravity(notice.level()) >= leastGravity()) {
            replies.notice(notice);
        }
    }

    private int leastGravity() {
        String least = settings.get("client_min_messages").toUpperCase(Locale.ROOT);
        return switch (least) {
            case "ERROR" -> Integer.MAX_VALUE;
            case "WARNING", "NOTICE", "LOG" -> gravity(Notice.Level.valueOf(least));
            default -> gravity(Notice.Level.DEBUG);
        };
    }

    private static int gravity(Notice.Level level) {
        return switch (level) {
            case DEBUG -> 0;
            case LOG -> 1;
            case INFO -> 2;
            case NOTICE -> 3;
            case WARNING -> 4;
        };
    }
}
