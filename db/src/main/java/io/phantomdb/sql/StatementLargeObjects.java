package io.phantomdb.sql;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.LargeObjects;
import io.phantomdb.sql.OpenLargeObjects.Open;
import io.phantomdb.sql.catalog.LargeObjectPages;
import io.phantomdb.txn.Transaction;

/** Large objects as the functions of one statement see them: rows of its transaction, descriptors of its session. */
final class StatementLargeObjects implements LargeObjects {
    private static final int INV_WRITE = 0x20000;
    private static final int INV_READ = 0x40000;
    private static final long FIRST_USER_OID = 16_384;
    private static final int VALUE_BYTES_MAX = 16 << 20;

    private final Environment environment;
    private final OpenLargeObjects open;
    private final LargeObjectPages pages;

    StatementLargeObjects(Environment environment, Transaction transaction) {
        this.environment = environment;
        this.open = environment.openLargeObjects();
        this.pages = new LargeObjectPages(transaction);
    }

    @Override
    public long create(long oid) {
        requireWritable("lo_create()");
        long chosen = oid == 0 ? free() : oid;
        if (oid != 0 && pages.exists(oid, Transaction.Lock.EXCLUSIVE)) {
            throw new StatementError(SqlState.UNIQUE_VIOLATION,
                    "duplicate key value violates unique constraint \"pg_largeobject_metadata_oid_index\"")
                    .withDetail("Key (oid)=(" + oid + ") already exists.");
        }
        pages.create(chosen);
        return chosen;
    }

    private long free() {
        while (true) {
            long drawn = environment.entropy().nextLong() & Integer.MAX_VALUE;
            if (drawn >= FIRST_USER_OID && !pages.exists(drawn, Transaction.Lock.EXCLUSIVE)) {
                return drawn;
            }
        }
    }

    private void requireWritable(String call) {
        if ("on".equals(environment.setting("transaction_read_only"))) {
            throw new StatementError(SqlState.READ_ONLY_SQL_TRANSACTION,
                    "cannot execute " + call + " in a read-only transaction");
        }
    }

    private void require(long oid, Transaction.Lock lock) {
        if (!pages.exists(oid, lock)) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "large object " + oid + " does not exist");
        }
    }

    @Override
    public void unlink(long oid) {
        requireWritable("lo_unlink()");
        require(oid, Transaction.Lock.EXCLUSIVE);
        pages.remove(oid);
    }

    @Override
    public int open(long oid, int mode) {
        boolean mayWrite = (mode & INV_WRITE) != 0;
        boolean mayRead = mayWrite || (mode & INV_READ) != 0;
        if (!mayRead) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "invalid flags for opening a large object: " + mode);
        }
        require(oid, Transaction.Lock.SHARED);
        return open.add(new Open(oid, true, mayWrite, 0));
    }

    @Override
    public void close(int descriptor) {
        opened(descriptor);
        open.put(descriptor, null);
    }

    private Open opened(int descriptor) {
        Open found = open.get(descriptor);
        if (found == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "invalid large-object descriptor: " + descriptor);
        }
        return found;
    }

    private Open writable(int descriptor, String call) {
        requireWritable(call);
        Open found = opened(descriptor);
        if (!found.mayWrite()) {
            throw new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "large object descriptor " + descriptor + " was not opened for writing");
        }
        return found;
    }

    @Override
    public Bytes read(int descriptor, int length) {
        Open from = opened(descriptor);
        Bytes data = pages.read(from.oid(), from.position(), bounded(Math.min(length, pages.length(from.oid())
                - from.position())));
        open.put(descriptor, from.at(from.position() + data.length()));
        return data;
    }

    private static int bounded(long length) {
        if (length > VALUE_BYTES_MAX) {
            throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED, "large object read request is too large");
        }
        return (int) Math.max(0, length);
    }

    @Override
    public int write(int descriptor, Bytes data) {
        Open to = writable(descriptor, "lowrite()");
        write(to.oid(), to.position(), data);
        open.put(descriptor, to.at(to.position() + data.length()));
        return data.length();
    }

    private void write(long oid, long offset, Bytes data) {
        require(oid, Transaction.Lock.EXCLUSIVE);
        pages.write(oid, inside(offset + data.length()) - data.length(), data);
    }

    private static long inside(long position) {
        if (position < 0 || position > LargeObjectPages.LENGTH_MAX) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "invalid large object seek target: " + position);
        }
        return position;
    }

    @Override
    public long seek(int descriptor, long offset, int whence) {
        Open from = opened(descriptor);
        long start = switch (whence) {
            case 0 -> 0;
            case 1 -> from.position();
            case 2 -> pages.length(from.oid());
            default -> throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "invalid whence setting: " + whence);
        };
        long position = inside(start + offset);
        open.put(descriptor, from.at(position));
        return position;
    }

    @Override
    public long tell(int descriptor) {
        return opened(descriptor).position();
    }

    @Override
    public void truncate(int descriptor, long length) {
        Open of = writable(descriptor, "lo_truncate()");
        if (length < 0 || length > LargeObjectPages.LENGTH_MAX) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "invalid large object truncation target: " + length);
        }
        require(of.oid(), Transaction.Lock.EXCLUSIVE);
        pages.truncate(of.oid(), length);
    }

    @Override
    public Bytes get(long oid, long offset, int length) {
        require(oid, Transaction.Lock.SHARED);
        long there = pages.length(oid) - inside(offset);
        return pages.read(oid, offset, bounded(length < 0 ? there : Math.min(length, there)));
    }

    @Override
    public void put(long oid, long offset, Bytes data) {
        requireWritable("lo_put()");
        inside(offset);
        write(oid, offset, data);
    }
}
