package io.phantomdb.sql;

import io.phantomdb.txn.Transaction;
import java.util.List;
import java.util.TreeMap;

/** Cursors of routines where there are no portals. */
final class TestCursors implements RoutineCursors {
    private final TreeMap<String, Rows> open = new TreeMap<>();
    private long opened;

    private static final class Rows implements Opened {
        private final long number;
        private final PlQueries.Rows rows;
        private long position;

        private Rows(long number, PlQueries.Rows rows) {
            this.number = number;
            this.rows = rows;
        }

        @Override
        public List<Engine.Column> columns() {
            return rows.columns();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public long last() {
            return rows.rows().size();
        }

        @Override
        public Object[] goTo(long to) {
            position = Math.clamp(to, 0, last() + 1);
            return position == 0 || position > last() ? null : rows.rows().get((int) position - 1);
        }
    }

    @Override
    public String freshName() {
        return "<unnamed portal " + (open.size() + 1) + ">";
    }

    @Override
    public void open(String name, Engine.Statement statement, Transaction transaction, PlQueries.Rows rows) {
        open.put(name, new Rows(opened++, rows));
    }

    @Override
    public Opened find(String name, Transaction transaction) {
        return open.get(name);
    }

    @Override
    public void close(String name) {
        open.remove(name);
    }

    @Override
    public long mark() {
        return opened;
    }

    @Override
    public void closeFrom(long mark) {
        open.values().removeIf(each -> each.number >= mark);
    }

    void closeAll() {
        open.clear();
    }
}
