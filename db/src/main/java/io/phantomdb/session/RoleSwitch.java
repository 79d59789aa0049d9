package io.phantomdb.session;

import io.phantomdb.host.Scope;
import io.phantomdb.sql.Engine;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.txn.Transaction;
import java.util.function.Function;

/**
 * SET ROLE and SET SESSION AUTHORIZATION (PostgreSQL 15): settings that are roles, checked when they are set. As settings they belong to
 * their transaction; which role a name meant stays what it was when it was set.
 */
final class RoleSwitch {
    /** The value of {@code role} where nothing was set. */
    static final String NONE = "none";
    private static final String ROLE = "role";

    private final Engine engine;
    private final Scope scope;
    private final Work work;
    private final SettingValues settings;
    private final SessionEnvironment environment;

    RoleSwitch(Engine engine, Scope scope, Work work, SettingValues settings, SessionEnvironment environment) {
        this.engine = engine;
        this.scope = scope;
        this.work = work;
        this.settings = settings;
        this.environment = environment;
    }

    /** A null value is the role that the session began with. */
    void set(String key, String name, boolean local) {
        if (key.equals(ROLE)) {
            setRole(name, local);
            return;
        }
        Role role = name == null
                ? environment.openedBy()
                : ask(transaction -> engine.handOver(scope, transaction, environment.openedBy(), name));
        environment.know(role);
        settings.set(key, role.name(), local);
        settings.set(ROLE, NONE, local);
    }

    private void setRole(String name, boolean local) {
        if (name == null || name.equals(NONE)) {
            settings.set(ROLE, name, local);
            return;
        }
        int session = environment.sessionRole().id();
        Role role = ask(transaction -> engine.assume(scope, transaction, session, name));
        environment.know(role);
        settings.set(ROLE, role.name(), local);
    }

    /** Begins a session as a role that its own one is a member of. */
    void start(String name) {
        Role role = ask(transaction -> engine.assume(scope, transaction, environment.sessionRole().id(), name));
        environment.know(role);
        settings.start(ROLE, role.name());
    }

    /** What the transaction has changed itself is seen by it alone. */
    private Role ask(Function<Transaction, Role> question) {
        boolean isOwn = work.isBegun() && work.transaction().schemaEpoch() != 0;
        return isOwn ? question.apply(work.transaction()) : work.repeat(() -> question.apply(null));
    }
}
