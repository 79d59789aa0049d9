package io.phantomdb.session;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.SessionObjects;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Prepared statements and portals by name, the empty name being the unnamed one. Statements live until they are closed;
 * portals until their transaction ends, save cursors WITH HOLD.
 */
final class Statements implements SessionObjects {
    private final MemoryAccount memory;
    private final LongSupplier statementMicros;
    private final TreeMap<String, PreparedStatement> statements = new TreeMap<>();
    private final TreeMap<String, Portal> portals = new TreeMap<>();
    private Portal atWork;
    private long portalsMade;

    /** The supplier says when the statement began that is under way. */
    Statements(MemoryAccount memory, LongSupplier statementMicros) {
        this.memory = memory;
        this.statementMicros = statementMicros;
    }

    /** 42P05 if the name is taken; the unnamed statement is replaced. The text is its author's. */
    void add(PreparedStatement statement, String text, boolean fromSql) {
        if (statement.name().isEmpty()) {
            close("");
        } else {
            requireFree(statement.name());
        }
        memory.reserve(statement.memoryBytes());
        statement.madeFrom(new PreparedStatement.Origin(text, statementMicros.getAsLong(), fromSql));
        statements.put(statement.name(), statement);
    }

    void requireFree(String name) {
        if (!name.isEmpty() && statements.containsKey(name)) {
            throw new StatementError(SqlState.DUPLICATE_PREPARED_STATEMENT,
                    "prepared statement \"" + name + "\" already exists");
        }
    }

    /** Null if there is none of that name. */
    PreparedStatement find(String name) {
        return statements.get(name);
    }

    PreparedStatement get(String name) {
        PreparedStatement statement = find(name);
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
        portal.made(portalsMade++, statementMicros.getAsLong());
        portals.put(portal.name(), portal);
    }

    void requireFreePortal(String name) {
        if (!name.isEmpty() && portals.containsKey(name)) {
            throw new StatementError(SqlState.DUPLICATE_CURSOR, "portal \"" + name + "\" already exists");
        }
    }

    /** Null if there is none of that name. */
    Portal findPortal(String name) {
        return portals.get(name);
    }

    Collection<Portal> portals() {
        return portals.values();
    }

    Portal portal(String name) {
        Portal portal = findPortal(name);
        if (portal == null) {
            throw new StatementError(SqlState.INVALID_CURSOR_NAME, "portal \"" + name + "\" does not exist");
        }
        return portal;
    }

    /** Harmless if there is none of that name. */
    void closePortal(String name) {
        Portal closed = portals.remove(name);
        if (closed != null) {
            closed.discard();
            memory.release(closed.memoryBytes());
        }
    }

    @Override
    public List<Prepared> preparedStatements() {
        return statements.values().stream().filter(each -> !each.name().isEmpty()).map(PreparedStatement::shown)
                .toList();
    }

    @Override
    public List<Opened> cursors() {
        return portals.values().stream().map(Portal::shown).toList();
    }

    @Override
    public RecordDatum currentRow(String cursor, int tableId, String tableName) {
        Portal portal = findPortal(cursor);
        if (portal == null) {
            throw new StatementError(SqlState.INVALID_CURSOR_NAME, "cursor \"" + cursor + "\" does not exist");
        }
        return portal.currentRow(tableId, tableName);
    }

    /** Portals that are made from now on have this number or a higher one. */
    long portalMark() {
        return portalsMade;
    }

    void closePortalsFrom(long mark) {
        for (Portal portal : List.copyOf(portals.values())) {
            if (portal.number() >= mark) {
                closePortal(portal.name());
            }
        }
    }

    /** The portal whose statement is being started, or null: should that end the transaction, it goes on. */
    void atWork(Portal portal) {
        atWork = portal;
    }

    /** A transaction ends: what is left are cursors WITH HOLD of those that were committed. */
    void endTransaction(boolean committed) {
        if (!portals.isEmpty()) {
            for (Portal portal : List.copyOf(portals.values())) {
                if (committed && portal.mustBeHeld()) {
                    portal.outlive();
                } else if (!portal.hasOutlivedTransaction() && portal != atWork) {
                    closePortal(portal.name());
                }
            }
        }
    }

    void closeAllPortals() {
        List.copyOf(portals.keySet()).forEach(this::closePortal);
    }

    /** A transaction is about to write: portals that are still being read shall not see it. */
    void settlePortals(Object transaction, Portal writing) {
        for (Portal portal : portals.values()) {
            if (portal != writing && portal.isStartedIn(transaction)) {
                portal.finish();
            }
        }
    }
}
