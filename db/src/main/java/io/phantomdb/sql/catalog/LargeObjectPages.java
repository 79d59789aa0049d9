package io.phantomdb.sql.catalog;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.txn.TableVersion;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.KeyValue;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of large objects inside one transaction: a row that says that an object is there, and a row for each page of it
 * that was ever written; what lies between them is zero. A row begins with a format byte. Who changes an object holds its
 * first row.
 */
public final class LargeObjectPages {
    public static final int PAGE_BYTES = 8_192;
    /** Pages are numbered by 31 bits. */
    public static final long LENGTH_MAX = (long) PAGE_BYTES * Integer.MAX_VALUE;

    private static final TableVersion TABLE = SystemTables.LARGE_OBJECTS;
    private static final int OBJECTS = 1;
    private static final int PAGES = 2;
    private static final int FORMAT = 1;

    private final Transaction transaction;

    public LargeObjectPages(Transaction transaction) {
        this.transaction = transaction;
    }

    public boolean exists(long oid, Lock lock) {
        return transaction.get(TABLE, List.of(object(oid)), lock).getFirst() != null;
    }

    /** The numbers of all, rising. */
    public List<Long> all() {
        List<Long> all = new ArrayList<>();
        Span span = Span.ofPrefix(SystemTables.indexPrefix(TABLE.descriptorId(), OBJECTS));
        Transaction.Scan scan = transaction.scan(TABLE, span, false, Lock.SHARED, 0);
        for (List<KeyValue> page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            page.forEach(row -> all.add(last(row.key()) & 0xFFFF_FFFFL));
        }
        return all;
    }

    public void create(long oid) {
        transaction.put(TABLE, object(oid), new ByteWriter(1).u8(FORMAT).take());
    }

    public void remove(long oid) {
        transaction.delete(TABLE, object(oid));
        transaction.deleteRange(TABLE, pages(oid));
    }

    /** Up to the last byte that was written. */
    public long length(long oid) {
        List<KeyValue> lastPage = transaction.scan(TABLE, pages(oid), true, Lock.SHARED, 1).nextPage();
        if (lastPage.isEmpty()) {
            return 0;
        }
        KeyValue row = lastPage.getFirst();
        return (long) last(row.key()) * PAGE_BYTES + row.value().length() - 1;
    }

    /** Bytes that are there. */
    public Bytes read(long oid, long offset, int length) {
        byte[] data = new byte[length];
        if (length > 0) {
            Span span = new Span(page(oid, pageOf(offset)), page(oid, pageOf(offset + length - 1) + 1));
            Transaction.Scan scan = transaction.scan(TABLE, span, false, Lock.SHARED, 0);
            for (List<KeyValue> rows = scan.nextPage(); !rows.isEmpty(); rows = scan.nextPage()) {
                rows.forEach(row -> copy(row, data, offset));
            }
        }
        return Bytes.wrap(data);
    }

    private static void copy(KeyValue row, byte[] into, long offset) {
        long start = (long) last(row.key()) * PAGE_BYTES;
        byte[] page = row.value().toArray();
        int from = (int) Math.max(0, offset - start);
        int to = (int) Math.min(page.length - 1, offset + into.length - start);
        if (from < to) {
            System.arraycopy(page, 1 + from, into, (int) (start + from - offset), to - from);
        }
    }

    public void write(long oid, long offset, Bytes data) {
        byte[] bytes = data.toArray();
        int done = 0;
        while (done < bytes.length) {
            int page = pageOf(offset + done);
            int at = (int) ((offset + done) % PAGE_BYTES);
            int count = Math.min(PAGE_BYTES - at, bytes.length - done);
            byte[] old = at == 0 && count == PAGE_BYTES ? new byte[0] : stored(oid, page);
            byte[] merged = Arrays.copyOf(old, Math.max(old.length, at + count));
            System.arraycopy(bytes, done, merged, at, count);
            store(oid, page, merged);
            done += count;
        }
    }

    public void truncate(long oid, long length) {
        int last = pageOf(Math.max(0, length - 1));
        int inLast = (int) (length - (long) last * PAGE_BYTES);
        byte[] kept = Arrays.copyOf(stored(oid, last), inLast);
        transaction.deleteRange(TABLE, new Span(page(oid, last), pages(oid).end()));
        if (length > 0) {
            store(oid, last, kept);
        }
    }

    /** The bytes of a page without its format; none if it was never written. */
    private byte[] stored(long oid, int page) {
        Bytes stored = transaction.get(TABLE, List.of(page(oid, page)), Lock.EXCLUSIVE).getFirst();
        return stored == null ? new byte[0] : stored.slice(1, stored.length()).toArray();
    }

    private void store(long oid, int page, byte[] bytes) {
        transaction.put(TABLE, page(oid, page),
                new ByteWriter(1 + bytes.length).u8(FORMAT).raw(Bytes.wrap(bytes)).take());
    }

    private static int pageOf(long offset) {
        return (int) (offset / PAGE_BYTES);
    }

    private static Bytes object(long oid) {
        return key(OBJECTS).u32((int) oid).take();
    }

    private static Span pages(long oid) {
        return Span.ofPrefix(key(PAGES).u32((int) oid).take());
    }

    private static Bytes page(long oid, int page) {
        return key(PAGES).u32((int) oid).u32(page).take();
    }

    private static ByteWriter key(int index) {
        return new ByteWriter(16).raw(SystemTables.indexPrefix(TABLE.descriptorId(), index));
    }

    /** The last number of a key. */
    private static int last(Bytes key) {
        return new ByteReader(key.slice(key.length() - Integer.BYTES, key.length())).u32();
    }
}
