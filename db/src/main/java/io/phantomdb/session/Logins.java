package io.phantomdb.session;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.roles.Role;

/** Who may open sessions, and what these begin with (PostgreSQL 15, ALTER ROLE). */
final class Logins {
    private static final int ALL_DATABASES = 0;

    private Logins() {}

    /** 28000 if there is no such role (null), or if it may not log in. */
    static void require(Role role, String name) {
        if (role == null) {
            throw new StatementError(SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
                    "role \"" + name + "\" does not exist");
        }
        if (!role.is(Role.Attribute.LOGIN)) {
            throw new StatementError(SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
                    "role \"" + name + "\" is not permitted to log in");
        }
    }

    /** The role's settings, those of the database last. One that does not fit any more is told, and passed over. */
    static void begin(Role role, int database, SettingValues settings, SessionEnvironment environment) {
        for (int of : new int[]{ALL_DATABASES, database}) {
            role.settings().stream().filter(each -> each.database() == of)
                    .forEach(each -> begin(each, settings, environment));
        }
    }

    private static void begin(Role.Setting setting, SettingValues settings, SessionEnvironment environment) {
        try {
            if (setting.name().equals("role")) {
                environment.startAs(setting.value());
            } else {
                settings.start(setting.name(), setting.value());
            }
        } catch (StatementError misfit) {
            environment.notice(Notice.warning(misfit.state(), misfit.getMessage()));
        }
    }
}
