package io.phantomdb.sql.roles;

import java.util.List;

/** The roles that every cluster has, as PostgreSQL names and numbers them (PostgreSQL 15, chapter 22.5). */
final class PredefinedRoles {
    static final int DATABASE_OWNER = 6171;
    static final int READ_ALL_DATA = 6181;
    static final int WRITE_ALL_DATA = 6182;
    private static final int MONITOR = 3373;
    private static final int READ_ALL_SETTINGS = 3374;
    private static final int READ_ALL_STATS = 3375;
    private static final int STAT_SCAN_TABLES = 3377;

    static final List<Role> ROLES = List.of(Role.founding(), Role.plain(MONITOR, "pg_monitor"),
            Role.plain(READ_ALL_SETTINGS, "pg_read_all_settings"), Role.plain(READ_ALL_STATS, "pg_read_all_stats"),
            Role.plain(STAT_SCAN_TABLES, "pg_stat_scan_tables"), Role.plain(4200, "pg_signal_backend"),
            Role.plain(4544, "pg_checkpoint"), Role.plain(4569, "pg_read_server_files"),
            Role.plain(4570, "pg_write_server_files"), Role.plain(4571, "pg_execute_server_program"),
            Role.plain(DATABASE_OWNER, "pg_database_owner"), Role.plain(READ_ALL_DATA, "pg_read_all_data"),
            Role.plain(WRITE_ALL_DATA, "pg_write_all_data"));

    static final List<Membership> MEMBERSHIPS = List.of(
            new Membership(READ_ALL_SETTINGS, MONITOR, Role.FOUNDING, false),
            new Membership(READ_ALL_STATS, MONITOR, Role.FOUNDING, false),
            new Membership(STAT_SCAN_TABLES, MONITOR, Role.FOUNDING, false));

    private PredefinedRoles() {}
}
