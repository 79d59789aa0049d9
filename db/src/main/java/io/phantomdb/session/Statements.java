package io.phantomdb.session;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Prepared statements and portals by name, the empty name being the unnamed one. Statements live until they are closed;
 * portals until their transaction ends.
 */
final class Statements {
    private final MemoryAccount memory;
    private final TreeMap<String, PreparedStatement> statements = new TreeMap<>();
    private final TreeMap<String, Portal> portals = new TreeMap<>();

    Statements(MemoryAccount memory) {
        this.memory = memory;
    }

    /** 42P05 if the name is taken; the unnamed statement is replaced. */
    void add(PreparedStatement statement) {
        if (statement.name().isEmpty()) {
            close("");
        } else {
            requireFree(statement.name());
        }
        memory.reserve(statement.memoryBytes());
        statements.put(statement.name(), statement);
    }

    void requireFree(String name) {
        if (!name.isEmpty() && statements.containsKey(name)) {
            throw new StatementError(SqlState.DUPLICATE_PREPARED_STATEMENT,
                    "prepared statement \"" + name + "\" already exists");
        }
    }

    PreparedStatement get(String name) {
        PreparedStatement statement = statements.get(name);
        if (statement == null) {
            throw missing(name);
        }
        return statement;
    }

    private static StatementError missing(String name) {
        return new StatementError(SqlState.INVALID_SQL_STATEMENT_NAME, name.isEmpty()
                ? "unnamed prepared statement does not exist"
                : "prepared statement \"" + name + "\" does not exist");
    }

    /** Harmless if there is none of that name. */
    void close(String name) {
        PreparedStatement closed = statements.remove(name);
        if (closed != null) {
            memory.release(closed.memoryBytes());
        }
    }

    /** 26000 if there is none of that name. */
    void deallocate(String name) {
        if (!statements.containsKey(name)) {
            throw missing(name);
        }
        close(name);
    }

    void deallocateAll() {
        for (String name : List.copyOf(statements.keySet())) {
            close(name);
        }
    }

    /** 42P03 if the name is taken; the unnamed portal is replaced. */
    void add(Portal portal) {
        if (portal.name().isEmpty()) {
            closePortal("");
        } else {
            requireFreePortal(portal.name());
        }
        memory.reserve(portal.memoryBytes());
        portals.put(portal.name(), portal);
    }

    void requireFreePortal(String name) {
        if (!name.isEmpty() && portals.containsKey(name)) {
            throw new StatementError(SqlState.DUPLICATE_CURSOR, "portal \"" + name + "\" already exists");
        }
    }

    Portal portal(String name) {
        Portal portal = portals.get(name);
        if (portal == null) {
            throw new StatementError(SqlState.INVALID_CURSOR_NAME, "portal \"" + name + "\" does not exist");
        }
        return portal;
    }

    /** Harmless if there is none of that name. */
    void closePortal(String name) {
        Portal closed = portals.remove(name);
        if (closed != null) {
            closed.close();
            memory.release(closed.memoryBytes());
        }
    }

    void closePortals() {
        if (!portals.isEmpty()) {
            for (String name : new ArrayList<>(portals.keySet())) {
                closePortal(name);
            }
        }
    }
}
