package io.phantomdb.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Golden;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.MemoryTransactions;
import io.phantomdb.sql.TestHost;
import io.phantomdb.txn.Transaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class NotificationQueueTest {
    private final MemoryTransactions transactions = new MemoryTransactions(7, List.of());
    private final Scope scope = new Scope(TestHost.create(1), MemoryAccount.root("test", 1 << 30));

    private <T> T inTransaction(Function<Transaction, T> body) {
        Transaction transaction = transactions.begin(scope, false);
        T result = body.apply(transaction);
        transaction.commit();
        return result;
    }

    private static Notification notification(String payload) {
        return new Notification(7, "news", payload);
    }

    private long send(String... payloads) {
        List<Notification> all = new ArrayList<>();
        for (String payload : payloads) {
            all.add(notification(payload));
        }
        return inTransaction(transaction -> NotificationQueue.append(transaction, all));
    }

    @Test
    void whatWasSentIsFoundInItsOrder() {
        assertEquals(0L, inTransaction(NotificationQueue::last));
        assertEquals(2, send("a", "b"));
        assertEquals(3, send("c"));
        assertEquals(3L, inTransaction(NotificationQueue::last));
        NotificationQueue.Found all = inTransaction(transaction -> NotificationQueue.after(transaction, 0));
        assertEquals(List.of(notification("a"), notification("b"), notification("c")), all.notifications());
        NotificationQueue.Found rest = inTransaction(transaction -> NotificationQueue.after(transaction, 2));
        assertEquals(List.of(notification("c")), rest.notifications());
        assertEquals(3, rest.last());
        assertFalse(rest.isGap());
        assertEquals(List.of(), inTransaction(transaction -> NotificationQueue.after(transaction, 3)).notifications());
    }

    @Test
    void nothingIsFoundOfATransactionThatIsRolledBack() {
        Transaction transaction = transactions.begin(scope, false);
        NotificationQueue.append(transaction, List.of(notification("never")));
        transaction.rollback();
        assertEquals(0L, inTransaction(NotificationQueue::last));
    }

    @Test
    void whoIsFarBehindIsToldSo() {
        String[] many = new String[1_000];
        for (int each = 0; each < many.length; each++) {
            many[each] = "" + each;
        }
        for (int times = 0; times < 12; times++) {
            send(many);
        }
        assertTrue(inTransaction(transaction -> NotificationQueue.after(transaction, 0)).isGap());
        NotificationQueue.Found kept = inTransaction(transaction -> NotificationQueue.after(transaction, 11_990));
        assertEquals(10, kept.notifications().size());
        assertFalse(kept.isGap());
    }

    @Test
    void rowsAreWrittenAsEver() throws IOException {
        assertEquals(notification("payload"),
                Notification.decode(Golden.check("notification-1", notification("payload").encode())));
        AdvisoryHolders.Holder holder = new AdvisoryHolders.Holder(new NodeId(3), new TxnId(5, 8), true);
        assertEquals(holder,
                AdvisoryHolders.Holder.decode(Golden.check("advisory-holder-1", holder.encode())));
    }
}
