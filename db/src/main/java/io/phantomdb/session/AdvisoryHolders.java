package io.phantomdb.session;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.FormatNumbers;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import io.phantomdb.rows.SessionEffects.AdvisoryKey;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.txn.TableVersion;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.KeyValue;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/**
 * Which sessions hold which advisory locks, in rows: what a new leader, whose lock table is empty, would not know. A row is of
 * one lock of one session; the session is named by the transaction that it keeps open for its locks.
 */
final class AdvisoryHolders {
    static final TableVersion TABLE = SystemTables.ADVISORY_LOCKS;
    private static final int LOCKS = 1;
    private static final int HOLDERS = 2;

    /** A session that holds, or held until it vanished, a lock. */
    record Holder(NodeId node, TxnId session, boolean shared) {
        Bytes encode() {
            return new ByteWriter(32).u8(FormatNumbers.ADVISORY_HOLDER).u16(node.number()).u64(session.high()).u64(
                    session.low()).u8(shared ? 1 : 0).take();
        }

        /** Throws {@code Malformed} for anything else. */
        static Holder decode(Bytes encoded) {
            ByteReader reader = new ByteReader(encoded);
            int format = reader.u8();
            if (format != FormatNumbers.ADVISORY_HOLDER) {
                throw new ByteReader.Malformed("a holder of a lock of format " + format);
            }
            Holder holder = new Holder(new NodeId(reader.u16()), new TxnId(reader.u64(), reader.u64()), reader
                    .u8() != 0);
            reader.end();
            return holder;
        }
    }

    private AdvisoryHolders() {}

    /** The key that is locked. No row is ever there. */
    static Bytes lock(AdvisoryKey key) {
        return prefix(LOCKS, key).take();
    }

    private static ByteWriter prefix(int index, AdvisoryKey key) {
        return new ByteWriter(48).raw(SystemTables.indexPrefix(TABLE.descriptorId(), index)).u8(key.isPair() ? 2 : 1)
                .u64(key.number());
    }

    private static Bytes row(AdvisoryKey key, Holder holder) {
        return prefix(HOLDERS, key).u64(holder.session.high()).u64(holder.session.low()).u8(holder.shared ? 1 : 0)
                .take();
    }

    static List<Holder> of(Transaction transaction, AdvisoryKey key) {
        List<Holder> holders = new ArrayList<>();
        Transaction.Scan scan = transaction.scan(TABLE, Span.ofPrefix(prefix(HOLDERS, key).take()), false, Lock.SHARED,
                0);
        for (List<KeyValue> page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            page.forEach(each -> holders.add(Holder.decode(each.value())));
        }
        return holders;
    }

    static void put(Transaction transaction, AdvisoryKey key, Holder holder) {
        transaction.put(TABLE, row(key, holder), holder.encode());
    }

    static void remove(Transaction transaction, AdvisoryKey key, Holder holder) {
        transaction.delete(TABLE, row(key, holder));
    }
}
