package io.phantomdb.session;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.sql.Engine;
import io.phantomdb.sql.PlQueries;
import io.phantomdb.sql.RoutineCursors;
import io.phantomdb.txn.Transaction;
import java.util.List;

/** The cursors that routines open are portals like others, save that all their rows are there from the beginning. */
final class SessionCursors implements RoutineCursors, Work.Trace {
    private final Statements statements;
    private final MemoryAccount memory;

    SessionCursors(Statements statements, MemoryAccount memory) {
        this.statements = statements;
        this.memory = memory;
    }

    /** A portal as routines see it. */
    private record OpenPortal(Portal portal) implements Opened {
        @Override
        public List<Engine.Column> columns() {
            return portal.columns();
        }

        @Override
        public long position() {
            return portal.rows().position();
        }

        @Override
        public long last() {
            return portal.rows().last();
        }

        @Override
        public Object[] goTo(long number) {
            return portal.rows().goTo(number);
        }
    }

    @Override
    public String freshName() {
        int number = 1;
        while (statements.findPortal(unnamed(number)) != null) {
            number++;
        }
        return unnamed(number);
    }

    private static String unnamed(int number) {
        return "<unnamed portal " + number + ">";
    }

    @Override
    public void open(String name, Engine.Statement statement, Transaction transaction, PlQueries.Rows rows) {
        PreparedStatement query = new PreparedStatement("", statement, null, List.of(), rows.columns(), 0);
        Portal portal = new Portal(name, query, List.of(), Formats.TEXT, 0,
                new Portal.Cursor(ReadRows.Keep.ALL, false, true));
        statements.add(portal);
        portal.start(transaction, rows.asGiven(), memory);
        portal.finish();
    }

    @Override
    public Opened find(String name, Transaction transaction) {
        Portal portal = name.isEmpty() ? null : statements.findPortal(name);
        return portal != null && portal.isStartedIn(transaction) ? new OpenPortal(portal) : null;
    }

    @Override
    public void close(String name) {
        statements.closePortal(name);
    }

    @Override
    public long mark() {
        return statements.portalMark();
    }

    @Override
    public void closeFrom(long mark) {
        for (Portal portal : List.copyOf(statements.portals())) {
            if (portal.isOfRoutine() && portal.number() >= mark) {
                statements.closePortal(portal.name());
            }
        }
    }

    /** What a step that is done again had opened is not there any more. */
    @Override
    public int length() {
        return (int) mark();
    }

    @Override
    public void cut(int length) {
        closeFrom(length);
    }
}
