package io.phantomdb.session;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.txn.TableVersion;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.KeyValue;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/**
 * All notifications of the cluster, numbered without gaps in the order of the commits that sent them: whoever appends holds
 * the counter until the end of the transaction, as notifying transactions do in PostgreSQL. So a reader that has seen a
 * number has missed nothing below it, on whichever node.
 */
final class NotificationQueue {
    static final TableVersion TABLE = SystemTables.NOTIFICATIONS;
    /** So many are kept for readers that are behind. */
    private static final long KEPT_MAX = 10_000;
    private static final long TRIMMED_AT_ONCE = 1_000;
    private static final int ENTRIES = 1;
    private static final int COUNTER = 2;
    private static final Bytes COUNTER_KEY = SystemTables.indexPrefix(TABLE.descriptorId(), COUNTER);

    private NotificationQueue() {}

    /** What was found behind a number. */
    record Found(List<Notification> notifications, long last, boolean isGap) {}

    /** Sent if the transaction commits. Returns the number of the last. */
    static long append(Transaction transaction, List<Notification> notifications) {
        long before = counter(transaction, Lock.EXCLUSIVE);
        long last = before;
        for (Notification notification : notifications) {
            transaction.put(TABLE, key(++last), notification.encode());
        }
        transaction.put(TABLE, COUNTER_KEY, new ByteWriter(8).u64(last).take());
        if (last > KEPT_MAX && last / TRIMMED_AT_ONCE != before / TRIMMED_AT_ONCE) {
            transaction.deleteRange(TABLE, new Span(key(0), key(last - KEPT_MAX)));
        }
        return last;
    }

    /** The number of the last one that was sent; 0 if none ever was. */
    static long last(Transaction transaction) {
        return counter(transaction, Lock.SHARED);
    }

    private static long counter(Transaction transaction, Lock lock) {
        Bytes stored = transaction.get(TABLE, List.of(COUNTER_KEY), lock).getFirst();
        return stored == null ? 0 : new ByteReader(stored).u64();
    }

    /** What came after that number; a gap if some of it is not kept any more. */
    static Found after(Transaction transaction, long seen) {
        List<Notification> found = new ArrayList<>();
        Span span = new Span(key(seen + 1), COUNTER_KEY);
        Transaction.Scan scan = transaction.scan(TABLE, span, false, Lock.SHARED, 0);
        long last = seen;
        for (List<KeyValue> page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            for (KeyValue row : page) {
                long number = number(row.key());
                if (number != last + 1) {
                    return new Found(found, number, true);
                }
                last = number;
                found.add(Notification.decode(row.value()));
            }
        }
        return new Found(found, last, false);
    }

    private static Bytes key(long number) {
        return new ByteWriter(16).raw(SystemTables.indexPrefix(TABLE.descriptorId(), ENTRIES)).u64(number).take();
    }

    private static long number(Bytes key) {
        ByteReader reader = new ByteReader(key);
        reader.raw(SystemTables.indexPrefix(TABLE.descriptorId(), ENTRIES).length());
        return reader.u64();
    }
}
