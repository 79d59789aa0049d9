package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.Rights;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Securable;
import io.phantomdb.sql.system.SystemTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Which privileges a text needs: that of a statement for the current role, that of a view for the view's owner (PostgreSQL 15, chapters
 * 5.7 and 41.5). Collected while it is bound, and looked at when it is: what makes no sense is told before what is not allowed.
 */
final class Demands {
    /** What is done to one table. */
    private static final class Demand {
        private final Table table;
        private int privileges;
        private boolean isRead;
        /** One of these is enough; 0 if it is not asked for. */
        private int oneOf;
        private final TreeSet<Integer> selected = new TreeSet<>();
        private final TreeSet<Integer> inserted = new TreeSet<>();
        private final TreeSet<Integer> updated = new TreeSet<>();

        private Demand(Table table) {
            this.table = table;
        }
    }

    private final Map<Integer, Demand> byTable = new LinkedHashMap<>();
    private final List<SystemTable> secrets = new ArrayList<>();
    private final Map<RoutineDescriptor, String> called = new LinkedHashMap<>();

    private Demand of(Table table) {
        return byTable.computeIfAbsent(table.descriptor().id(), id -> new Demand(table));
    }

    /** An item of FROM. */
    void read(Table table) {
        of(table).isRead = true;
    }

    /** FOR UPDATE and its like. */
    void lock(Table table) {
        of(table).privileges |= Privilege.UPDATE.bit();
    }

    /** LOCK TABLE: whoever may change rows may keep others from it. */
    void lockWhole(Table table, boolean againstNobody, boolean likeChanges) {
        int enough = Privilege.bits(Privilege.UPDATE, Privilege.DELETE, Privilege.TRUNCATE);
        of(table).oneOf = enough | (againstNobody ? Privilege.SELECT.bit() : 0)
                | (likeChanges ? Privilege.INSERT.bit() : 0);
    }

    void change(Table table, Privilege privilege) {
        of(table).privileges |= privilege.bit();
    }

    void insert(Table table, int columnId) {
        of(table).inserted.add(columnId);
    }

    void update(Table table, int columnId) {
        change(table, Privilege.UPDATE);
        of(table).updated.add(columnId);
    }

    void select(Table table, int columnId) {
        of(table).selected.add(columnId);
    }

    /** A column is looked at; of what is no table of the text there is nothing to ask. */
    void column(Scope.Column column) {
        Demand demand = byTable.get(column.tableId());
        if (demand != null) {
            demand.selected.add(column.attribute());
        }
    }

    /** A table of the catalog. */
    void read(SystemTable table) {
        if (table.isSecret()) {
            secrets.add(table);
        }
    }

    /** A routine is called. */
    void execute(RoutineDescriptor routine, String name) {
        called.put(routine, name);
    }

    /** 42501 if the role may not do all of it. The founding role may, whoever owns a table that nothing was granted on too. */
    void require(int role, int database, Supplier<Rights> rights) {
        if (role == Role.FOUNDING) {
            return;
        }
        for (Demand demand : byTable.values()) {
            Access access = demand.table.descriptor().access();
            boolean isOwn = access.owner() == role && access.acl() == null;
            if (!isOwn) {
                require(demand, rights.get().roles(database), role);
            }
        }
        called.forEach((routine, name) -> {
            Access access = routine.access();
            boolean isOpen = access.acl() == null;
            if (!isOpen && !Privilege.EXECUTE.isIn(access.privilegesOf(rights.get().roles(database), role,
                    Securable.FUNCTION))) {
                throw denied(routine.kind().word(), name);
            }
        });
        for (SystemTable secret : secrets) {
            if (!rights.get().roles(database).isSuperuser(role)) {
                throw denied(secret.isView() ? "view" : "table", secret.name());
            }
        }
    }

    private static void require(Demand demand, RoleSet roles, int role) {
        TableDescriptor table = demand.table.descriptor();
        Access access = table.access();
        Securable kind = table.securable();
        int has = access.privilegesOf(roles, role, kind);
        has |= roles.readsAll(role) ? Privilege.SELECT.bit() : 0;
        has |= roles.writesAll(role)
                ? Privilege.bits(Privilege.INSERT, Privilege.UPDATE, Privilege.DELETE)
                : 0;
        int wanted = demand.privileges
                | (demand.isRead || !demand.selected.isEmpty() ? Privilege.SELECT.bit() : 0);
        int missing = wanted & ~has;
        if (demand.oneOf != 0 && (demand.oneOf & has) == 0
                || (missing & ~Privilege.bits(Privilege.SELECT, Privilege.INSERT, Privilege.UPDATE)) != 0
                || !allowsColumns(access, roles, role, missing, Privilege.SELECT, demand.selected)
                || !allowsColumns(access, roles, role, missing, Privilege.INSERT, demand.inserted)
                || !allowsColumns(access, roles, role, missing, Privilege.UPDATE, demand.updated)) {
            throw denied(kind(table), table.name());
        }
    }

    private static String kind(TableDescriptor table) {
        return table.isMaterialized()
                ? "materialized view"
                : table.isView() ? "view" : table.isSequence() ? "sequence" : "table";
    }

    /** Each of the columns by itself; some column where none is named. */
    private static boolean allowsColumns(Access access, RoleSet roles, int role, int missing, Privilege privilege,
            Collection<Integer> columns) {
        if (!privilege.isIn(missing)) {
            return true;
        }
        if (columns.isEmpty()) {
            return access.allowsSomeColumn(roles, role, privilege.bit());
        }
        return columns.stream().allMatch(column -> privilege.isIn(access.privilegesOn(column, roles, role)));
    }

    static StatementError denied(String kind, String name) {
        return new StatementError(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied for " + kind + " " + name);
    }
}
